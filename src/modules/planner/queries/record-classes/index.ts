import type { RecordClass } from "#modules/people";
import { assessmentsClass, focalPointsClass, focusChoicesClass, requestsClass } from "./focus.ts";
import { ownFrameworksClass, sharedAssessmentsClass, supervisorViewsClass } from "./focus-at-work.ts";
import { planLimitsClass, plansClass } from "./plans.ts";
import { sharedPlansClass } from "./shared-plans.ts";
import { teamPlansClass } from "./team-plans.ts";

/** What the planner keeps about people, each kind once. */
export const plannerRecordClasses: readonly RecordClass[] = [
  focusChoicesClass,
  assessmentsClass,
  requestsClass,
  focalPointsClass,
  ownFrameworksClass,
  sharedAssessmentsClass,
  supervisorViewsClass,
  planLimitsClass,
  plansClass,
  sharedPlansClass,
  teamPlansClass,
];
