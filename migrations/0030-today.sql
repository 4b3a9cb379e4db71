-- What someone put away on the page of their day: it is not proposed to them again until they take it back.
create table today_put_away (
  tenant_id uuid not null references tenants (id),
  -- What it was, as the page names it: `offering:…`, `program:…`, `topic:ai`.
  thing text not null check (thing ~ '^[a-z]+:[A-Za-z0-9-]{1,60}$'),
  -- As it was called then, to find it again by.
  title text not null check (title <> ''),
  put_away_at timestamptz not null,
  primary key (tenant_id, thing)
);
call wall_by_tenant('today_put_away');
