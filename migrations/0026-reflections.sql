-- Reflections: what people write about what they learned. All of it stands in the writer's own tenant and goes with them. What
-- they share is a copy in a room: an employer's tenant, or everyone's (a fixed id that is no organisation, see ADR 0112).

-- What others know someone by: nothing shared ever names an account.
create table journals (
  tenant_id uuid primary key references accounts (tenant_id),
  id uuid not null,
  -- An address: one in the whole installation.
  handle text not null unique check (handle ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(handle) between 3 and 30),
  -- Absent: they write under their own name.
  pen_name text check (pen_name <> ''),
  about text not null default '',
  made_at timestamptz not null,
  changed_at timestamptz not null
);
create index journals_by_id on journals (id);
call wall_by_tenant('journals');

create table reflections (
  tenant_id uuid not null references accounts (tenant_id),
  id uuid not null,
  title text not null default '',
  -- Markdown.
  body text not null check (body <> ''),
  level text not null default 'only me'
    check (level in ('only me', 'my supervisor', 'my branch', 'my system', 'everyone')),
  topics jsonb not null default '[]',
  -- The participation it is about, in credit's ledger of the same person. No foreign key: what becomes of an entry is credit's to say.
  entry_id uuid,
  -- What it is about, in words that outlive the entry.
  about text not null default '',
  -- Grows with each change: who changes an older one is told.
  version integer not null check (version > 0),
  written_at timestamptz not null,
  changed_at timestamptz not null,
  removed_at timestamptz,
  primary key (tenant_id, id)
);
create index reflections_by_day on reflections (tenant_id, written_at desc, id desc);
create index reflections_by_entry on reflections (tenant_id, entry_id) where entry_id is not null;
call wall_by_tenant('reflections');

-- What someone is typing, with the id of the reflection it becomes or changes.
create table reflection_drafts (
  tenant_id uuid not null references accounts (tenant_id),
  id uuid not null,
  version integer not null check (version > 0),
  -- `DraftContent` of rules/writing.
  content jsonb not null,
  -- The version of the reflection it changes; absent for a new one.
  changes_version integer,
  made_at timestamptz not null,
  saved_at timestamptz not null,
  primary key (tenant_id, id)
);
create index reflection_drafts_by_day on reflection_drafts (tenant_id, saved_at desc, id);
call wall_by_tenant('reflection_drafts');

create table reflection_images (
  tenant_id uuid not null references accounts (tenant_id),
  id uuid not null,
  -- Of the draft or reflection it was put into.
  reflection_id uuid not null,
  file_id uuid not null,
  -- What it shows, for those who do not see it.
  alternative text not null check (alternative <> ''),
  made_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, file_id) references files (tenant_id, id)
);
create index reflection_images_by_reflection on reflection_images (tenant_id, reflection_id);
-- An image's address names nobody.
create index reflection_images_by_id on reflection_images (id);
create index reflection_images_by_file on reflection_images (tenant_id, file_id);
call wall_by_tenant('reflection_images');

-- Things attended that someone does not want to be asked about.
create table reflection_prompts_dismissed (
  tenant_id uuid not null references accounts (tenant_id),
  entry_id uuid not null,
  dismissed_at timestamptz not null,
  primary key (tenant_id, entry_id)
);
call wall_by_tenant('reflection_prompts_dismissed');

-- Whether an employer's people may write for each other under a pen name.
create table reflection_settings (
  tenant_id uuid primary key references tenants (id),
  allows_pen_names boolean not null default true,
  changed_at timestamptz not null
);
call wall_by_tenant('reflection_settings');

-- Copies, each in the room of those who may read it.
create table shared_reflections (
  tenant_id uuid not null,
  -- Of the reflection.
  id uuid not null,
  journal_id uuid not null,
  -- Absent where only supervisors read: a pen name is then not told apart from a person.
  handle text,
  author_name text not null check (author_name <> ''),
  -- In an employer's room: who leaves is read there no more. Never shown.
  staff_id uuid,
  level text not null check (level in ('my supervisor', 'my branch', 'my system', 'everyone')),
  -- Organisations whose people are the writer's branch.
  places jsonb not null default '[]',
  title text not null,
  body text not null,
  -- The first words of the body, plain: lists read no Markdown.
  excerpt text not null default '',
  about text not null default '',
  topics jsonb not null default '[]',
  written_at timestamptz not null,
  shared_at timestamptz not null,
  changed_at timestamptz not null,
  -- By moderators of this room.
  hidden_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, staff_id) references staff (tenant_id, id) on delete cascade
);
create index shared_reflections_by_journal on shared_reflections (tenant_id, journal_id);
create index shared_reflections_by_staff on shared_reflections (tenant_id, staff_id);
call wall_by_tenant('shared_reflections');

-- Where a copy is listed, newest first: `all`, `place:ID`, `staff:ID`, `topic:ID`. One key answers a page of any stream.
create table reflection_streams (
  tenant_id uuid not null,
  stream text not null check (stream <> ''),
  shared_at timestamptz not null,
  reflection_id uuid not null,
  primary key (tenant_id, stream, shared_at, reflection_id),
  foreign key (tenant_id, reflection_id) references shared_reflections (tenant_id, id) on delete cascade
);
create index reflection_streams_by_reflection on reflection_streams (tenant_id, reflection_id);
call wall_by_tenant('reflection_streams');

