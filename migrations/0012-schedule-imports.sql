-- A schedule file that was read and not yet taken over: what was shown is what is applied.
create table staffing_imports (
  tenant_id uuid not null references tenants (id),
  id uuid not null,
  account_id uuid not null,
  file_name text not null,
  -- `ScheduleReading` of rules/reading.
  reading jsonb not null,
  read_at timestamptz not null,
  applied_at timestamptz,
  primary key (tenant_id, id)
);
create index staffing_imports_by_time on staffing_imports (tenant_id, read_at);
call wall_by_tenant('staffing_imports');
