-- Kits and presenters: things and people that the branches of a system lend each other. Partners: who they work with.
create table kits (
  tenant_id uuid not null references tenants (id),
  id uuid not null,
  kind text not null check (kind in ('kit', 'presenter')),
  name text not null check (name <> ''),
  -- What is in it, or what they speak about.
  description text not null default '',
  -- Where it lives.
  organisation_id uuid not null,
  -- Who looks after it beside those who lead there.
  keeper_id uuid,
  -- Days on the way to another branch, and back.
  days_before integer not null default 0 check (days_before between 0 and 14),
  days_after integer not null default 0 check (days_after between 0 and 14),
  made_by uuid,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  -- Lent no more.
  retired_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, organisation_id) references organisations (tenant_id, id),
  foreign key (tenant_id, keeper_id) references staff (tenant_id, id) on delete set null (keeper_id),
  foreign key (tenant_id, made_by) references staff (tenant_id, id) on delete set null (made_by)
);
create index kits_by_organisation on kits (tenant_id, organisation_id);
create index kits_by_keeper on kits (tenant_id, keeper_id);
create index kits_by_maker on kits (tenant_id, made_by);
call wall_by_tenant('kits');

create table kit_bookings (
  tenant_id uuid not null,
  id uuid not null,
  kit_id uuid not null,
  -- The branch that has it meanwhile.
  organisation_id uuid not null,
  purpose text not null default '',
  first_day date not null,
  last_day date not null,
  -- With the days on the way.
  held_from date not null,
  held_until date not null,
  state text not null check (state in ('booked', 'out', 'in', 'cancelled')),
  asked_by uuid,
  asked_at timestamptz not null,
  out_by uuid,
  out_at timestamptz,
  in_by uuid,
  in_at timestamptz,
  -- What was broken or missing when it came back.
  damage text not null default '',
  mended_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, kit_id) references kits (tenant_id, id) on delete cascade,
  foreign key (tenant_id, organisation_id) references organisations (tenant_id, id),
  foreign key (tenant_id, asked_by) references staff (tenant_id, id) on delete set null (asked_by),
  foreign key (tenant_id, out_by) references staff (tenant_id, id) on delete set null (out_by),
  foreign key (tenant_id, in_by) references staff (tenant_id, id) on delete set null (in_by),
  check (held_from <= first_day and first_day <= last_day and last_day <= held_until)
);
create index kit_bookings_by_kit on kit_bookings (tenant_id, kit_id, held_from);
create index kit_bookings_by_organisation on kit_bookings (tenant_id, organisation_id);
create index kit_bookings_by_asker on kit_bookings (tenant_id, asked_by);
create index kit_bookings_by_sender on kit_bookings (tenant_id, out_by);
create index kit_bookings_by_receiver on kit_bookings (tenant_id, in_by);
-- A thing is in one place at a time.
create unique index kit_bookings_one_out on kit_bookings (tenant_id, kit_id) where state = 'out';
call wall_by_tenant('kit_bookings');

-- Each day of a kit belongs to one booking at most: the key is what keeps two requests at one moment from both passing.
create table kit_days (
  tenant_id uuid not null,
  kit_id uuid not null,
  day date not null,
  booking_id uuid not null,
  primary key (tenant_id, kit_id, day),
  foreign key (tenant_id, kit_id) references kits (tenant_id, id) on delete cascade,
  foreign key (tenant_id, booking_id) references kit_bookings (tenant_id, id) on delete cascade
);
create index kit_days_by_booking on kit_days (tenant_id, booking_id);
call wall_by_tenant('kit_days');

-- Organisations that branches work with. The contact is for the system alone: what a program shares with others never holds it.
create table partners (
  tenant_id uuid not null references tenants (id),
  id uuid not null,
  -- The branch that works with them.
  organisation_id uuid not null,
  name text not null check (name <> ''),
  about text not null default '',
  website text,
  contact_name text not null default '',
  contact_email text not null default '',
  contact_phone text not null default '',
  made_by uuid,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  hidden_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, organisation_id) references organisations (tenant_id, id),
  foreign key (tenant_id, made_by) references staff (tenant_id, id) on delete set null (made_by)
);
create index partners_by_organisation on partners (tenant_id, organisation_id);
create index partners_by_maker on partners (tenant_id, made_by);
call wall_by_tenant('partners');

-- What was done together.
create table partner_programs (
  tenant_id uuid not null,
  partner_id uuid not null,
  program_id uuid not null,
  primary key (tenant_id, partner_id, program_id),
  foreign key (tenant_id, partner_id) references partners (tenant_id, id) on delete cascade,
  foreign key (tenant_id, program_id) references programs (tenant_id, id) on delete cascade
);
create index partner_programs_by_program on partner_programs (tenant_id, program_id);
call wall_by_tenant('partner_programs');

-- Who of the staff knows them, in their own words: each says it of themselves.
create table partner_staff (
  tenant_id uuid not null,
  partner_id uuid not null,
  staff_id uuid not null,
  how text not null default '',
  since timestamptz not null,
  primary key (tenant_id, partner_id, staff_id),
  foreign key (tenant_id, partner_id) references partners (tenant_id, id) on delete cascade,
  foreign key (tenant_id, staff_id) references staff (tenant_id, id) on delete cascade
);
create index partner_staff_by_staff on partner_staff (tenant_id, staff_id);
call wall_by_tenant('partner_staff');
