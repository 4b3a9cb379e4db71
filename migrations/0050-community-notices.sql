-- Who tends a community is told that somebody asks to come in, and who asked that they are in: of a community, not of a reflection.
alter table reflection_notices
  alter column reflection_id drop not null,
  add column community_id uuid,
  drop constraint reflection_notices_kind_check,
  add constraint reflection_notices_kind_check
    check (kind in ('mention', 'reply', 'hidden', 'appeal decided', 'asks to come in', 'let in')),
  add constraint reflection_notices_of_one check (num_nonnulls(reflection_id, community_id) = 1);
