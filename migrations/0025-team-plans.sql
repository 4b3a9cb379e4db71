-- Team plans: what an employer asked for, the best plan so far, and what each person answers. All of it is the employer's.

create table team_plans (
  tenant_id uuid not null references tenants (id),
  id uuid not null,
  -- 1, 2, 3, for people to speak of.
  number integer not null check (number > 0),
  -- The branch, school, system or district whose people it is for, with everything below it.
  organisation_id uuid not null,
  -- `TeamChoices` of rules/team-plan.
  choices jsonb not null,
  state text not null check (state in ('working', 'ready', 'failed')),
  -- Set when someone asked it to stop: the best so far is then the plan.
  stop_asked_at timestamptz,
  -- `TeamFacts` of rules/team-plan: what it is made from, gathered when the work begins, so that a restart goes on from it.
  facts jsonb,
  -- `TeamPlan` of rules/team: the best so far, and once it is ready the last word.
  plan jsonb,
  -- What a failed one says of itself.
  failure text,
  asked_by uuid,
  made_at timestamptz not null,
  finished_at timestamptz,
  published_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, number),
  foreign key (tenant_id, organisation_id) references organisations (tenant_id, id),
  foreign key (tenant_id, asked_by) references staff (tenant_id, id) on delete set null (asked_by),
  check (state <> 'ready' or plan is not null),
  check (published_at is null or state = 'ready')
);
create index team_plans_by_organisation on team_plans (tenant_id, organisation_id);
create index team_plans_by_asker on team_plans (tenant_id, asked_by);
call wall_by_tenant('team_plans');

-- What a published plan proposes to one person, and their answer.
create table team_proposals (
  tenant_id uuid not null,
  id uuid not null,
  team_plan_id uuid not null,
  staff_id uuid not null,
  -- The session's id in the plan's facts.
  session text not null,
  -- `Proposed` of rules/team-plan: title, times, place and money, as they were then.
  content jsonb not null,
  answer text not null default 'open' check (answer in ('open', 'accepted', 'declined')),
  answered_at timestamptz,
  -- Made to take the place of one that was declined.
  instead_of uuid,
  made_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, team_plan_id, staff_id, session),
  foreign key (tenant_id, team_plan_id) references team_plans (tenant_id, id) on delete cascade,
  foreign key (tenant_id, staff_id) references staff (tenant_id, id) on delete cascade,
  check ((answer = 'open') = (answered_at is null))
);
create index team_proposals_by_staff on team_proposals (tenant_id, staff_id, answer);
call wall_by_tenant('team_proposals');
