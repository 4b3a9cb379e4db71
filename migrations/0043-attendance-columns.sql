-- What the columns of an attendance file hold, where its headers do not tell.

-- Until the report counts it can be read again: what is asked of its sender (`AskedColumns` of rules/attendance), and its rows, of
-- which telephone numbers were taken out.
alter table attendance_imports
  add column asked jsonb,
  add column cut_rows jsonb,
  add check ((asked is null) = (cut_rows is null));

-- What was said of a row of headers, once a report under it counted: the program's next file is read by it. About files, not people.
create table attendance_columns (
  tenant_id uuid not null references tenants (id),
  -- Of the headers, as `headerLine` of rules/attendance writes them.
  header_digest text not null check (header_digest ~ '^[0-9a-f]{64}$'),
  -- `SaidColumns` of rules/attendance.
  said jsonb not null,
  said_at timestamptz not null,
  primary key (tenant_id, header_digest)
);
call wall_by_tenant('attendance_columns');
