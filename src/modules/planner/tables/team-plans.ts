import type { Instant, Json } from "#platform/db";
import type { TeamChoices } from "../rules/team-plan/team-choices.ts";
import type { Proposed, TeamFacts } from "../rules/team-plan/team-facts.ts";
import type { TeamPlan } from "../rules/team/team-plan.ts";

interface TeamPlansTable {
  tenant_id: string;
  id: string;
  number: number;
  organisation_id: string;
  choices: Json<TeamChoices>;
  state: "working" | "ready" | "failed";
  stop_asked_at: Instant | null;
  facts: Json<TeamFacts> | null;
  plan: Json<TeamPlan> | null;
  failure: string | null;
  asked_by: string | null;
  made_at: Instant;
  finished_at: Instant | null;
  published_at: Instant | null;
  taken_back_at: Instant | null;
  job_id: string | null;
}

interface TeamProposalsTable {
  tenant_id: string;
  id: string;
  team_plan_id: string;
  staff_id: string;
  session: string;
  content: Json<Proposed>;
  /** `taken-back` by whoever proposed it: it asks nothing of anybody, and its person is told. */
  answer: "open" | "accepted" | "declined" | "taken-back";
  answered_at: Instant | null;
  instead_of: string | null;
  made_at: Instant;
}

export interface TeamPlanTables {
  team_plans: TeamPlansTable;
  team_proposals: TeamProposalsTable;
}
