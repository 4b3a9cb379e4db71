-- Whom and what the rows of a schedule name, inside their JSON: a branch's week can then be read without everyone else's. To
-- look for them in the JSON itself would be to read all of it, since the wall keeps such a search from using an index.

create table staffing_mentions (
  tenant_id uuid not null,
  -- A branch, a desk, or a colleague: who swaps, or who covers.
  named_id uuid not null,
  is_person boolean not null,
  -- A pattern, an exception or an absence, and whose it is.
  row_id uuid not null,
  staff_id uuid not null,
  -- From the first day it touches to the last, as texts: those inside the JSON are compared as they are, and never refused.
  first_day text not null,
  last_day text not null,
  primary key (tenant_id, named_id, row_id)
);
create index staffing_mentions_by_row on staffing_mentions (tenant_id, row_id);
create index staffing_mentions_by_staff on staffing_mentions (tenant_id, staff_id, named_id);
call wall_by_tenant('staffing_mentions');

create index staffing_floaters on staffing_members (tenant_id, staff_id) where is_floater;

-- What one row names. Whatever is no id is left out: nobody could look for it.
create function staffing_mentions_in(kept jsonb)
returns table (named_id uuid, is_person boolean, first_day text, last_day text) language sql stable as $$
  select distinct (named #>> '{}')::uuid, path.is_person, days.first_day,
    -- A pattern without a last day holds until further notice.
    case when kept ? 'weeks' and kept ->> 'ends_on' is null then '9999-12-31' else days.last_day end
  from (values
      ('$.weeks[*][*][*].place.branchId'::jsonpath, false),
      ('$.weeks[*][*][*].place.deskId', false),
      ('$.exception.shift.place.branchId', false),
      ('$.exception.shift.place.deskId', false),
      ('$.exception.shifts[*].place.branchId', false),
      ('$.exception.shifts[*].place.deskId', false),
      ('$.exception.withStaffId', true),
      ('$.cover.staffId', true)) as path (path, is_person),
    jsonb_path_query(kept, path.path) as named,
    lateral (
      select min(day) as first_day, max(day) as last_day
      from unnest(array[kept ->> 'starts_on', kept ->> 'ends_on', kept ->> 'on_date',
        left(kept ->> 'starts_at', 10), left(kept ->> 'ends_at', 10),
        kept #>> '{exception,toDate}', kept #>> '{exception,withDate}']) as day
    ) as days
  where named #>> '{}' ~ '^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$'
$$;

create function keep_staffing_mentions() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    delete from staffing_mentions as kept using old_rows as gone
      where kept.tenant_id = gone.tenant_id and kept.row_id = gone.id;
  end if;
  if tg_op <> 'DELETE' then
    insert into staffing_mentions (tenant_id, named_id, is_person, row_id, staff_id, first_day, last_day)
      select made.tenant_id, named.named_id, named.is_person, made.id, made.staff_id, named.first_day, named.last_day
      from new_rows as made, staffing_mentions_in(to_jsonb(made)) as named
      on conflict do nothing;
  end if;
  return null;
end
$$;

create procedure keep_mentions_of(kept regclass) language plpgsql as $$
begin
  execute format('create trigger mentions_added after insert on %s referencing new table as new_rows
    for each statement execute function keep_staffing_mentions()', kept);
  execute format('create trigger mentions_changed after update on %s
    referencing old table as old_rows new table as new_rows
    for each statement execute function keep_staffing_mentions()', kept);
  execute format('create trigger mentions_removed after delete on %s referencing old table as old_rows
    for each statement execute function keep_staffing_mentions()', kept);
end
$$;
call keep_mentions_of('staffing_patterns');
call keep_mentions_of('staffing_exceptions');
call keep_mentions_of('staffing_absences');

-- What is kept already. The wall is open for this transaction alone.
select set_config('carrel.tenants', '*', true);
insert into staffing_mentions (tenant_id, named_id, is_person, row_id, staff_id, first_day, last_day)
  select kept.tenant_id, named.named_id, named.is_person, kept.id, kept.staff_id, named.first_day, named.last_day
  from (
    select tenant_id, id, staff_id, to_jsonb(patterns) as kept from staffing_patterns as patterns
    union all select tenant_id, id, staff_id, to_jsonb(exceptions) from staffing_exceptions as exceptions
    union all select tenant_id, id, staff_id, to_jsonb(absences) from staffing_absences as absences
  ) as kept, staffing_mentions_in(kept.kept) as named
  on conflict do nothing;
