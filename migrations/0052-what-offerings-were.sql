-- What each of two offerings was made of when a person joined them, so that they can be taken apart as they were.
alter table catalog_pairs add column former jsonb;
