import type { Instant, Json } from "#platform/db";
import type { KeptPlan, PlanReasons, SharedPlan } from "../rules/plan/kept-plan.ts";
import type { PlanInputs } from "../rules/plan/plan-inputs.ts";

interface PlanChoicesTable {
  tenant_id: string;
  inputs: Json<PlanInputs>;
  is_shared: boolean;
  changed_at: Instant;
}

interface PlansTable {
  tenant_id: string;
  id: string;
  number: number;
  state: "working" | "ready" | "failed";
  inputs: Json<PlanInputs>;
  plan: Json<KeptPlan> | null;
  changes: Json<PlanReasons> | null;
  made_at: Instant;
  finished_at: Instant | null;
}

interface PlanCalendarsTable {
  tenant_id: string;
  digest: string;
  made_at: Instant;
}

interface SharedPlansTable {
  tenant_id: string;
  account_id: string;
  staff_id: string;
  plan_id: string;
  content: Json<SharedPlan>;
  shared_at: Instant;
}

export interface PlanTables {
  plan_choices: PlanChoicesTable;
  plans: PlansTable;
  plan_calendars: PlanCalendarsTable;
  shared_plans: SharedPlansTable;
}
