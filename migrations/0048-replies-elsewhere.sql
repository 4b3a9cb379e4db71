-- What someone whose journal is open to other servers answers here is sent to them too: a post may be a reply.
alter table fediverse_posts
  add column reply_id uuid,
  -- The address of what it answers, who said that as other servers know them, and where to tell them when they are on one.
  add column answers text,
  add column answered_actor text,
  add column answered_name text,
  add column answered_inbox text,
  add constraint fediverse_posts_answers check
    (num_nulls(reply_id, answers, answered_actor, answered_name) in (0, 4) and (reply_id is not null or answered_inbox is null));

drop index fediverse_posts_standing;
create unique index fediverse_posts_standing on fediverse_posts (tenant_id, reflection_id)
  where removed_at is null and reply_id is null;
create unique index fediverse_posts_standing_replies on fediverse_posts (tenant_id, reply_id)
  where removed_at is null and reply_id is not null;
create index fediverse_posts_by_reply on fediverse_posts (reply_id) where reply_id is not null;
create index fediverse_posts_by_reflection on fediverse_posts (reflection_id);
