-- What someone wants to grow in: how they rate themselves, what people ask them for, and three focal points. All of it is the
-- person's own and lives in their tenant. What they share with an employer is a copy there, as is what a supervisor answers.

create table focus_choices (
  tenant_id uuid primary key references tenants (id),
  -- Of packs/roles.
  role text,
  -- Topics that were proposed and swapped away: not proposed again for now.
  passed_over jsonb not null default '[]',
  changed_at timestamptz not null
);
call wall_by_tenant('focus_choices');

create table focus_assessments (
  tenant_id uuid not null references tenants (id),
  id uuid not null,
  title text not null check (title <> ''),
  -- `AskedHeading[]` of rules/focus, copied: frameworks change, and an earlier assessment reads as it stood.
  asked jsonb not null,
  -- Ratings 0 to 4 by `FRAMEWORK:CODE`.
  answers jsonb not null default '{}',
  started_at timestamptz not null,
  changed_at timestamptz not null,
  finished_at timestamptz,
  removed_at timestamptz,
  primary key (tenant_id, id)
);
create index focus_assessments_by_time on focus_assessments (tenant_id, started_at desc, id);
call wall_by_tenant('focus_assessments');

create table request_notes (
  tenant_id uuid not null references tenants (id),
  id uuid not null,
  noted_on date not null,
  -- What was asked for, never who asked.
  words text not null check (words <> ''),
  note text not null default '',
  topics jsonb not null,
  -- Where it was counted as the work's; both or neither.
  employer_id uuid,
  organisation_id uuid,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  removed_at timestamptz,
  primary key (tenant_id, id),
  check ((employer_id is null) = (organisation_id is null))
);
create index request_notes_by_day on request_notes (tenant_id, noted_on desc, id);
call wall_by_tenant('request_notes');

create table focal_points (
  tenant_id uuid not null references tenants (id),
  id uuid not null,
  -- `FocalPoint[]` of rules/focus. The latest that is not taken back is what holds; the ones before stay, with their dates.
  points jsonb not null,
  made_at timestamptz not null,
  removed_at timestamptz,
  primary key (tenant_id, id)
);
create index focal_points_by_time on focal_points (tenant_id, made_at desc, id);
call wall_by_tenant('focal_points');

-- An employer's: how often a branch was asked for a topic in a month. Who asked, and who noted it, is nowhere.
create table request_tallies (
  tenant_id uuid not null,
  organisation_id uuid not null,
  month date not null check (extract(day from month) = 1),
  topic text not null,
  count integer not null check (count >= 0),
  primary key (tenant_id, organisation_id, month, topic),
  foreign key (tenant_id, organisation_id) references organisations (tenant_id, id) on delete cascade
);
call wall_by_tenant('request_tallies');

-- A copy of what someone showed to those who supervise them; gone when they show it no more.
create table shared_assessments (
  tenant_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  staff_id uuid not null,
  title text not null,
  asked jsonb not null,
  answers jsonb not null,
  finished_at timestamptz not null,
  shared_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, staff_id) references staff (tenant_id, id) on delete cascade
);
create index shared_assessments_by_staff on shared_assessments (tenant_id, staff_id);
call wall_by_tenant('shared_assessments');

-- How those who supervise someone see the same. The employer's record; it stays when the copy above goes.
create table supervisor_views (
  tenant_id uuid not null,
  -- The assessment that was answered.
  assessment_id uuid not null,
  by_staff_id uuid not null,
  staff_id uuid not null,
  title text not null,
  asked jsonb not null,
  answers jsonb not null,
  note text not null default '',
  by_name text not null,
  changed_at timestamptz not null,
  primary key (tenant_id, assessment_id, by_staff_id),
  foreign key (tenant_id, staff_id) references staff (tenant_id, id) on delete cascade,
  foreign key (tenant_id, by_staff_id) references staff (tenant_id, id) on delete cascade
);
create index supervisor_views_by_staff on supervisor_views (tenant_id, staff_id);
create index supervisor_views_by_author on supervisor_views (tenant_id, by_staff_id);
call wall_by_tenant('supervisor_views');

-- Frameworks that a library added itself, or a person alone in their own tenant.
create table own_frameworks (
  tenant_id uuid not null references tenants (id),
  -- Begins so that it can never stand for one that is shipped.
  id text not null check (id like 'own-%'),
  content jsonb not null,
  -- What the last save replaced, so that it can be undone.
  before jsonb,
  saved_by uuid not null,
  saved_by_name text not null,
  saved_at timestamptz not null,
  removed_at timestamptz,
  primary key (tenant_id, id)
);
create index own_frameworks_by_writer on own_frameworks (tenant_id, saved_by);
call wall_by_tenant('own_frameworks');
