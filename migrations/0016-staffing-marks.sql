-- What coverage is computed from is read again only when it has changed. Scanning its thirteen tables for a change takes as
-- long as the employer is large; a mark for each statement that changed a row is found at once. Not one counter for each
-- employer: all who write would wait for its lock until the one before has committed, and could wait for each other.

create table staffing_marks (
  tenant_id uuid not null,
  id bigint generated always as identity,
  primary key (tenant_id, id)
);
call wall_by_tenant('staffing_marks');

create function mark_staffing() returns trigger language plpgsql as $$
declare
  tenant uuid;
begin
  for tenant in select distinct tenant_id from changed_rows loop
    insert into staffing_marks (tenant_id) values (tenant);
    -- Old marks go when there are many; those that somebody else is just removing are left to them.
    if (select count(*) from staffing_marks where tenant_id = tenant) > 200 then
      delete from staffing_marks where tenant_id = tenant and id in (
        select id from staffing_marks where tenant_id = tenant order by id limit 150 for update skip locked);
    end if;
  end loop;
  return null;
end
$$;

create procedure mark_changes_of(marked regclass) language plpgsql as $$
begin
  execute format('create trigger mark_added after insert on %s referencing new table as changed_rows
    for each statement execute function mark_staffing()', marked);
  execute format('create trigger mark_changed after update on %s referencing new table as changed_rows
    for each statement execute function mark_staffing()', marked);
  execute format('create trigger mark_removed after delete on %s referencing old table as changed_rows
    for each statement execute function mark_staffing()', marked);
end
$$;

call mark_changes_of('organisations');
call mark_changes_of('staff');
call mark_changes_of('positions');
call mark_changes_of('staffing_branches');
call mark_changes_of('staffing_closures');
call mark_changes_of('staffing_desks');
call mark_changes_of('staffing_members');
call mark_changes_of('staffing_patterns');
call mark_changes_of('staffing_exceptions');
call mark_changes_of('staffing_absences');
call mark_changes_of('staffing_sessions');
call mark_changes_of('staffing_travel_times');
call mark_changes_of('staffing_substitutes');
