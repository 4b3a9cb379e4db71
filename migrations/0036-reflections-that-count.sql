-- What else a reflection is for: answers to what an authority asks, whether something was used, trips and trails (ADR 0118).

-- What a person answered to an authority about one participation: evidence that they wrote themselves. What the entry has a place of
-- its own for (`relation`, `description`) stands there instead.
create table credit_answers (
  tenant_id uuid not null,
  entry_id uuid not null,
  pack_id text not null check (pack_id <> ''),
  question_id text not null check (question_id <> ''),
  -- The question as it was asked then: rules change, and evidence does not.
  asked text not null check (asked <> ''),
  body text not null check (body <> ''),
  answered_at timestamptz not null,
  primary key (tenant_id, entry_id, pack_id, question_id),
  foreign key (tenant_id, entry_id) references credit_entries (tenant_id, id) on delete cascade
);
call wall_by_tenant('credit_answers');

-- Whether something attended was used, 30 and 90 days after. A row means that the question is done with.
create table reflection_uses (
  tenant_id uuid not null references accounts (tenant_id),
  -- The participation, in credit's ledger of the same person. No foreign key: what becomes of an entry is credit's to say.
  entry_id uuid not null,
  after_days integer not null check (after_days in (30, 90)),
  answer text not null check (answer in ('yes', 'partly', 'not yet', 'no', 'put away')),
  words text not null default '',
  -- What it is about, in words that outlive the entry.
  about text not null check (about <> ''),
  topics jsonb not null default '[]',
  answered_at timestamptz not null,
  primary key (tenant_id, entry_id, after_days)
);
create index reflection_uses_by_day on reflection_uses (tenant_id, answered_at desc, entry_id);
call wall_by_tenant('reflection_uses');

create table reflection_use_choices (
  tenant_id uuid primary key references accounts (tenant_id),
  is_asked boolean not null,
  -- Whether what they answered is counted, without their name, where they work. A no until they say yes.
  is_counted boolean not null,
  changed_at timestamptz not null
);
call wall_by_tenant('reflection_use_choices');

-- The copy that is counted, in an employer's room: one row a person and topic, with what they answered last. Nothing says of what.
create table shared_uses (
  tenant_id uuid not null references tenants (id),
  staff_id uuid not null,
  topic text not null check (topic <> ''),
  was_used boolean not null,
  -- Only whole months are counted, so that nobody is known by what changed since yesterday.
  answered_in text not null check (answered_in ~ '^\d{4}-\d{2}$'),
  primary key (tenant_id, staff_id, topic),
  foreign key (tenant_id, staff_id) references staff (tenant_id, id) on delete cascade
);
create index shared_uses_by_topic on shared_uses (tenant_id, topic);
call wall_by_tenant('shared_uses');

-- A conference or the like that some of an employer's people went to.
create table reflection_trips (
  tenant_id uuid not null references tenants (id),
  id uuid not null,
  title text not null check (title <> ''),
  place text not null default '',
  starts_on date not null,
  ends_on date not null check (ends_on >= starts_on),
  -- In the catalogue; no foreign key: what becomes of an offering is the catalogue's to say.
  offering_id uuid,
  -- May change it, beside those who lead. Shown to nobody: who went says so by what they write.
  made_by uuid,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  removed_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, made_by) references staff (tenant_id, id) on delete set null (made_by)
);
create index reflection_trips_by_day on reflection_trips (tenant_id, starts_on desc, id);
create index reflection_trips_by_maker on reflection_trips (tenant_id, made_by) where made_by is not null;
call wall_by_tenant('reflection_trips');

-- A way of learning in steps, for an employer's people.
create table reflection_trails (
  tenant_id uuid not null references tenants (id),
  id uuid not null,
  title text not null check (title <> ''),
  -- Markdown.
  about text not null default '',
  is_open boolean not null default false,
  made_by uuid,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  removed_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, made_by) references staff (tenant_id, id) on delete set null (made_by)
);
create index reflection_trails_by_day on reflection_trails (tenant_id, made_at desc, id);
create index reflection_trails_by_maker on reflection_trails (tenant_id, made_by) where made_by is not null;
call wall_by_tenant('reflection_trails');

create table reflection_trail_steps (
  tenant_id uuid not null,
  id uuid not null,
  trail_id uuid not null,
  place integer not null check (place > 0),
  title text not null check (title <> ''),
  -- Markdown.
  body text not null default '',
  offering_id uuid,
  removed_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, trail_id) references reflection_trails (tenant_id, id) on delete cascade
);
create index reflection_trail_steps_by_trail on reflection_trail_steps (tenant_id, trail_id, place, id);
call wall_by_tenant('reflection_trail_steps');

-- That someone goes a trail, and what they did of it: their own.
create table reflection_trail_joins (
  tenant_id uuid not null references accounts (tenant_id),
  room_id uuid not null,
  trail_id uuid not null,
  -- In words that outlive the trail.
  title text not null,
  done jsonb not null default '[]',
  shows_progress boolean not null default false,
  joined_at timestamptz not null,
  primary key (tenant_id, room_id, trail_id)
);
call wall_by_tenant('reflection_trail_joins');

-- Its copy where the trail is. What they did is in it only when they show it; their name is looked up each time.
create table shared_trail_joins (
  tenant_id uuid not null,
  trail_id uuid not null,
  staff_id uuid not null,
  journal_id uuid not null,
  done jsonb not null default '[]',
  shows_progress boolean not null,
  joined_at timestamptz not null,
  primary key (tenant_id, trail_id, staff_id),
  foreign key (tenant_id, trail_id) references reflection_trails (tenant_id, id) on delete cascade,
  foreign key (tenant_id, staff_id) references staff (tenant_id, id) on delete cascade
);
create index shared_trail_joins_by_staff on shared_trail_joins (tenant_id, staff_id);
call wall_by_tenant('shared_trail_joins');

-- What someone's own reflection belongs to: a trip, or a step of a trail.
create table reflection_filings (
  tenant_id uuid not null,
  reflection_id uuid not null,
  -- The employer whose trip or trail it is.
  room_id uuid not null,
  -- `trip:ID` or `trail:ID`.
  belongs_to text not null check (belongs_to ~ '^(trip|trail):[0-9a-f-]{36}$'),
  step_id uuid check ((step_id is not null) = (belongs_to like 'trail:%')),
  session text not null default '',
  -- What they want to try, a line each.
  tries text not null default '',
  filed_at timestamptz not null,
  primary key (tenant_id, reflection_id, belongs_to),
  foreign key (tenant_id, reflection_id) references reflections (tenant_id, id) on delete cascade
);
create index reflection_filings_by_belonging on reflection_filings (tenant_id, belongs_to);
call wall_by_tenant('reflection_filings');

-- Its copy goes with the copy of the reflection, whatever takes that away.
create table shared_filings (
  tenant_id uuid not null,
  reflection_id uuid not null,
  belongs_to text not null check (belongs_to <> ''),
  step_id uuid,
  session text not null default '',
  tries text not null default '',
  primary key (tenant_id, reflection_id, belongs_to),
  foreign key (tenant_id, reflection_id) references shared_reflections (tenant_id, id) on delete cascade
);
create index shared_filings_by_belonging on shared_filings (tenant_id, belongs_to);
call wall_by_tenant('shared_filings');
