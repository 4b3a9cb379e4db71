-- The shared catalogue: what there is to learn, for every tenant of this installation. On a distributed database these
-- are reference tables; what belongs to one tenant (a saved search) carries tenant_id first in every key.

create table catalog_sources (
  id uuid primary key,
  name text not null,
  -- Where it is read from. Secret parts (a Moodle token) stay here and are never shown: `shown_address` is.
  address text not null,
  shown_address text not null,
  home_page text,
  -- What was detected: calendar, feed, page, tribe-events, …; 'by-hand' and 'message' have no address to fetch.
  format text not null,
  zone text not null,
  region text,
  language text not null default 'en',
  -- Listings of a source with a lower rank give the better fields when several are merged.
  rank integer not null default 100,
  status text not null check (status in ('unverified', 'active', 'paused', 'held')),
  pack_id text unique,
  columns jsonb,
  harvest_every_minutes integer not null default 720 check (harvest_every_minutes >= 15),
  next_harvest_at timestamptz,
  etag text,
  last_modified text,
  consecutive_failures integer not null default 0,
  last_success_at timestamptz,
  last_error text,
  listing_count integer not null default 0,
  is_sample boolean not null default false,
  created_at timestamptz not null,
  unique (address)
);
create index catalog_sources_due on catalog_sources (next_harvest_at) where status in ('unverified', 'active');

create table catalog_harvests (
  id uuid primary key,
  source_id uuid not null references catalog_sources (id),
  started_at timestamptz not null,
  finished_at timestamptz not null,
  outcome text not null check (outcome in ('read', 'unchanged', 'empty', 'held', 'failed')),
  -- One plain sentence: what happened, and what to do when something should be done.
  message text not null,
  bytes integer not null default 0,
  records integer not null default 0,
  added integer not null default 0,
  changed integer not null default 0,
  gone integer not null default 0,
  problems jsonb not null default '[]',
  lost integer not null default 0
);
create index catalog_harvests_by_source on catalog_harvests (source_id, started_at desc);

create table catalog_offerings (
  id uuid primary key,
  title text not null,
  -- The merged offering, as rules/matching/choose-fields makes it.
  offering jsonb not null,
  is_gone boolean not null default false,
  listing_count integer not null default 1,
  -- An offering that was merged into another leads on to it, so that links and plans keep working.
  merged_into uuid references catalog_offerings (id),
  updated_at timestamptz not null,
  -- The transaction that changed it last: the search index follows these in order and never misses one.
  changed_in xid8 not null default pg_current_xact_id()
);
create index catalog_offerings_changed on catalog_offerings (changed_in, id);
create index catalog_offerings_merged_into on catalog_offerings (merged_into) where merged_into is not null;

create table catalog_listings (
  id uuid primary key,
  source_id uuid not null references catalog_sources (id),
  source_key text not null,
  offering_id uuid not null references catalog_offerings (id),
  listing jsonb not null,
  content_hash text not null,
  first_seen_at timestamptz not null,
  last_seen_at timestamptz not null,
  -- Set when the source no longer lists it. The row stays: someone may have planned or logged it.
  gone_at timestamptz,
  unique (source_id, source_key)
);
create index catalog_listings_by_offering on catalog_listings (offering_id);

create table catalog_sessions (
  offering_id uuid not null references catalog_offerings (id),
  ordinal integer not null,
  -- An instant, or (all day) only dates; `last_date` is inclusive.
  starts_at timestamptz,
  ends_at timestamptz,
  first_date date not null,
  last_date date not null,
  zone text,
  status text not null,
  primary key (offering_id, ordinal)
);
create index catalog_sessions_by_start on catalog_sessions (starts_at);

-- Blocking keys (48-bit hashes, which JavaScript holds whole) by which listings of the same offering find each other.
create table catalog_match_keys (
  key bigint not null,
  listing_id uuid not null references catalog_listings (id) on delete cascade,
  primary key (key, listing_id)
);
create index catalog_match_keys_by_listing on catalog_match_keys (listing_id);

-- Pairs that wait for a person, and what people decided; `first_id` < `second_id`.
create table catalog_pairs (
  first_id uuid not null references catalog_listings (id),
  second_id uuid not null references catalog_listings (id),
  score real not null,
  because jsonb not null,
  decision text check (decision in ('together', 'apart')),
  decided_at timestamptz,
  created_at timestamptz not null,
  primary key (first_id, second_id),
  check (first_id < second_id)
);
create index catalog_pairs_waiting on catalog_pairs (score desc) where decision is null;
create index catalog_pairs_by_second on catalog_pairs (second_id);

-- A question that is kept. Its page is reached by its id, its feeds by `secret`, its digest by `digest_secret`: three
-- addresses, so that one can be handed on without the others.
create table catalog_saved_searches (
  tenant_id uuid not null references tenants (id),
  id uuid not null,
  name text not null check (name <> ''),
  -- The Find query string, canonical.
  query text not null,
  -- Part of the addresses of its feeds; changing it revokes them.
  secret text not null,
  -- What the feeds last held, as a hash, and since when they have held it: tells readers that nothing changed.
  feed_hash text not null default '',
  feed_changed_at timestamptz not null,
  -- The digest. An address is kept only while a digest goes to it, or waits for its owner to confirm it.
  email text,
  email_given_at timestamptz,
  email_confirmed_at timestamptz,
  digest_every text check (digest_every in ('day', 'week')),
  digest_secret text,
  next_digest_at timestamptz,
  last_digest_at timestamptz,
  sent_offering_ids jsonb not null default '[]',
  created_at timestamptz not null,
  -- Removed ones can be taken back for a day, then the row goes.
  removed_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, secret),
  unique (tenant_id, digest_secret),
  check (email is null or (digest_every is not null and digest_secret is not null and email_given_at is not null)),
  check (next_digest_at is null or (email is not null and email_confirmed_at is not null))
);
create index catalog_saved_searches_due on catalog_saved_searches (tenant_id, next_digest_at)
  where next_digest_at is not null;
