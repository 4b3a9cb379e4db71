-- A journal's page in one transaction, and what others said by e-mail.

-- The journal with a handle, whoever's tenants are open: a handle is an address in the whole installation (ADR 0120). One row at
-- most; whether a reader may know of it is answered by what they may read in it.
-- Opened and closed by hand: only a superuser may give a function a setting that the server does not know.
create function journal_of_handle(asked text)
returns table (account_id uuid, id uuid, handle text, pen_name text, about text)
language plpgsql
as $$
declare
  before text := coalesce(current_setting('carrel.tenants', true), '');
begin
  perform set_config('carrel.tenants', '*', true);
  return query
    select journal.tenant_id, journal.id, journal.handle, journal.pen_name, journal.about
    from journals journal where journal.handle = asked;
  perform set_config('carrel.tenants', before, true);
end
$$;

-- A notice is read anew whenever it is shown or sent: by whom, and in which reply, so that it says only what its reader may read then.
alter table reflection_notices add column by_journal uuid;
alter table reflection_notices add column reply_id uuid;
-- When a letter was made of it. What happened before there were letters needs none.
alter table reflection_notices add column mailed_at timestamptz;
select set_config('carrel.tenants', '*', true);
update reflection_notices set mailed_at = made_at;
select set_config('carrel.tenants', '', true);
create index reflection_notices_to_mail on reflection_notices (tenant_id) where mailed_at is null and seen_at is null;

-- How often someone wants what others said by e-mail. No row: daily, and no letter was due yet.
create table reflection_letters (
  tenant_id uuid primary key references accounts (tenant_id),
  often text not null default 'daily' check (often in ('at once', 'daily', 'never')),
  -- Of the link that stops them.
  secret_digest text not null,
  sealed_secret text not null,
  -- The last morning on which there was anything to look at, in the reader's own days.
  told_on date,
  -- What they follow was told up to here.
  followed_until timestamptz
);
create index reflection_letters_by_secret on reflection_letters (secret_digest);
call wall_by_tenant('reflection_letters');
