-- Files that people uploaded to look at what is in them. Most are not kept as a source: those are removed after a day,
-- the bytes with them. A kept one is found by its source's address, `file:DIGEST/NAME`.
create table catalog_uploads (
  digest text primary key check (digest ~ '^[0-9a-f]{64}$'),
  uploaded_at timestamptz not null
);

create index catalog_uploads_by_time on catalog_uploads (uploaded_at);
