-- From a program to more: webinars that tell of it, proposals of conference sessions, and what a lesson is made of. And where
-- partners are, for the map.

-- Where a partner is, as someone wrote it, and found in our own list of places; without it they stand where their branch does.
alter table partners
  add column kind text not null default 'other' check (
    kind in ('school', 'arts', 'business', 'community', 'government', 'health', 'media', 'other')),
  add column place text not null default '',
  add column latitude double precision check (latitude between -90 and 90),
  add column longitude double precision check (longitude between -180 and 180),
  add constraint partners_place_is_whole check ((latitude is null) = (longitude is null));

-- What the public may read of a webinar stands in the shared catalogue too, under this id; the rest stays behind the wall.
create table program_webinars (
  tenant_id uuid not null,
  id uuid not null,
  program_id uuid not null,
  organisation_id uuid not null,
  level text not null check (level in ('branch', 'system', 'group', 'public')),
  group_id uuid references program_groups (id),
  title text not null check (title <> ''),
  summary text not null default '',
  -- Who offers it, in words: `Eastside, Harbor County`.
  provider text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  zone text not null,
  -- Where it meets.
  meeting_url text,
  registration_url text,
  seats integer check (seats between 1 and 100000),
  -- Whom to ask, in words that everyone who reads it may read.
  contact text not null default '',
  made_by uuid,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  cancelled_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, program_id) references programs (tenant_id, id) on delete cascade,
  foreign key (tenant_id, organisation_id) references organisations (tenant_id, id),
  foreign key (tenant_id, made_by) references staff (tenant_id, id) on delete set null (made_by),
  check (ends_at > starts_at),
  check ((level = 'group') = (group_id is not null))
);
create index program_webinars_by_program on program_webinars (tenant_id, program_id);
create index program_webinars_by_organisation on program_webinars (tenant_id, organisation_id);
create index program_webinars_by_maker on program_webinars (tenant_id, made_by);
create index program_webinars_by_group on program_webinars (group_id) where group_id is not null;
create index program_webinars_by_start on program_webinars (starts_at);
-- Looked up without knowing whose they are.
create index program_webinars_by_id on program_webinars (id);
alter table program_webinars enable row level security;
alter table program_webinars force row level security;
create policy own_tenants on program_webinars using (tenant_id = any (open_tenants()));
create policy every_tenant on program_webinars using (current_setting('carrel.tenants', true) = '*');
create policy readers on program_webinars for select using (
  level = 'public' or (level = 'group' and exists (
    select from program_group_systems member
    where member.group_id = program_webinars.group_id and member.state = 'member'
      and member.system_id = any (open_tenants()))));

-- Proposals of sessions at conferences, made from a program.
create table program_proposals (
  tenant_id uuid not null,
  id uuid not null,
  program_id uuid not null,
  conference text not null check (conference <> ''),
  call_url text,
  -- The last day to send it.
  deadline date,
  -- Words the call allows for the abstract.
  word_limit integer check (word_limit between 1 and 10000),
  state text not null check (state in ('drafted', 'sent', 'accepted', 'declined')),
  -- `ProposalText` of rules/proposals.
  content jsonb not null,
  made_by uuid,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  removed_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, program_id) references programs (tenant_id, id) on delete cascade,
  foreign key (tenant_id, made_by) references staff (tenant_id, id) on delete set null (made_by)
);
create index program_proposals_by_program on program_proposals (tenant_id, program_id);
create index program_proposals_by_maker on program_proposals (tenant_id, made_by);
create index program_proposals_due on program_proposals (tenant_id, deadline) where state = 'drafted';
call wall_by_tenant('program_proposals');

-- A program written up as a lesson: its outline, until lessons take it.
create table program_lessons (
  tenant_id uuid not null,
  program_id uuid not null,
  -- `LessonOutline` of rules/lessons.
  outline jsonb not null,
  made_by uuid,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  removed_at timestamptz,
  primary key (tenant_id, program_id),
  foreign key (tenant_id, program_id) references programs (tenant_id, id) on delete cascade,
  foreign key (tenant_id, made_by) references staff (tenant_id, id) on delete set null (made_by)
);
create index program_lessons_by_maker on program_lessons (tenant_id, made_by);
call wall_by_tenant('program_lessons');
