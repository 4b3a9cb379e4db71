-- What leaves a record and comes back to it: two things that authorities' forms ask about an entry, and files brought in.

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
