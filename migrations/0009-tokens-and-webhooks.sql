-- How programs come in, and how they are told. A token is its owner's: it lives in the account's tenant and goes with it.
-- A webhook is the employer's.

create table api_tokens (
  -- The account.
  tenant_id uuid not null references accounts (tenant_id),
  id uuid not null,
  name text not null check (name <> ''),
  -- A list of scopes, as in rules/tokens.
  scopes jsonb not null check (jsonb_typeof(scopes) = 'array'),
  -- SHA-256: the token itself is shown once and kept nowhere.
  secret_digest text not null,
  made_at timestamptz not null,
  ends_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, secret_digest),
  check (ends_at > made_at)
);
call wall_by_tenant('api_tokens');

create table webhooks (
  tenant_id uuid not null references tenants (id),
  id uuid not null,
  address text not null check (address ~ '^https?://'),
  events jsonb not null check (jsonb_typeof(events) = 'array'),
  -- Sealed: needed again for every signature, so a digest would not do.
  sealed_secret text not null,
  -- Whose it is, and where a letter about its failing goes.
  owner_id uuid not null,
  owner_name text not null,
  state text not null default 'on' check (state in ('on', 'off', 'disabled')),
  -- The first failure since something last arrived.
  failing_since timestamptz,
  made_at timestamptz not null,
  primary key (tenant_id, id)
);
call wall_by_tenant('webhooks');

create table webhook_deliveries (
  tenant_id uuid not null,
  id uuid not null,
  webhook_id uuid not null,
  event text not null,
  -- What is signed and sent, to the byte, on every try.
  body text not null,
  state text not null default 'waiting' check (state in ('waiting', 'delivered', 'failed')),
  -- Every try: when, the status or what went wrong, and how long it took.
  tries jsonb not null default '[]',
  -- Tries of this round: sending it again begins anew.
  try_count integer not null default 0 check (try_count >= 0),
  round_began_at timestamptz not null,
  made_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, webhook_id) references webhooks (tenant_id, id) on delete cascade
);
create index webhook_deliveries_by_webhook on webhook_deliveries (tenant_id, webhook_id, made_at desc, id);
call wall_by_tenant('webhook_deliveries');
