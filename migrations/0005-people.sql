-- Who someone is. An account is a person alone: its tenant holds what is theirs and goes with them. An employer is another
-- tenant: its organisations, the staff it knows, their positions. What an employer may never see is thereby not in its tenant.

alter table tenants drop constraint tenants_kind_check;
alter table tenants add constraint tenants_kind_check
  check (kind in ('state', 'consortium', 'system', 'district', 'library', 'school', 'association', 'person'));

-- The tenant wall, held by the database too. `inTenants` of platform/db names the tenants that a piece of work is for
-- (`carrel.tenants`, for one transaction) and works as this role; with none named, nothing is there. Roles belong to the
-- whole server: another database, or its administrator, may have made this one.
do $$
begin
  if not exists (select from pg_roles where rolname = 'carrel_member') then
    create role carrel_member nologin;
  end if;
exception
  when duplicate_object or unique_violation then null;
end
$$;
do $$
begin
  execute format('grant carrel_member to %I', current_user);
exception
  -- A superuser needs no membership, and one who made the role has it.
  when insufficient_privilege or invalid_grant_operation then null;
end
$$;
grant usage on schema public to carrel_member;
grant select, insert, update, delete on all tables in schema public to carrel_member;
alter default privileges in schema public grant select, insert, update, delete on tables to carrel_member;

create function open_tenants() returns uuid[] language sql stable parallel safe as $$
  select case when coalesce(current_setting('carrel.tenants', true), '') in ('', '*') then array[]::uuid[]
    else current_setting('carrel.tenants', true)::uuid[] end
$$;

-- Called once for each table with a wall, here and in later migrations. Its column `tenant_id` says whose a row is.
create procedure wall_by_tenant(walled regclass) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', walled);
  execute format('alter table %s force row level security', walled);
  execute format('create policy own_tenants on %s using (tenant_id = any (open_tenants()))', walled);
  -- Work for the whole installation: signing in, jobs, upkeep.
  execute format(
    'create policy every_tenant on %s using (current_setting(''carrel.tenants'', true) = ''*'')', walled);
end
$$;

create table installation (
  -- One row at most.
  id integer primary key check (id = 1),
  used_by text not null check (used_by in ('alone', 'library')),
  tenant_id uuid not null references tenants (id),
  set_up_at timestamptz not null
);
create index installation_tenant on installation (tenant_id);

-- The account's id is its tenant's id.
create table accounts (
  tenant_id uuid primary key references tenants (id),
  -- In lower case; absent for someone alone on a laptop who gave none.
  email text unique check (email = lower(email) and email like '%_@_%'),
  email_confirmed_at timestamptz,
  name text not null check (name <> ''),
  zone text,
  is_installation_administrator boolean not null default false,
  state text not null default 'active' check (state in ('active', 'closing', 'closed')),
  -- When a closing account's record is destroyed, unless its owner comes back before.
  closes_at timestamptz,
  created_at timestamptz not null,
  check ((state = 'closing') = (closes_at is not null))
);
call wall_by_tenant('accounts');

create table account_sessions (
  tenant_id uuid not null references accounts (tenant_id),
  id uuid not null,
  token_digest text not null,
  way text not null check (way in ('set-up', 'link', 'code', 'password', 'passkey', 'openid', 'saml', 'invitation')),
  -- `Firefox on Windows`: what its owner knows it by.
  device text not null,
  made_at timestamptz not null,
  last_seen_at timestamptz not null,
  ends_at timestamptz not null,
  -- When the owner last proved who they are: sensitive acts ask for it anew.
  confirmed_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, token_digest)
);
call wall_by_tenant('account_sessions');

-- The tree: a state or consortium, systems or districts, branches or schools, departments. The root's id is the tenant's.
create table organisations (
  tenant_id uuid not null references tenants (id),
  id uuid not null,
  parent_id uuid,
  kind text not null check (
    kind in ('state', 'consortium', 'system', 'district', 'branch', 'school', 'bookmobile', 'department')),
  name text not null check (name <> ''),
  -- What the employer or the state calls it: `NY0778-004`. Imports find a branch again by it.
  code text,
  street text,
  city text,
  region text,
  postal_code text,
  latitude double precision check (latitude between -90 and 90),
  longitude double precision check (longitude between -180 and 180),
  zone text,
  -- By weekday, Monday first: a list of [opens, closes] in minutes from midnight.
  opening_hours jsonb,
  closed_on date,
  is_sample boolean not null default false,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, parent_id) references organisations (tenant_id, id),
  check ((latitude is null) = (longitude is null)),
  check ((parent_id is null) = (id = tenant_id))
);
create unique index organisations_by_code on organisations (tenant_id, code) where code is not null;
create index organisations_by_parent on organisations (tenant_id, parent_id);
call wall_by_tenant('organisations');

