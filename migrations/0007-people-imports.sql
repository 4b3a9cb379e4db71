-- How people and branches come in: by invitation one at a time, and from files many at once.

-- Takes someone to their place on the staff, once. The code itself is printed or mailed and kept nowhere.
create table invitations (
  tenant_id uuid not null,
  id uuid not null,
  staff_id uuid not null,
  way text not null check (way in ('letter', 'code')),
  digest text not null,
  -- Where the letter went.
  sent_to text,
  made_by uuid not null,
  made_at timestamptz not null,
  ends_at timestamptz not null,
  taken_at timestamptz,
  revoked_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, digest),
  foreign key (tenant_id, staff_id) references staff (tenant_id, id),
  check ((way = 'letter') = (sent_to is not null)),
  check (taken_at is null or revoked_at is null)
);
create index invitations_by_digest on invitations (digest);
create index invitations_by_staff on invitations (tenant_id, staff_id, made_at desc);
call wall_by_tenant('invitations');

-- One look at a file, and what came of it.
create table import_runs (
  tenant_id uuid not null references tenants (id),
  id uuid not null,
  kind text not null check (kind in ('branches', 'staff', 'oneroster', 'outlets')),
  state text not null
    check (state in ('choosing', 'reading', 'previewed', 'applying', 'applied', 'stopped')),
  -- A list of {name, digest}.
  files jsonb not null,
  -- What was chosen: columns, state, system.
  choices jsonb not null,
  -- What the reading found beside the rows: columns, counts, problems of the files.
  findings jsonb not null,
  -- Of everything the preview was made against: when it has changed, the preview is out of date.
  basis text not null default '',
  write_count integer not null default 0 check (write_count >= 0),
  written_count integer not null default 0 check (written_count between 0 and write_count),
  -- Why it stopped, as a sentence.
  problem text,
  made_by uuid,
  made_by_name text not null,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (tenant_id, id)
);
create index import_runs_by_time on import_runs (tenant_id, made_at desc, id);
call wall_by_tenant('import_runs');

-- What one row would change, or why it cannot; rows that change nothing are only counted.
create table import_rows (
  tenant_id uuid not null,
  run_id uuid not null,
  place integer not null,
  -- `staff.csv, row 12`.
  row_name text not null,
  part text not null check (part in ('organisation', 'staff')),
  outcome text not null check (outcome in ('new', 'changed', 'bad', 'missing')),
  -- Whom or what it is about, in words.
  label text not null,
  -- A list of {field, before, after}.
  changes jsonb not null,
  -- A list of {column, value, wrong, right}.
  problems jsonb not null,
  -- The rows to write: {organisation} or {staff, positions}.
  writes jsonb,
  primary key (tenant_id, run_id, place),
  foreign key (tenant_id, run_id) references import_runs (tenant_id, id) on delete cascade
);
create index import_rows_by_outcome on import_rows (tenant_id, run_id, outcome, place);
call wall_by_tenant('import_rows');

-- The list of staff, in the order of their names whatever their case. A column, not an expression: under row-level security
-- an index only answers conditions that leak nothing, and `lower` might.
alter table staff add column sort_name text generated always as (lower(name)) stored;
create index staff_list on staff (tenant_id, is_active, sort_name, id);
alter table organisations add column sort_name text generated always as (lower(name)) stored;
create index organisations_list on organisations (tenant_id, sort_name, id);
create index positions_by_role on positions (tenant_id, role, staff_id) where role <> 'learner';

-- The words a member of staff is found by, so that the beginning of any of them finds them at once.
create table staff_words (
  tenant_id uuid not null,
  word text collate "C" not null,
  staff_id uuid not null,
  primary key (tenant_id, word, staff_id),
  foreign key (tenant_id, staff_id) references staff (tenant_id, id) on delete cascade
);
create index staff_words_by_staff on staff_words (tenant_id, staff_id);
call wall_by_tenant('staff_words');
create function keep_staff_words() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    delete from staff_words where tenant_id = new.tenant_id and staff_id = new.id;
  end if;
  insert into staff_words (tenant_id, word, staff_id)
    select distinct new.tenant_id, left(word, 60), new.id
    from regexp_split_to_table(lower(concat_ws(' ', new.name, new.email, new.employee_number)), '[^[:alnum:]]+') word
    where word <> '';
  return null;
end
$$;
create trigger staff_words_are_kept after insert or update of name, email, employee_number on staff
  for each row execute function keep_staff_words();
insert into staff_words (tenant_id, word, staff_id)
  select distinct tenant_id, left(word, 60), id
  from staff, regexp_split_to_table(lower(concat_ws(' ', name, email, employee_number)), '[^[:alnum:]]+') word
  where word <> '';
