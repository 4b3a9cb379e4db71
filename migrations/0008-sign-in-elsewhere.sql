-- Proofs that another keeps: a passkey in someone's device, an employer's identity provider, its directory of staff.

-- The key of one authenticator. What it signs with never leaves it; this is the half that checks.
create table account_passkeys (
  tenant_id uuid not null references accounts (tenant_id),
  id uuid not null,
  -- The authenticator's own name for the key, and the key itself (COSE), both as base64url.
  credential_id text not null,
  public_key text not null,
  -- How often it signed, as it says itself: one that goes back was copied. Many always say 0.
  counter bigint not null check (counter >= 0),
  transports jsonb not null,
  -- Kept in step between devices by whoever made the authenticator.
  is_synced boolean not null,
  label text not null check (label <> ''),
  made_at timestamptz not null,
  last_used_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, credential_id)
);
call wall_by_tenant('account_passkeys');

-- Something begun in one browser and answered from elsewhere, once: a passkey's challenge, a question to an identity
-- provider. Nobody is known yet, so it belongs to no tenant. Rows past their end are swept by those that follow.
create table sign_in_attempts (
  -- Of the secret in the browser's cookie.
  token_digest text primary key,
  kind text not null check (kind in ('passkey', 'passkey registration', 'openid', 'saml', 'joining')),
  -- What an identity provider gives back to name it: `state`, `RelayState`.
  handle text unique,
  provider_id uuid,
  -- Under the installation's secret: the challenge, the nonce, the verifier, the page that was wanted; then the answer.
  sealed text not null,
  answered_at timestamptz,
  ends_at timestamptz not null
);
create index sign_in_attempts_by_end on sign_in_attempts (ends_at);

-- Where an employer's staff prove who they are.
create table identity_providers (
  tenant_id uuid not null references tenants (id),
  id uuid not null,
  kind text not null check (kind in ('openid', 'saml')),
  -- On the button: `Prairie Library System`.
  name text not null check (name <> ''),
  is_active boolean not null default true,
  -- OpenID: the issuer's address. SAML: the provider's entity id.
  issuer text not null check (issuer <> ''),
  client_id text,
  sealed_client_secret text,
  -- SAML: where people are sent, and the certificates that sign, newest first.
  entry_point text,
  certificates jsonb,
  answers_unasked boolean not null default false,
  -- Addresses that are the employer's own: `prairie.example`.
  email_domains jsonb not null,
  trusts_own_addresses boolean not null default false,
  -- The claim or attribute that holds the employee number; absent when people are known by e-mail alone.
  number_claim text,
  admits_newcomers boolean not null default false,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (tenant_id, id),
  check ((kind = 'saml') = (entry_point is not null and certificates is not null)),
  check ((kind = 'openid') = (client_id is not null and sealed_client_secret is not null))
);
create index identity_providers_by_id on identity_providers (id);
call wall_by_tenant('identity_providers');

-- Which account a person at an employer's provider is. In the employer's tenant: it ends with the employment.
create table account_identities (
  tenant_id uuid not null,
  provider_id uuid not null,
  -- The provider's own name for the person, which never changes: `sub`, NameID.
  subject text not null,
  account_id uuid not null references accounts (tenant_id),
  linked_at timestamptz not null,
  last_used_at timestamptz not null,
  primary key (tenant_id, provider_id, subject),
  foreign key (tenant_id, provider_id) references identity_providers (tenant_id, id)
);
create index account_identities_by_account on account_identities (account_id);
call wall_by_tenant('account_identities');

-- What an employer's directory shows to be let in (SCIM 2.0, RFC 7644).
create table directory_tokens (
  tenant_id uuid not null references tenants (id),
  id uuid not null,
  label text not null check (label <> ''),
  token_digest text not null,
  made_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, token_digest)
);
call wall_by_tenant('directory_tokens');

-- A member of staff as the employer's directory describes them, beside what `staff` holds already.
create table directory_entries (
  tenant_id uuid not null,
  staff_id uuid not null,
  user_name text not null check (user_name <> ''),
  -- Names, addresses, title, department and manager as they were sent, to be given back alike.
  attributes jsonb not null,
  -- The position the directory made and keeps in step.
  position_id uuid,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  -- The directory let go of them: it no longer sees them here, the staff record stays.
  removed_at timestamptz,
  primary key (tenant_id, staff_id),
  foreign key (tenant_id, staff_id) references staff (tenant_id, id)
);
create unique index directory_entries_by_user_name on directory_entries (tenant_id, lower(user_name))
  where removed_at is null;
call wall_by_tenant('directory_entries');
