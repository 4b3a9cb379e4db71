-- Who is on the desk, and what the desk needs. Dates and minutes are by the clock of the branch they are about.

create table staffing_branches (
  tenant_id uuid not null,
  organisation_id uuid not null,
  -- People needed in the building: see `Minimum` of rules/hours.
  minimum jsonb not null,
  needs_person_in_charge boolean not null default true,
  changed_at timestamptz not null,
  primary key (tenant_id, organisation_id),
  foreign key (tenant_id, organisation_id) references organisations (tenant_id, id)
);
call wall_by_tenant('staffing_branches');

-- Holidays, closures, and days with other hours: of one branch, or of all when none is named.
create table staffing_closures (
  tenant_id uuid not null references tenants (id),
  id uuid not null,
  organisation_id uuid,
  starts_on date not null,
  ends_on date not null,
  -- Empty when closed.
  intervals jsonb not null,
  reason text not null check (reason <> ''),
  primary key (tenant_id, id),
  foreign key (tenant_id, organisation_id) references organisations (tenant_id, id),
  check (ends_on >= starts_on)
);
create index staffing_closures_by_branch on staffing_closures (tenant_id, organisation_id, starts_on);
call wall_by_tenant('staffing_closures');

create table staffing_desks (
  tenant_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  name text not null check (name <> ''),
  kind text not null check (kind in ('circulation', 'reference', 'children', 'teen', 'phone', 'other')),
  minimum jsonb not null,
  qualifications jsonb not null default '[]',
  -- People named who may cover it, besides those with a qualification.
  staff_ids jsonb not null default '[]',
  needs_person_in_charge boolean not null default false,
  -- Which desk closes first when people are too few: 1, then 2, …
  closing_order integer check (closing_order > 0),
  primary key (tenant_id, id),
  unique (tenant_id, organisation_id, name),
  foreign key (tenant_id, organisation_id) references organisations (tenant_id, id)
);
call wall_by_tenant('staffing_desks');

-- A member of staff as far as desks are concerned; who has no row counts at the branch of their position, with no qualification.
create table staffing_members (
  tenant_id uuid not null,
  staff_id uuid not null,
  home_id uuid not null,
  qualifications jsonb not null default '[]',
  may_be_in_charge boolean not null default false,
  counts_towards_minimum boolean not null default true,
  is_floater boolean not null default false,
  callable_hours jsonb,
  primary key (tenant_id, staff_id),
  foreign key (tenant_id, staff_id) references staff (tenant_id, id),
  foreign key (tenant_id, home_id) references organisations (tenant_id, id)
);
create index staffing_members_by_home on staffing_members (tenant_id, home_id);
call wall_by_tenant('staffing_members');

create table staffing_patterns (
  tenant_id uuid not null,
  id uuid not null,
  staff_id uuid not null,
  starts_on date not null,
  ends_on date,
  anchor date not null,
  -- One week, or several that are worked in turn.
  weeks jsonb not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, staff_id) references staff (tenant_id, id),
  check (ends_on >= starts_on)
);
create index staffing_patterns_by_staff on staffing_patterns (tenant_id, staff_id, starts_on);
call wall_by_tenant('staffing_patterns');

create table staffing_exceptions (
  tenant_id uuid not null,
  id uuid not null,
  staff_id uuid not null,
  on_date date not null,
  -- `ShiftException` of rules/staff without what the columns say.
  exception jsonb not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, staff_id) references staff (tenant_id, id)
);
create index staffing_exceptions_by_staff on staffing_exceptions (tenant_id, staff_id, on_date);
call wall_by_tenant('staffing_exceptions');

create table staffing_absences (
  tenant_id uuid not null,
  id uuid not null,
  staff_id uuid not null,
  -- By the clock of `zone`, or of the home branch: `2026-12-03T14:00`.
  starts_at text not null check (starts_at ~ '^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$'),
  ends_at text not null check (ends_at ~ '^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$'),
  zone text,
  reason text not null check (reason in ('vacation', 'sick', 'family', 'duty', 'closure', 'other')),
  cover jsonb,
  primary key (tenant_id, id),
  foreign key (tenant_id, staff_id) references staff (tenant_id, id)
);
create index staffing_absences_by_staff on staffing_absences (tenant_id, staff_id, starts_at);
call wall_by_tenant('staffing_absences');

-- When someone learns: entered by hand, or by a plan or request that was agreed.
create table staffing_sessions (
  tenant_id uuid not null,
  id uuid not null,
  staff_id uuid not null,
  title text not null check (title <> ''),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  zone text not null,
  attendance text not null check (attendance in ('at-desk', 'in-building', 'away')),
  travel_minutes_before integer not null default 0 check (travel_minutes_before >= 0),
  travel_minutes_after integer not null default 0 check (travel_minutes_after >= 0),
  primary key (tenant_id, id),
  foreign key (tenant_id, staff_id) references staff (tenant_id, id),
  check (ends_at > starts_at)
);
create index staffing_sessions_by_staff on staffing_sessions (tenant_id, staff_id, starts_at);
call wall_by_tenant('staffing_sessions');

create table staffing_travel_times (
  tenant_id uuid not null,
  from_id uuid not null,
  to_id uuid not null,
  minutes integer not null check (minutes >= 0),
  primary key (tenant_id, from_id, to_id),
  foreign key (tenant_id, from_id) references organisations (tenant_id, id),
  foreign key (tenant_id, to_id) references organisations (tenant_id, id)
);
create index staffing_travel_times_to on staffing_travel_times (tenant_id, to_id);
call wall_by_tenant('staffing_travel_times');

create table staffing_substitutes (
  tenant_id uuid not null,
  organisation_id uuid not null,
  staff_id uuid not null,
  -- In which order they are asked.
  place integer not null,
  primary key (tenant_id, organisation_id, staff_id),
  foreign key (tenant_id, organisation_id) references organisations (tenant_id, id),
  foreign key (tenant_id, staff_id) references staff (tenant_id, id)
);
create index staffing_substitutes_by_staff on staffing_substitutes (tenant_id, staff_id);
call wall_by_tenant('staffing_substitutes');

-- When a person is off the desk, as they say themselves: theirs, in their own tenant, for when no employer keeps a schedule here.
create table staffing_own_hours (
  tenant_id uuid primary key references accounts (tenant_id),
  zone text not null,
  weekly jsonb not null,
  changed_at timestamptz not null
);
call wall_by_tenant('staffing_own_hours');

-- What each change replaced, so that it can be undone: the rows of one table with these ids as they were.
create table staffing_changes (
  tenant_id uuid not null references tenants (id),
  id uuid not null,
  actor_id uuid not null,
  at timestamptz not null,
  -- In the words of the notice: `Ana’s Tuesdays`.
  what text not null,
  organisation_id uuid,
  changed jsonb not null,
  undone_at timestamptz,
  primary key (tenant_id, id)
);
create index staffing_changes_by_time on staffing_changes (tenant_id, at desc, id);
call wall_by_tenant('staffing_changes');
