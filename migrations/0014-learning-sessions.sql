-- Learning that an employer holds: who came, for how long, and what was awarded. All of it is the employer's; an award also goes
-- into the person's own ledger. Participation, evidence, attendance and award stay apart: each row here is one of them.

create table learning_sessions (
  tenant_id uuid not null references tenants (id),
  id uuid not null,
  -- Who holds it.
  organisation_id uuid not null,
  title text not null check (title <> ''),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  zone text not null,
  place text not null default '',
  link text not null default '',
  -- Intervals in seconds since 1970 that earn nothing.
  breaks jsonb not null default '[]',
  -- Of the catalogue that all share. Not a foreign key: the offering may go, the session was held all the same.
  offering_id uuid,
  topics jsonb not null default '[]',
  -- Categories by rule pack, for what the packs cannot tell by themselves.
  categories jsonb not null default '{}',
  mode text not null,
  bridge_seconds integer not null check (bridge_seconds between 0 and 3600),
  grace_minutes integer not null check (grace_minutes between 0 and 240),
  threshold_hundredths integer not null check (threshold_hundredths between 0 and 10000),
  rounding text not null check (rounding in ('floor', 'nearest', 'ceil')),
  step_minutes integer not null check (step_minutes between 1 and 480),
  organiser_id uuid not null,
  -- Stands in front of its check-in codes. Not unique: the rest of a code tells two sessions apart.
  check_in_handle text not null,
  state text not null default 'open' check (state in ('open', 'removed')),
  -- The columns of a form as they were before the last change, for undo.
  previous jsonb,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, organisation_id) references organisations (tenant_id, id),
  foreign key (tenant_id, organiser_id) references staff (tenant_id, id),
  check (ends_at > starts_at)
);
create index learning_sessions_by_start on learning_sessions (tenant_id, starts_at desc, id);
create index learning_sessions_by_organisation on learning_sessions (tenant_id, organisation_id);
create index learning_sessions_by_organiser on learning_sessions (tenant_id, organiser_id);
create index learning_sessions_by_handle on learning_sessions (check_in_handle);
call wall_by_tenant('learning_sessions');

-- A report that was read. It counts once somebody looked at it and said yes, until that is taken back.
create table attendance_imports (
  tenant_id uuid not null,
  id uuid not null,
  session_id uuid not null,
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  file_name text not null,
  kind text not null,
  -- `AttendanceReport` of rules/attendance.
  report jsonb not null,
  -- The same with numeric dates read the other way, until somebody says which way is right. Until then it cannot count.
  other_report jsonb,
  state text not null default 'read' check (state in ('read', 'counted', 'removed')),
  read_by uuid not null,
  read_by_name text not null,
  read_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, session_id, digest),
  check (other_report is null or state = 'read'),
  foreign key (tenant_id, session_id) references learning_sessions (tenant_id, id)
);
call wall_by_tenant('attendance_imports');

-- What people add to the reports: people by hand, who watched behind one login, who is who, and minutes set with a reason.
create table attendance_additions (
  tenant_id uuid not null,
  id uuid not null,
  session_id uuid not null,
  -- `Addition` of rules/sessions/addition.
  addition jsonb not null,
  added_by uuid not null,
  added_by_name text not null,
  added_at timestamptz not null,
  removed_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, session_id) references learning_sessions (tenant_id, id)
);
create index attendance_additions_by_session on attendance_additions (tenant_id, session_id, id);
call wall_by_tenant('attendance_additions');

create table check_ins (
  tenant_id uuid not null,
  id uuid not null,
  session_id uuid not null,
  -- Known for someone who was signed in.
  staff_id uuid,
  name text not null check (name <> ''),
  email text check (email = lower(email)),
  -- `staff ID`, or the e-mail address, or the name: one person checks in once.
  person_key text not null,
  -- When the code that they saw was shown, and when it came here: later, from a phone that had no net.
  at timestamptz not null,
  sent_at timestamptz not null,
  removed_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, session_id, person_key),
  foreign key (tenant_id, session_id) references learning_sessions (tenant_id, id),
  foreign key (tenant_id, staff_id) references staff (tenant_id, id)
);
create index check_ins_by_staff on check_ins (tenant_id, staff_id) where staff_id is not null;
call wall_by_tenant('check_ins');

-- One person at one session: what all of the above comes to. Made anew whenever one of them changes.
create table attendances (
  tenant_id uuid not null,
  id uuid not null,
  session_id uuid not null,
  person_key text not null,
  staff_id uuid,
  name text not null,
  email text,
  sort_name text not null generated always as (lower(name)) stored,
  -- In seconds since 1970, as told, not clipped to the session.
  intervals jsonb not null default '[]',
  -- Of 'import', 'check-in', 'roster', 'by hand'.
  sources jsonb not null default '[]',
  attended_seconds integer not null check (attended_seconds >= 0),
  credited_minutes integer not null check (credited_minutes >= 0),
  -- `CreditCalculation` of rules/attendance: how the minutes came about.
  calculation jsonb,
  state text not null check (state in ('qualifies', 'short', 'ambiguous', 'set apart')),
  -- Why it is not counted, as a sentence; empty when it is.
  reason text not null default '',
  -- `Excuse` of rules/sessions/addition: minutes that somebody set, and why.
  excused jsonb,
  -- Whether an award of it stands: found without going through all awards. `awards_once` holds the rule itself.
  is_awarded boolean not null default false,
  changed_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, session_id, person_key),
  foreign key (tenant_id, session_id) references learning_sessions (tenant_id, id),
  foreign key (tenant_id, staff_id) references staff (tenant_id, id)
);
create index attendances_by_name on attendances (tenant_id, session_id, sort_name, id);
create index attendances_to_award on attendances (tenant_id, session_id, id) where state = 'qualifies' and not is_awarded;
create index attendances_by_staff on attendances (tenant_id, staff_id) where staff_id is not null;
call wall_by_tenant('attendances');

create table awards (
  tenant_id uuid not null,
  id uuid not null,
  session_id uuid not null,
  attendance_id uuid not null,
  staff_id uuid,
  name text not null,
  email text,
  minutes integer not null check (minutes > 0),
  -- As they were when it was awarded: what is printed on the certificate.
  calculation jsonb,
  excused jsonb,
  certificate_number text not null,
  awarded_by uuid not null,
  awarded_by_name text not null,
  awarded_at timestamptz not null,
  revoked_at timestamptz,
  revoked_by_name text,
  revoked_because text,
  -- Whose ledger it went into; absent while the person has no account.
  delivered_to uuid,
  delivered_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, certificate_number),
  foreign key (tenant_id, session_id) references learning_sessions (tenant_id, id),
  foreign key (tenant_id, attendance_id) references attendances (tenant_id, id),
  foreign key (tenant_id, staff_id) references staff (tenant_id, id),
  check ((revoked_at is null) = (revoked_because is null)),
  check ((delivered_at is null) = (delivered_to is null))
);
-- An attendance is awarded once, and again only when that was revoked.
create unique index awards_once on awards (tenant_id, attendance_id) where revoked_at is null;
create index awards_by_attendance on awards (tenant_id, attendance_id);
create index awards_by_session on awards (tenant_id, session_id, id);
create index awards_by_staff on awards (tenant_id, staff_id) where staff_id is not null;
create index awards_waiting on awards (tenant_id, staff_id) where delivered_at is null and revoked_at is null;
call wall_by_tenant('awards');
