-- A person's own side of credit: the credentials they hold, what they did and plan, and what proves it. All of it stands in the
-- person's own tenant, so it goes with them, and no employer reads it. Days are by the calendar where the authority is.

create table credit_credentials (
  tenant_id uuid not null references accounts (tenant_id),
  id uuid not null,
  -- A rule pack's id, shipped or an employer's own: packs are no rows.
  pack_id text not null check (pack_id <> ''),
  role text,
  issued_on date,
  birth_month integer check (birth_month between 1 and 12),
  expires_on date,
  -- As it stands on the paper; forms ask for it.
  certificate_number text,
  endorsements jsonb not null default '[]',
  circumstances jsonb not null default '[]',
  -- See `Subject.positions` of rules/ledger/entry.
  positions jsonb not null default '[]',
  ended_on date,
  -- Whether an employer may see if it will be renewed. Only its holder says so.
  is_shared boolean not null default false,
  removed_at timestamptz,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (tenant_id, id)
);
call wall_by_tenant('credit_credentials');

-- One thing that a person did or plans. What an authority decided about it is no part of it: see credit_decisions.
create table credit_entries (
  tenant_id uuid not null references accounts (tenant_id),
  id uuid not null,
  title text not null check (title <> ''),
  provider text,
  starts_on date,
  ends_on date,
  -- Whole minutes, or so many of another measure: `3/1 semester hour`.
  minutes integer check (minutes >= 0),
  quantity_numerator bigint check (quantity_numerator >= 0),
  quantity_denominator bigint check (quantity_denominator > 0),
  measure text,
  mode text not null check (mode <> ''),
  topics jsonb not null default '[]',
  -- By pack: categories it was put into, and the day of its approval.
  categories jsonb not null default '{}',
  pre_approved jsonb not null default '{}',
  approved_by jsonb not null default '[]',
  endorsements jsonb not null default '[]',
  -- The same for each time the same was taken or given.
  activity text,
  -- Kinds of proof that the person keeps on paper.
  proof_on_paper jsonb not null default '[]',
  -- What it has to do with their work, in two or three sentences of their own.
  relation text not null default '',
  state text not null check (state in ('draft', 'planned', 'earned')),
  source text not null check (source in ('own', 'offering', 'award', 'import', 'e-mail')),
  -- The same thing from the same source is one entry, however often it comes.
  source_key text check (source_key <> ''),
  offering_id uuid,
  -- The employer's award that it came from.
  award_tenant_id uuid,
  award_id uuid,
  -- Taken back for some weeks with `Undo`, then forgotten.
  removed_at timestamptz,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, source_key),
  unique (tenant_id, award_tenant_id, award_id),
  check (ends_on >= starts_on),
  check ((award_id is null) = (award_tenant_id is null)),
  check ((measure is null) = (quantity_numerator is null) and (measure is null) = (quantity_denominator is null)),
  check (minutes is null or measure is null),
  -- A draft may still lack its day and how long it was; nothing else may.
  check (state = 'draft' or (starts_on is not null and ends_on is not null and (minutes is not null or measure is not null)))
);
create index credit_entries_by_day on credit_entries (tenant_id, ends_on, id);
call wall_by_tenant('credit_entries');

create table credit_evidence (
  tenant_id uuid not null,
  id uuid not null,
  entry_id uuid not null,
  file_id uuid not null,
  kind text not null check (
    kind in ('certificate', 'transcript', 'attendance report', 'letter', 'agenda', 'statement', 'list')),
  -- An authority may ask for it until then: that long it outlives the removal of its entry.
  keep_until date,
  removed_at timestamptz,
  added_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, entry_id) references credit_entries (tenant_id, id),
  foreign key (tenant_id, file_id) references files (tenant_id, id)
);
create index credit_evidence_by_entry on credit_evidence (tenant_id, entry_id);
create index credit_evidence_by_file on credit_evidence (tenant_id, file_id);
call wall_by_tenant('credit_evidence');

-- What an authority, or who decides for it, made of one entry for one pack's credential; units are the pack's.
create table credit_decisions (
  tenant_id uuid not null,
  entry_id uuid not null,
  pack_id text not null check (pack_id <> ''),
  outcome text not null check (outcome in ('pending', 'accepted', 'adjusted', 'returned')),
  units_numerator bigint check (units_numerator >= 0),
  units_denominator bigint check (units_denominator > 0),
  reason text not null default '',
  decided_at timestamptz not null,
  primary key (tenant_id, entry_id, pack_id),
  foreign key (tenant_id, entry_id) references credit_entries (tenant_id, id),
  check ((outcome = 'adjusted') = (units_numerator is not null)),
  check ((units_numerator is null) = (units_denominator is null))
);
call wall_by_tenant('credit_decisions');
