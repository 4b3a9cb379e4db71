-- Whole library organisations. Every table that belongs to one has `tenant_id` first in its keys: that is what lets
-- the same schema run with row-level security, and spread over machines by tenant.
create table tenants (
  id uuid primary key,
  name text not null check (name <> ''),
  kind text not null default 'system' check (kind in ('system', 'library', 'school', 'association')),
  is_sample boolean not null default false,
  created_at timestamptz not null default now()
);

-- What a person sees of work in the background. The queue itself keeps its own tables, in its own schema. Work on what
-- all share, such as the catalogue, has the nil UUID for its tenant: therefore no foreign key here and below.
create table job_progress (
  tenant_id uuid not null,
  job_id uuid not null,
  job_name text not null,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed')),
  done_count integer not null default 0 check (done_count >= 0),
  total_count integer check (total_count >= 0),
  message text not null default '',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (tenant_id, job_id)
);

create index job_progress_by_time on job_progress (tenant_id, created_at desc, job_id);

-- One row for each thing that was done once and must not be done again when its job is given out twice.
create table job_effects (
  tenant_id uuid not null,
  job_name text not null,
  effect_key text not null,
  done_at timestamptz not null default now(),
  primary key (tenant_id, job_name, effect_key)
);

create index job_effects_by_time on job_effects (tenant_id, done_at);

-- Mail is written here in the transaction that causes it, and leaves when that has been committed.
create table mail_outbox (
  tenant_id uuid not null references tenants (id),
  id uuid not null,
  -- The same letter written twice under one key is sent once.
  letter_key text not null,
  recipient text not null check (recipient <> ''),
  subject text not null,
  body_text text not null,
  body_html text,
  unsubscribe_url text,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'failed')),
  attempt_count integer not null default 0 check (attempt_count >= 0),
  last_error text,
  created_at timestamptz not null default now(),
  sent_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, letter_key),
  check ((state = 'sent') = (sent_at is not null))
);

create index mail_outbox_waiting on mail_outbox (tenant_id, created_at, id) where state <> 'sent';

-- Evidence, kits, certificates: what the file is called and who owns it. The bytes are kept by their digest.
create table files (
  tenant_id uuid not null references tenants (id),
  id uuid not null,
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  name text not null check (name <> ''),
  media_type text not null,
  size_bytes bigint not null check (size_bytes >= 0),
  created_at timestamptz not null default now(),
  primary key (tenant_id, id)
);

create index files_by_digest on files (tenant_id, digest);
