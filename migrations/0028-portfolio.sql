-- Journals brought along from elsewhere, and what someone chose to show of their learning. Both stand in the person's own tenant.

-- A file that was read: what would come of it is shown first, then it is taken, and may be taken back.
create table reflection_imports (
  tenant_id uuid not null references accounts (tenant_id),
  id uuid not null,
  kind text not null check (kind in ('wordpress', 'markdown')),
  -- As its owner called the file.
  name text not null check (name <> ''),
  state text not null default 'waiting' check (state in ('waiting', 'taken', 'undone')),
  -- The file while it waits; forgotten afterwards.
  file_id uuid,
  made_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, file_id) references files (tenant_id, id),
  check ((state = 'waiting') = (file_id is not null))
);
create index reflection_imports_by_day on reflection_imports (tenant_id, made_at desc, id desc);
create index reflection_imports_by_file on reflection_imports (tenant_id, file_id) where file_id is not null;
call wall_by_tenant('reflection_imports');

-- What came from where: the same post does not come twice.
create table reflection_sources (
  tenant_id uuid not null references accounts (tenant_id),
  -- Of what the post is known by where it was.
  source_digest text not null check (source_digest <> ''),
  import_id uuid not null,
  reflection_id uuid not null,
  primary key (tenant_id, source_digest),
  foreign key (tenant_id, import_id) references reflection_imports (tenant_id, id)
);
create index reflection_sources_by_import on reflection_sources (tenant_id, import_id);
call wall_by_tenant('reflection_sources');

create table portfolios (
  tenant_id uuid primary key references accounts (tenant_id),
  title text not null default '' check (length(title) <= 200),
  -- Markdown.
  introduction text not null default '' check (length(introduction) <= 5000),
  changed_at timestamptz not null
);
call wall_by_tenant('portfolios');

-- What was chosen. No foreign key: what becomes of a thing is for its own part to say, and what is gone is not shown.
create table portfolio_items (
  tenant_id uuid not null references accounts (tenant_id),
  kind text not null check (kind in ('reflection', 'certificate', 'program', 'plan')),
  item_id uuid not null,
  -- The competency it stands under; empty: by its topics.
  heading text not null default '' check (length(heading) <= 120),
  -- Why it is here, in its owner's words. Markdown.
  words text not null default '' check (length(words) <= 2000),
  chosen_at timestamptz not null,
  primary key (tenant_id, kind, item_id)
);
call wall_by_tenant('portfolio_items');
