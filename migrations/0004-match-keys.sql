-- Keys by which listings of the same offering find each other, made anew (see rules/matching/match-keys): fewer, and
-- dated ones carry the start, so that those of other days are never read. Hashes of 48 bits, which JavaScript holds whole.
--
-- No foreign key: it would be checked for every key of every event, half the cost of saving one. Listings are never
-- deleted; whoever writes keys has written their listing in the same transaction.
drop table catalog_match_keys;
create table catalog_match_keys (
  key bigint not null,
  -- The start of a dated key, in minutes since 1970; 0 for a key that needs none.
  minute bigint not null,
  -- False for a day without an hour, whose minute is its noon.
  has_hour boolean not null,
  listing_id uuid not null,
  primary key (key, minute, listing_id)
);
create index catalog_match_keys_by_listing on catalog_match_keys (listing_id);

-- The rules make the keys, not SQL: listings without them get theirs when the next batch is saved.
alter table catalog_listings add column has_keys boolean not null default false;
create index catalog_listings_without_keys on catalog_listings (id) where not has_keys;

-- Nobody asks the database for what is inside: as text they are written in half the time, and take no more room.
alter table catalog_listings alter column listing type json using listing::json;
alter table catalog_offerings alter column offering type json using offering::json;
