-- What is held, how long, and how it ends.

-- Someone who left may take it back in the same session.
alter table account_employments add column left_in_session uuid;

-- A log is never changed; only that of a closed account goes, whole, with the account. An employer's tenant is no account,
-- so no line of its log can ever be removed.
create function refuse_change_of_line() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and exists (
    select from accounts where accounts.tenant_id = old.tenant_id and accounts.state = 'closed')
  then
    return old;
  end if;
  raise exception 'lines of % are never changed or removed', tg_table_name;
end
$$;
drop trigger audit_log_is_append_only on audit_log;
create trigger audit_log_is_append_only before update or delete on audit_log
  for each row execute function refuse_change_of_line();
create trigger audit_log_is_never_emptied before truncate on audit_log
  for each statement execute function refuse_change();
create index audit_log_by_actor on audit_log (tenant_id, actor_id, sequence) where actor_id is not null;
create index audit_log_by_subject on audit_log (tenant_id, subject, sequence);

create table record_exports (
  -- The account.
  tenant_id uuid not null references accounts (tenant_id),
  id uuid not null,
  state text not null default 'waiting' check (state in ('waiting', 'ready', 'failed', 'taken', 'ended')),
  job_id uuid,
  -- Of the ZIP in the file store.
  digest text check (digest ~ '^[0-9a-f]{64}$'),
  size_bytes bigint,
  made_at timestamptz not null,
  ends_at timestamptz not null,
  primary key (tenant_id, id),
  check ((state = 'ready') <= (digest is not null))
);
call wall_by_tenant('record_exports');

-- Someone's import that waits for a yes: the ZIP itself is in the file store.
create table record_imports (
  tenant_id uuid not null references accounts (tenant_id),
  id uuid not null,
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  made_at timestamptz not null,
  primary key (tenant_id, id)
);
call wall_by_tenant('record_imports');

-- Copies of what others hold elsewhere, brought along by their subject. Never anyone's record here but the person's own.
create table records_from_elsewhere (
  tenant_id uuid not null references accounts (tenant_id),
  id uuid not null,
  -- Where it was held: an address, and the employer's name when it was one's.
  source text not null,
  record_class text not null,
  label text not null,
  row jsonb not null,
  -- Of source, class and row: the same copy twice is one.
  digest text not null,
  brought_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, digest)
);
call wall_by_tenant('records_from_elsewhere');

-- How long an employer keeps a class of record, where that is not the default.
create table record_retention (
  tenant_id uuid not null references tenants (id),
  record_class text not null,
  -- Absent: kept for good.
  days integer check (days between 0 and 36525),
  -- The schedule or rule it rests on, in words.
  basis text not null check (basis <> ''),
  changed_by_name text not null,
  changed_at timestamptz not null,
  primary key (tenant_id, record_class)
);
call wall_by_tenant('record_retention');

-- Nothing on hold is destroyed, whatever its age.
create table legal_holds (
  tenant_id uuid not null references tenants (id),
  id uuid not null,
  -- What is held: a class, what is kept of one member of staff, or one class of one person. Neither: all of the tenant.
  record_class text,
  staff_id uuid,
  reason text not null check (reason <> ''),
  placed_by_name text not null,
  placed_at timestamptz not null,
  lifted_by_name text,
  lifted_at timestamptz,
  -- No foreign key: that something was held is known after the person's record is gone.
  primary key (tenant_id, id),
  check ((lifted_at is null) = (lifted_by_name is null))
);
create index legal_holds_by_staff on legal_holds (tenant_id, staff_id) where staff_id is not null;
call wall_by_tenant('legal_holds');

create table destruction_lists (
  tenant_id uuid not null references tenants (id),
  id uuid not null,
  state text not null default 'proposed' check (state in ('proposed', 'approved', 'done', 'withdrawn')),
  made_at timestamptz not null,
  approved_by_name text,
  approved_at timestamptz,
  done_at timestamptz,
  -- SHA-256 of the lines that were approved, in their order: see rules/retention.
  digest text check (digest ~ '^[0-9a-f]{64}$'),
  primary key (tenant_id, id),
  check ((state in ('approved', 'done')) = (approved_at is not null)),
  check ((state = 'done') = (done_at is not null))
);
create unique index destruction_lists_open on destruction_lists (tenant_id) where state = 'proposed';
call wall_by_tenant('destruction_lists');

create table destruction_lines (
  tenant_id uuid not null,
  list_id uuid not null,
  record_class text not null,
  -- The row's own key, as its class knows it.
  row_key text not null,
  staff_id uuid,
  -- What a person needs to decide; emptied when the row is destroyed.
  about text not null,
  -- The day from which its retention runs, and the day it ran out.
  counts_from date not null,
  due_on date not null,
  basis text not null,
  state text not null default 'due' check (state in ('due', 'kept', 'destroyed', 'held', 'needed')),
  primary key (tenant_id, list_id, record_class, row_key),
  foreign key (tenant_id, list_id) references destruction_lists (tenant_id, id)
);
call wall_by_tenant('destruction_lines');
