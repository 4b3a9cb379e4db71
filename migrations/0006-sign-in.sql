-- How someone proves who they are. Everything here is the account's own and goes when it goes.

create table account_passwords (
  tenant_id uuid primary key references accounts (tenant_id),
  -- `$argon2id$v=19$m=…,t=…,p=…$salt$hash`: says how it was made, so that a stronger way can follow.
  hash text not null check (hash like '$argon2id$%'),
  changed_at timestamptz not null
);
call wall_by_tenant('account_passwords');

-- An app that shows codes (RFC 6238).
create table account_authenticators (
  tenant_id uuid primary key references accounts (tenant_id),
  -- Under the installation's secret.
  sealed_secret text not null,
  made_at timestamptz not null,
  -- When a first code of it was shown to be right: before that it proves nothing.
  confirmed_at timestamptz,
  -- The step of the last code that was taken: neither it nor one before is taken again.
  last_step bigint
);
call wall_by_tenant('account_authenticators');

create table account_recovery_codes (
  tenant_id uuid not null references accounts (tenant_id),
  code_digest text not null,
  made_at timestamptz not null,
  used_at timestamptz,
  primary key (tenant_id, code_digest)
);
call wall_by_tenant('account_recovery_codes');

-- What takes its holder one step on, once: a letter's link or code, the first of two factors.
create table sign_in_tickets (
  tenant_id uuid not null references accounts (tenant_id),
  id uuid not null,
  kind text not null check (kind in ('sign-in', 'confirmation', 'second-step', 'address')),
  -- Of the secret in the letter's address, or in the browser's cookie.
  token_digest text not null,
  -- A code is taken only from the browser, or the session, that asked for it.
  code_digest text,
  asker_digest text,
  tries_left smallint not null default 5 check (tries_left >= 0),
  -- The page that was wanted.
  leads_to text not null default '',
  -- How the first of two factors was shown.
  way text,
  -- The address that is to be the account's.
  email text check (email = lower(email) and email like '%_@_%'),
  made_at timestamptz not null,
  ends_at timestamptz not null,
  used_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, token_digest),
  check ((code_digest is null) = (asker_digest is null)),
  check ((kind = 'address') = (email is not null)),
  check ((kind = 'second-step') = (way is not null))
);
create index sign_in_tickets_by_asker on sign_in_tickets (tenant_id, asker_digest) where asker_digest is not null;
create index sign_in_tickets_by_end on sign_in_tickets (ends_at);
call wall_by_tenant('sign_in_tickets');

-- Browsers the account was signed in from, each known by a cookie of its own.
create table account_devices (
  tenant_id uuid not null references accounts (tenant_id),
  token_digest text not null,
  first_seen_at timestamptz not null,
  last_seen_at timestamptz not null,
  primary key (tenant_id, token_digest)
);
create index account_devices_by_time on account_devices (last_seen_at);
call wall_by_tenant('account_devices');

-- Tries that failed, by what they are counted for: an address of the net, an e-mail address, a browser. The names are
-- digests under the installation's secret: nobody reads here who tried, or whether there is such an account.
create table sign_in_tries (
  counted_for text primary key,
  failed_count integer not null check (failed_count >= 0),
  last_failed_at timestamptz not null,
  opens_at timestamptz not null
);
create index sign_in_tries_by_time on sign_in_tries (last_failed_at);
