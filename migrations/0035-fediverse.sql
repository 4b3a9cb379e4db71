-- Journals that people on other servers follow, by ActivityPub (ADR 0117). Off until an employer allows it and the writer turns it
-- on. All of it stands in the writer's own tenant and goes with their journal's place there.

alter table reflection_settings add column allows_fediverse boolean not null default false;

-- A journal as other servers know it. A new one each time it is turned on: what was taken off stays off over there.
create table fediverse_actors (
  tenant_id uuid primary key references accounts (tenant_id),
  -- Names the journal's owner to nobody, and is not the journal's id.
  id uuid not null,
  -- RSA, as PEM; the private one sealed for this actor's id.
  public_key text not null,
  sealed_private_key text not null,
  -- Whether replies wait for the writer's yes.
  holds_replies boolean not null default true,
  -- A digest of what other servers were last told of it: its name, handle and words.
  told text not null,
  turned_on_at timestamptz not null
);
create index fediverse_actors_by_id on fediverse_actors (id);
call wall_by_tenant('fediverse_actors');

-- Keys that outlive what was turned off, until other servers have been told. In everyone's room, and about nobody.
create table fediverse_farewells (
  tenant_id uuid not null,
  id uuid not null,
  sealed_private_key text not null,
  ends_at timestamptz not null,
  primary key (tenant_id, id)
);
call wall_by_tenant('fediverse_farewells');

create table fediverse_followers (
  tenant_id uuid not null references fediverse_actors (tenant_id) on delete cascade,
  -- Its address, as its server signs for it.
  actor text not null check (actor <> ''),
  name text not null,
  inbox text not null,
  -- Where its server takes what is for all its people.
  shared_inbox text,
  -- The request, which an answer or its withdrawal names.
  follow_id text not null,
  followed_at timestamptz not null,
  primary key (tenant_id, actor)
);
call wall_by_tenant('fediverse_followers');

-- Wherever anything was sent: what is withdrawn is withdrawn there too, also when nobody follows from there any more.
create table fediverse_inboxes (
  tenant_id uuid not null references fediverse_actors (tenant_id) on delete cascade,
  inbox text not null check (inbox <> ''),
  first_sent_at timestamptz not null,
  primary key (tenant_id, inbox)
);
call wall_by_tenant('fediverse_inboxes');

-- A reflection as it was sent. One that was withdrawn and comes back is another post: no server takes the first one again.
create table fediverse_posts (
  tenant_id uuid not null references fediverse_actors (tenant_id) on delete cascade,
  id uuid not null,
  reflection_id uuid not null,
  -- Of what it said when it was last sent.
  told text not null,
  sent_at timestamptz not null,
  changed_at timestamptz not null,
  removed_at timestamptz,
  primary key (tenant_id, id)
);
create unique index fediverse_posts_standing on fediverse_posts (tenant_id, reflection_id) where removed_at is null;
create index fediverse_posts_by_id on fediverse_posts (id);
create index fediverse_posts_by_day on fediverse_posts (tenant_id, sent_at desc, id desc) where removed_at is null;
call wall_by_tenant('fediverse_posts');

-- What people elsewhere answered. Shown, it has a copy among the replies in everyone's room.
create table fediverse_replies (
  tenant_id uuid not null references fediverse_actors (tenant_id) on delete cascade,
  id uuid not null,
  -- Its address on its own server.
  object text not null check (object <> ''),
  post_id uuid not null,
  reflection_id uuid not null,
  -- The reply it answers, where that is one of these.
  parent_id uuid,
  actor text not null,
  name text not null,
  inbox text not null,
  -- Markdown; empty once it was refused.
  body text not null,
  state text not null check (state in ('waiting', 'shown', 'refused')),
  made_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, object),
  foreign key (tenant_id, post_id) references fediverse_posts (tenant_id, id) on delete cascade
);
create index fediverse_replies_by_post on fediverse_replies (tenant_id, post_id);
create index fediverse_replies_by_state on fediverse_replies (tenant_id, state, made_at, id);
create index fediverse_replies_by_object on fediverse_replies (object);
create index fediverse_replies_by_actor on fediverse_replies (actor);
create index fediverse_followers_by_actor on fediverse_followers (actor);
call wall_by_tenant('fediverse_replies');

-- People elsewhere, by their address, and whole servers, by their name, of which a writer wants to hear nothing.
create table fediverse_blocks (
  tenant_id uuid not null references accounts (tenant_id),
  blocked text not null check (blocked <> ''),
  name text not null,
  made_at timestamptz not null,
  primary key (tenant_id, blocked)
);
call wall_by_tenant('fediverse_blocks');

-- What the protocol must remember for a while: activities taken in, and other servers' public keys. In everyone's room.
create table fediverse_memory (
  tenant_id uuid not null,
  key text not null,
  content jsonb not null,
  ends_at timestamptz not null,
  primary key (tenant_id, key)
);
create index fediverse_memory_by_end on fediverse_memory (ends_at);
call wall_by_tenant('fediverse_memory');
