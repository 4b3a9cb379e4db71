-- A reply can be put right by its writer: its readers see that it was.
alter table shared_replies add column changed_at timestamptz;
alter table reflection_replies add column changed_at timestamptz;
