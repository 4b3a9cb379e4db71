-- Certificates of credit: what an employer signs, the keys it signs with, and the lists by which a certificate is taken back.
-- All of it is the employer's. Whether a certificate holds is the award's to say (`awards.revoked_at`) and nowhere else.

create table issuers (
  tenant_id uuid primary key references tenants (id),
  -- The next free place in the status lists. Only ever grows: a place is never given out again.
  next_place integer not null default 0 check (next_place >= 0)
);
call wall_by_tenant('issuers');

create table signing_keys (
  tenant_id uuid not null references issuers (tenant_id),
  id uuid not null,
  -- The issuer's address at which the key is listed.
  controller text not null,
  public_key text not null check (public_key like 'z6Mk%'),
  -- Sealed under the installation's secret, for this row alone.
  sealed_secret text not null,
  made_at timestamptz not null,
  -- Signs nothing new from then on; what it signed stays valid.
  retired_at timestamptz,
  -- Fell into wrong hands: nothing it ever signed is believed.
  revoked_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, public_key),
  check (revoked_at is null or retired_at is not null)
);
create unique index signing_keys_in_use on signing_keys (tenant_id) where retired_at is null;
call wall_by_tenant('signing_keys');

create table certificates (
  tenant_id uuid not null,
  award_id uuid not null,
  number text not null,
  -- In the status lists, 131,072 to a list.
  place integer not null check (place >= 0),
  signing_key_id uuid not null,
  -- `CertificateFacts` of rules/certificates: all it says, as it was when it was issued.
  facts jsonb not null,
  -- The signed Open Badges 3.0 credential, to the letter.
  credential text not null,
  issued_at timestamptz not null,
  primary key (tenant_id, award_id),
  unique (tenant_id, number),
  unique (tenant_id, place),
  foreign key (tenant_id, award_id) references awards (tenant_id, id),
  foreign key (tenant_id, signing_key_id) references signing_keys (tenant_id, id)
);
-- Not unique across tenants, though as good as: 70 random bits.
create index certificates_by_number on certificates (number);
create index certificates_by_key on certificates (tenant_id, signing_key_id);
call wall_by_tenant('certificates');

-- What was published last. Made anew when another certificate was revoked, or another key signs.
create table status_lists (
  tenant_id uuid not null references issuers (tenant_id),
  controller text not null,
  list integer not null check (list >= 0),
  signing_key_id uuid not null,
  revoked_count integer not null,
  credential text not null,
  primary key (tenant_id, controller, list),
  foreign key (tenant_id, signing_key_id) references signing_keys (tenant_id, id)
);
create index status_lists_by_key on status_lists (tenant_id, signing_key_id);
call wall_by_tenant('status_lists');

-- Places of revoked certificates that were destroyed when their time was up: whoever kept a copy is still told.
create table revoked_places (
  tenant_id uuid not null references issuers (tenant_id),
  place integer not null,
  primary key (tenant_id, place)
);
call wall_by_tenant('revoked_places');

create index awards_revoked on awards (tenant_id, id) where revoked_at is not null;
