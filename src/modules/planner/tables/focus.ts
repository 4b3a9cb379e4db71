import type { Instant, Json } from "#platform/db";
import type { Generated } from "kysely";
import type { Answers } from "../rules/focus/assessment.ts";
import type { FocalPoint } from "../rules/focus/focal-points.ts";
import type { AskedHeading } from "../rules/focus/role.ts";
import type { Framework } from "../rules/frameworks/framework.ts";

interface FocusChoicesTable {
  tenant_id: string;
  role: string | null;
  passed_over: Json<readonly string[]>;
  changed_at: Instant;
}

interface FocusAssessmentsTable {
  tenant_id: string;
  id: string;
  title: string;
  asked: Json<readonly AskedHeading[]>;
  answers: Json<Answers>;
  started_at: Instant;
  changed_at: Instant;
  finished_at: Instant | null;
  removed_at: Instant | null;
}

interface RequestNotesTable {
  tenant_id: string;
  id: string;
  /** A local day. */
  noted_on: string;
  words: string;
  note: Generated<string>;
  topics: Json<readonly string[]>;
  employer_id: string | null;
  organisation_id: string | null;
  made_at: Instant;
  changed_at: Instant;
  removed_at: Instant | null;
}

interface FocalPointsTable {
  tenant_id: string;
  id: string;
  points: Json<readonly FocalPoint[]>;
  made_at: Instant;
  removed_at: Instant | null;
}

interface RequestTalliesTable {
  tenant_id: string;
  organisation_id: string;
  /** The first of the month. */
  month: string;
  topic: string;
  count: number;
}

interface SharedAssessmentsTable {
  tenant_id: string;
  id: string;
  account_id: string;
  staff_id: string;
  title: string;
  asked: Json<readonly AskedHeading[]>;
  answers: Json<Answers>;
  finished_at: Instant;
  shared_at: Instant;
}

interface SupervisorViewsTable {
  tenant_id: string;
  assessment_id: string;
  by_staff_id: string;
  staff_id: string;
  title: string;
  asked: Json<readonly AskedHeading[]>;
  answers: Json<Answers>;
  note: Generated<string>;
  by_name: string;
  changed_at: Instant;
}

interface OwnFrameworksTable {
  tenant_id: string;
  id: string;
  content: Json<Framework>;
  before: Json<Framework> | null;
  saved_by: string;
  saved_by_name: string;
  saved_at: Instant;
  removed_at: Instant | null;
}

export interface FocusTables {
  focus_choices: FocusChoicesTable;
  focus_assessments: FocusAssessmentsTable;
  request_notes: RequestNotesTable;
  focal_points: FocalPointsTable;
  request_tallies: RequestTalliesTable;
  shared_assessments: SharedAssessmentsTable;
  supervisor_views: SupervisorViewsTable;
  own_frameworks: OwnFrameworksTable;
}
