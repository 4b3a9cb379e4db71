-- Communities and cohorts: named groups with a stream of their own. What a community is stands with those who may know of it (its
-- house: an employer's tenant, or everyone's room); what is said in it stands in a room of its own, whose tenant is the community's id.

create table communities (
  -- The house.
  tenant_id uuid not null,
  id uuid not null,
  name text not null check (name <> '' and length(name) <= 120),
  about text not null default '' check (length(about) <= 2000),
  topics jsonb not null default '[]',
  joining text not null check (joining in ('open', 'asking', 'code')),
  -- For its keepers to tell and print: it opens one community to people who may know of it anyway.
  code text,
  allows_pen_names boolean not null,
  -- A cohort has a first and a last day; its members read it afterwards as well.
  starts_on date,
  ends_on date,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  closed_at timestamptz,
  primary key (tenant_id, id),
  check ((starts_on is null) = (ends_on is null)),
  check (starts_on <= ends_on)
);
create index communities_by_name on communities (tenant_id, name, id);
call wall_by_tenant('communities');

-- Who belongs to it, by the name they have there. The tenant is the community: its room.
create table community_members (
  tenant_id uuid not null,
  -- What addresses call them: a journal's id is in none.
  id uuid not null,
  journal_id uuid not null,
  house_id uuid not null,
  -- Absent where names are asked for of someone who writes under a pen name elsewhere: the two are not put side by side.
  handle text,
  name text not null check (name <> ''),
  -- Who was removed may ask to come back, and does not come in by themselves.
  state text not null check (state in ('asked', 'member', 'removed')),
  is_keeper boolean not null default false,
  -- Whether the house still employs them: from the moment it does not, nothing of theirs is read here, nor do they read.
  is_present boolean not null default true,
  -- What they said when they asked.
  words text not null default '' check (length(words) <= 500),
  since timestamptz not null,
  primary key (tenant_id, journal_id),
  unique (tenant_id, id),
  check (state = 'member' or not is_keeper)
);
create index community_members_by_journal on community_members (journal_id, house_id);
call wall_by_tenant('community_members');

-- The communities someone belongs to or asked to, in their own tenant. Whether they do is for the room to say.
create table community_joins (
  tenant_id uuid not null references accounts (tenant_id),
  community_id uuid not null,
  house_id uuid not null,
  made_at timestamptz not null,
  primary key (tenant_id, community_id)
);
call wall_by_tenant('community_joins');

-- Beside the level: the communities whose members read it too.
alter table reflections add column communities jsonb not null default '[]';
alter table shared_reflections drop constraint shared_reflections_level_check;
alter table shared_reflections add constraint shared_reflections_level_check
  check (level in ('my supervisor', 'my branch', 'my system', 'everyone', 'community'));

-- However someone leaves an employer (on a page, by an import, by its directory): its communities know at once.
create function mark_community_presence() returns trigger language plpgsql as $$
declare
  before text := coalesce(current_setting('carrel.tenants', true), '');
begin
  perform set_config('carrel.tenants', '*', true);
  update community_members member
  set is_present = exists (
    select from staff where staff.tenant_id = member.house_id and staff.account_id = journal.tenant_id and staff.is_active)
  from journals journal
  where journal.id = member.journal_id
    and member.house_id = coalesce(new.tenant_id, old.tenant_id)
    and journal.tenant_id in (old.account_id, new.account_id);
  perform set_config('carrel.tenants', before, true);
  return null;
end
$$;
create trigger community_presence_of_changed after update of account_id, is_active on staff for each row
  when (old.account_id is distinct from new.account_id or old.is_active is distinct from new.is_active)
  execute function mark_community_presence();
create trigger community_presence_of_gone after delete on staff for each row
  when (old.account_id is not null) execute function mark_community_presence();
create trigger community_presence_of_new after insert on staff for each row
  when (new.account_id is not null) execute function mark_community_presence();
