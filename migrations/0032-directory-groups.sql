-- 0032 The groups of an employer's directory (SCIM 2.0, RFC 7643 §4.2), and what an administrator lets each of them give.

create table directory_groups (
  tenant_id uuid not null references tenants (id),
  id uuid not null,
  display_name text not null check (display_name <> ''),
  external_id text,
  -- The position that membership gives, chosen by an administrator; none until then.
  role text check (role in ('learner', 'supervisor', 'coordinator', 'director', 'author', 'administrator')),
  organisation_id uuid,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, organisation_id) references organisations (tenant_id, id),
  check ((role is null) = (organisation_id is null))
);
create unique index directory_groups_by_name on directory_groups (tenant_id, lower(display_name));
create index directory_groups_by_organisation on directory_groups (tenant_id, organisation_id)
  where organisation_id is not null;
call wall_by_tenant('directory_groups');

create table directory_group_members (
  tenant_id uuid not null,
  group_id uuid not null,
  staff_id uuid not null,
  -- The position that this membership gave and that ends with it.
  position_id uuid,
  made_at timestamptz not null,
  primary key (tenant_id, group_id, staff_id),
  foreign key (tenant_id, group_id) references directory_groups (tenant_id, id),
  foreign key (tenant_id, staff_id) references staff (tenant_id, id),
  foreign key (tenant_id, position_id) references positions (tenant_id, id)
);
create index directory_group_members_by_staff on directory_group_members (tenant_id, staff_id);
create index directory_group_members_by_position on directory_group_members (tenant_id, position_id)
  where position_id is not null;
call wall_by_tenant('directory_group_members');