-- A reply in its writer's own tenant, and its copy in the room it was written in.
create table reflection_replies (
  tenant_id uuid not null references accounts (tenant_id),
  id uuid not null,
  room_id uuid not null,
  reflection_id uuid not null,
  -- What it answers, in words that outlive it.
  about text not null default '',
  body text not null check (body <> ''),
  made_at timestamptz not null,
  removed_at timestamptz,
  primary key (tenant_id, id)
);
create index reflection_replies_by_day on reflection_replies (tenant_id, made_at desc, id desc);
call wall_by_tenant('reflection_replies');

create table shared_replies (
  tenant_id uuid not null,
  id uuid not null,
  reflection_id uuid not null,
  parent_id uuid,
  journal_id uuid not null,
  handle text,
  author_name text not null check (author_name <> ''),
  staff_id uuid,
  body text not null,
  made_at timestamptz not null,
  hidden_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, parent_id) references shared_replies (tenant_id, id) on delete set null (parent_id),
  foreign key (tenant_id, staff_id) references staff (tenant_id, id) on delete cascade
);
create index shared_replies_by_reflection on shared_replies (tenant_id, reflection_id, made_at, id);
create index shared_replies_by_parent on shared_replies (tenant_id, parent_id) where parent_id is not null;
create index shared_replies_by_journal on shared_replies (tenant_id, journal_id);
create index shared_replies_by_staff on shared_replies (tenant_id, staff_id);
call wall_by_tenant('shared_replies');

-- Quiet: the writer alone sees them, and nobody is counted in public.
create table reflection_reactions (
  tenant_id uuid not null,
  reflection_id uuid not null,
  journal_id uuid not null,
  handle text not null,
  author_name text not null,
  kind text not null check (kind in ('thank you', 'same here', 'will try it')),
  made_at timestamptz not null,
  primary key (tenant_id, reflection_id, journal_id)
);
create index reflection_reactions_by_journal on reflection_reactions (tenant_id, journal_id);
call wall_by_tenant('reflection_reactions');

-- Whom, and what, someone follows; whom they do not want to meet here.
create table reflection_follows (
  tenant_id uuid not null references accounts (tenant_id),
  -- `journal:ID` or `topic:ID`.
  followed text not null check (followed <> ''),
  made_at timestamptz not null,
  primary key (tenant_id, followed)
);
call wall_by_tenant('reflection_follows');
create table reflection_blocks (
  tenant_id uuid not null references accounts (tenant_id),
  journal_id uuid not null,
  made_at timestamptz not null,
  primary key (tenant_id, journal_id)
);
call wall_by_tenant('reflection_blocks');

-- What someone is told: that they were named, answered, or moderated. What it leads to is asked for anew when they look.
create table reflection_notices (
  tenant_id uuid not null references accounts (tenant_id),
  id uuid not null,
  kind text not null check (kind in ('mention', 'reply', 'hidden', 'appeal decided')),
  reflection_id uuid not null,
  by_name text not null default '',
  made_at timestamptz not null,
  seen_at timestamptz,
  primary key (tenant_id, id)
);
create index reflection_notices_by_day on reflection_notices (tenant_id, made_at desc, id desc);
call wall_by_tenant('reflection_notices');

-- Secret addresses of feeds, by their digest: whoever has one reads what its owner may read on that day.
create table reflection_feeds (
  tenant_id uuid not null references accounts (tenant_id),
  id uuid not null,
  digest text not null,
  -- A stream or a journal: `branch`, `system`, `following`, `journal:ID`, `topic:ID`.
  stream text not null,
  label text not null,
  made_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, digest)
);
-- Whose it is, is known by the address alone.
create index reflection_feeds_by_digest on reflection_feeds (digest);
call wall_by_tenant('reflection_feeds');

-- What readers of a room reported, what was decided, and the writer's appeal.
create table reflection_reports (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('reflection', 'reply')),
  subject_id uuid not null,
  reflection_id uuid not null,
  -- The writer's, and the reporter's, who is told to nobody but moderators.
  journal_id uuid not null,
  author_name text not null,
  reporter_journal_id uuid not null,
  reason text not null check (reason in ('names a patron', 'unkind', 'not theirs to share', 'advertising', 'other')),
  words text not null default '',
  -- What it said then.
  quoted text not null,
  made_at timestamptz not null,
  outcome text not null default 'open' check (outcome in ('open', 'kept', 'hidden')),
  decided_by uuid,
  decided_by_name text,
  decision text not null default '',
  decided_at timestamptz,
  appeal text,
  appealed_at timestamptz,
  appeal_outcome text check (appeal_outcome in ('stays hidden', 'shown again')),
  appeal_decided_by uuid,
  appeal_decided_by_name text,
  appeal_decision text not null default '',
  appeal_decided_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, subject_id, reporter_journal_id),
  check ((outcome = 'open') = (decided_at is null)),
  check (appeal is null or outcome = 'hidden'),
  check ((appeal_outcome is null) = (appeal_decided_at is null))
);
create index reflection_reports_by_day on reflection_reports (tenant_id, made_at desc, id desc);
create index reflection_reports_by_journal on reflection_reports (tenant_id, journal_id);
call wall_by_tenant('reflection_reports');
