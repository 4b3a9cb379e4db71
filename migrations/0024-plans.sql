-- The plans of one person: what they asked for, what was found, and where a calendar may fetch it. All of it stands in their own
-- tenant. What they show their employer is a copy, and stands in the employer's.

-- What someone asks of their plan now. It is copied into each plan that is made from it.
create table plan_choices (
  tenant_id uuid not null references accounts (tenant_id),
  -- `PlanInputs` of rules/plan.
  inputs jsonb not null,
  -- Whether their supervisors may see the plan. Only they say so.
  is_shared boolean not null default false,
  changed_at timestamptz not null,
  primary key (tenant_id)
);
call wall_by_tenant('plan_choices');

-- Every plan that was worked out, with what it was made from: an earlier one can be compared, and come back as a later one.
create table plans (
  tenant_id uuid not null references accounts (tenant_id),
  id uuid not null,
  -- 1, 2, 3: the last one that is ready is the plan.
  number integer not null check (number > 0),
  state text not null check (state in ('working', 'ready', 'failed')),
  inputs jsonb not null,
  -- `KeptPlan` of rules/plan.
  plan jsonb,
  -- `WhatWouldChange`: what one more hour, dollar or shift would buy; worked out when it is asked for.
  changes jsonb,
  made_at timestamptz not null,
  finished_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, number),
  check ((state = 'ready') = (plan is not null))
);
call wall_by_tenant('plans');

-- The secret address of a plan's calendar, by its digest: whoever has the address reads the plan.
create table plan_calendars (
  tenant_id uuid not null references accounts (tenant_id),
  digest text not null check (digest <> ''),
  made_at timestamptz not null,
  primary key (tenant_id)
);
create index plan_calendars_by_digest on plan_calendars (digest);
call wall_by_tenant('plan_calendars');

-- What someone shows their supervisors of their plan: a copy in the employer's tenant, taken back with a switch.
create table shared_plans (
  tenant_id uuid not null,
  account_id uuid not null,
  staff_id uuid not null,
  plan_id uuid not null,
  -- `SharedPlan` of rules/plan.
  content jsonb not null,
  shared_at timestamptz not null,
  primary key (tenant_id, account_id),
  foreign key (tenant_id, staff_id) references staff (tenant_id, id) on delete cascade
);
create index shared_plans_by_staff on shared_plans (tenant_id, staff_id);
call wall_by_tenant('shared_plans');
