import type { Instant, Json } from "#platform/db";
import type { LessonOutline } from "../rules/lessons/lesson-outline.ts";
import type { ProposalState, ProposalText } from "../rules/proposals/proposal.ts";
import type { Level } from "../rules/reading/who-may-read.ts";

interface WebinarRows {
  tenant_id: string;
  id: string;
  program_id: string;
  organisation_id: string;
  level: Level;
  group_id: string | null;
  title: string;
  summary: string;
  provider: string;
  starts_at: Instant;
  ends_at: Instant;
  zone: string;
  meeting_url: string | null;
  registration_url: string | null;
  seats: number | null;
  contact: string;
  made_by: string | null;
  made_at: Instant;
  changed_at: Instant;
  cancelled_at: Instant | null;
}

interface ProposalRows {
  tenant_id: string;
  id: string;
  program_id: string;
  conference: string;
  call_url: string | null;
  /** A local day. */
  deadline: string | null;
  word_limit: number | null;
  state: ProposalState;
  content: Json<ProposalText>;
  made_by: string | null;
  made_at: Instant;
  changed_at: Instant;
  removed_at: Instant | null;
}

interface LessonRows {
  tenant_id: string;
  program_id: string;
  outline: Json<LessonOutline>;
  made_by: string | null;
  made_at: Instant;
  changed_at: Instant;
  removed_at: Instant | null;
}

/** What is made of programs: webinars, proposals, lessons. */
export interface MoreTables {
  program_webinars: WebinarRows;
  program_proposals: ProposalRows;
  program_lessons: LessonRows;
}
