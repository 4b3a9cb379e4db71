import type { RecordClass } from "#modules/people";
import { planLimitsClass, plansClass } from "./plans.ts";
import { sharedPlansClass } from "./shared-plans.ts";

/** What the planner keeps about people, each kind once. */
export const plannerRecordClasses: readonly RecordClass[] = [planLimitsClass, plansClass, sharedPlansClass];