-- A person as one employer knows them. `account_id` is set when that person has taken the place up.
create table staff (
  tenant_id uuid not null references tenants (id),
  id uuid not null,
  account_id uuid references accounts (tenant_id),
  name text not null check (name <> ''),
  email text check (email = lower(email) and email like '%_@_%'),
  employee_number text,
  -- What a directory that provisions calls them (SCIM externalId, OneRoster sourcedId).
  external_id text,
  is_active boolean not null default true,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (tenant_id, id)
);
create unique index staff_by_email on staff (tenant_id, email) where email is not null;
create unique index staff_by_employee_number on staff (tenant_id, employee_number) where employee_number is not null;
create unique index staff_by_external_id on staff (tenant_id, external_id) where external_id is not null;
create unique index staff_by_account on staff (tenant_id, account_id) where account_id is not null;
create index staff_accounts on staff (account_id) where account_id is not null;
create index staff_by_name on staff (tenant_id, name, id);
call wall_by_tenant('staff');

create table positions (
  tenant_id uuid not null,
  id uuid not null,
  staff_id uuid not null,
  organisation_id uuid not null,
  title text not null default '',
  role text not null check (role in ('learner', 'supervisor', 'coordinator', 'director', 'author', 'administrator')),
  employment_class text not null default 'regular'
    check (employment_class in ('regular', 'temporary', 'substitute', 'student', 'volunteer', 'contractor')),
  -- Of full time, in hundredths: 0.5 is 50.
  full_time_hundredths integer not null default 100 check (full_time_hundredths between 0 and 100),
  starts_on date not null,
  -- The last day, inclusive.
  ends_on date,
  supervisor_id uuid,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, staff_id) references staff (tenant_id, id),
  foreign key (tenant_id, organisation_id) references organisations (tenant_id, id),
  foreign key (tenant_id, supervisor_id) references staff (tenant_id, id),
  check (ends_on >= starts_on)
);
create index positions_by_staff on positions (tenant_id, staff_id, starts_on);
create index positions_by_organisation on positions (tenant_id, organisation_id, staff_id);
create index positions_by_supervisor on positions (tenant_id, supervisor_id) where supervisor_id is not null;
call wall_by_tenant('positions');

-- The account's own list of who employs it: found without asking every employer.
create table account_employments (
  tenant_id uuid not null references accounts (tenant_id),
  employer_id uuid not null references tenants (id),
  staff_id uuid not null,
  joined_at timestamptz not null,
  left_at timestamptz,
  primary key (tenant_id, employer_id, staff_id)
);
create index account_employments_by_employer on account_employments (employer_id);
call wall_by_tenant('account_employments');

-- Sensitive acts, in a chain: each line carries a digest of itself and of the line before. See rules/audit.
create table audit_log (
  tenant_id uuid not null references tenants (id),
  sequence bigint not null check (sequence > 0),
  at timestamptz not null,
  -- Whose act: an account, or the program itself.
  actor_id uuid,
  actor_name text not null,
  act text not null,
  subject text not null,
  details jsonb not null,
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  primary key (tenant_id, sequence)
);
call wall_by_tenant('audit_log');
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'lines of % are never changed or removed', tg_table_name;
end
$$;
create trigger audit_log_is_append_only before update or delete or truncate on audit_log
  for each statement execute function refuse_change();

-- Who looked at what is held about a member of staff.
create table record_views (
  tenant_id uuid not null,
  id uuid not null,
  staff_id uuid not null,
  viewer_id uuid not null,
  viewer_name text not null,
  -- In words for its reader: `your positions`, `your credit`.
  seen text not null,
  at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, staff_id) references staff (tenant_id, id)
);
create index record_views_by_staff on record_views (tenant_id, staff_id, at desc);
call wall_by_tenant('record_views');
