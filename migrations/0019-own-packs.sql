-- Rules that a library wrote itself, beside those that come with Carrel: an employer's, or those of a person alone in their own tenant.
-- Texts are kept as they were written, every save of them, so that what somebody was judged by can be read again.

create table own_packs (
  tenant_id uuid not null references tenants (id),
  -- Begins so that it can never stand for a pack that is shipped; its end is random, so that two tenants never share one.
  id text not null check (id like 'own-%'),
  -- The save that holds.
  save_number integer not null check (save_number > 0),
  -- No longer offered; who holds a credential by it is still judged by it.
  retired_at timestamptz,
  primary key (tenant_id, id)
);
call wall_by_tenant('own_packs');

create table own_pack_saves (
  tenant_id uuid not null,
  pack_id text not null,
  number integer not null check (number > 0),
  -- YAML, valid when it was saved.
  content text not null,
  saved_by uuid not null,
  saved_by_name text not null,
  saved_at timestamptz not null,
  primary key (tenant_id, pack_id, number),
  foreign key (tenant_id, pack_id) references own_packs (tenant_id, id) on delete cascade
);
create index own_pack_saves_by_writer on own_pack_saves (tenant_id, saved_by);
call wall_by_tenant('own_pack_saves');
