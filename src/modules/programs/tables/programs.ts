import type { Instant, Json } from "#platform/db";
import type { Generated, GeneratedAlways } from "kysely";
import type { Adaptation, Lineage } from "../rules/adapting/lineage.ts";
import type { Licence } from "../rules/licences/licence.ts";
import type { Survey } from "../rules/occasions/occasion.ts";
import type { ProgramPlan } from "../rules/plan/program-plan.ts";
import type { SharedProgram } from "../rules/reading/shared-program.ts";
import type { Level } from "../rules/reading/who-may-read.ts";

/** How a program came to be here. */
export type Origin = "form" | "mail" | "link" | "calendar" | "adaptation" | "sample";

interface ProgramRows {
  tenant_id: string;
  id: string;
  number: GeneratedAlways<number>;
  organisation_id: string;
  level: Level;
  group_id: string | null;
  licence: Licence;
  plan: Json<ProgramPlan>;
  topics: Json<readonly string[]>;
  version: Generated<number>;
  origin: Origin;
  calendar_id: string | null;
  origin_key: string | null;
  adapted_from: Json<Lineage> | null;
  tells_original: Generated<boolean>;
  joined_to: string | null;
  made_by: string | null;
  made_at: Instant;
  changed_at: Instant;
  hidden_at: Instant | null;
  changed_in: Generated<string>;
}

interface OccasionRows {
  tenant_id: string;
  id: string;
  program_id: string;
  /** A local day. */
  held_on: string;
  starts_at: number | null;
  attendance: number | null;
  cents: number | null;
  survey: Json<Survey> | null;
  differently: Generated<string>;
  origin_key: string | null;
  reported_by: string | null;
  changed_at: Instant;
}

interface VersionRows {
  tenant_id: string;
  program_id: string;
  version: number;
  plan: Json<ProgramPlan>;
  note: Generated<string>;
  saved_by: string | null;
  saved_at: Instant;
}

interface SharedRows {
  tenant_id: string;
  program_id: string;
  number: number;
  group_id: string | null;
  content: Json<SharedProgram>;
  shared_at: Instant;
}

interface AdaptationRows {
  tenant_id: string;
  program_id: string;
  by_tenant_id: string;
  by_program_id: string;
  content: Json<Adaptation>;
  told_at: Instant;
}

interface CalendarRows {
  tenant_id: string;
  id: string;
  organisation_id: string;
  address: string;
  shown_address: string;
  zone: string;
  level: Level;
  group_id: string | null;
  licence: Generated<Licence>;
  etag: string | null;
  last_modified: string | null;
  next_read_at: Instant | null;
  last_read_at: Instant | null;
  last_message: string | null;
  failures: Generated<number>;
  made_by: string | null;
  made_at: Instant;
  removed_at: Instant | null;
}

export interface ProgramRowTables {
  programs: ProgramRows;
  program_occasions: OccasionRows;
  program_versions: VersionRows;
  shared_programs: SharedRows;
  program_adaptations: AdaptationRows;
  program_calendars: CalendarRows;
}
