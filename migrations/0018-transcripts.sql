-- What leaves a record and comes back to it: two things that authorities' forms ask about an entry, files that were brought in,
-- and the address to which a person forwards certificates.

alter table credit_entries
  -- What it was about, with its objectives, and where it was; forms ask for both.
  add column description text not null default '',
  add column place text not null default '';

-- A file that somebody brought in: looked at first, taken over at one word, and taken back at another.
create table credit_ledger_imports (
  tenant_id uuid not null references accounts (tenant_id),
  id uuid not null,
  file_name text not null,
  -- What was read in it, line by line: see rules/ledger-import/ledger-file.
  content jsonb not null,
  -- Ids of the entries and credentials that it added, or put back.
  entry_ids jsonb not null default '[]',
  credential_ids jsonb not null default '[]',
  made_at timestamptz not null,
  confirmed_at timestamptz,
  undone_at timestamptz,
  primary key (tenant_id, id)
);
call wall_by_tenant('credit_ledger_imports');

-- Who forwards mail to this address gets drafts on their record. The address itself is worked out anew from the installation's
-- secret and the generation; here stands only what finds it.
create table record_addresses (
  tenant_id uuid not null references accounts (tenant_id),
  generation integer not null check (generation > 0),
  token_digest text not null,
  made_at timestamptz not null,
  primary key (tenant_id)
);
create unique index record_addresses_by_token on record_addresses (token_digest);
call wall_by_tenant('record_addresses');
