import type { Generated } from "kysely";
import type { Instant, Json } from "#platform/db";

interface TripsTable {
  tenant_id: string;
  id: string;
  title: string;
  place: Generated<string>;
  starts_on: string;
  ends_on: string;
  made_by: string | null;
  made_at: Instant;
  changed_at: Instant;
  removed_at: Instant | null;
}

interface TrailsTable {
  tenant_id: string;
  id: string;
  title: string;
  about: Generated<string>;
  is_open: Generated<boolean>;
  made_by: string | null;
  made_at: Instant;
  changed_at: Instant;
  removed_at: Instant | null;
}

interface TrailStepsTable {
  tenant_id: string;
  id: string;
  trail_id: string;
  place: number;
  title: string;
  body: Generated<string>;
  offering_id: string | null;
  removed_at: Instant | null;
}

interface TrailJoinsTable {
  tenant_id: string;
  room_id: string;
  trail_id: string;
  title: string;
  done: Json<readonly string[]>;
  shows_progress: Generated<boolean>;
  joined_at: Instant;
}

interface SharedTrailJoinsTable {
  tenant_id: string;
  trail_id: string;
  staff_id: string;
  journal_id: string;
  done: Json<readonly string[]>;
  shows_progress: boolean;
  joined_at: Instant;
}

interface FilingsTable {
  tenant_id: string;
  reflection_id: string;
  room_id: string;
  belongs_to: string;
  step_id: string | null;
  session: Generated<string>;
  tries: Generated<string>;
  filed_at: Instant;
}

interface SharedFilingsTable {
  tenant_id: string;
  reflection_id: string;
  belongs_to: string;
  step_id: string | null;
  session: Generated<string>;
  tries: Generated<string>;
}

/** Trips and trails of an employer's people, and what of each one's reflections belongs to them. */
export interface TogetherTables {
  reflection_trips: TripsTable;
  reflection_trails: TrailsTable;
  reflection_trail_steps: TrailStepsTable;
  reflection_trail_joins: TrailJoinsTable;
  shared_trail_joins: SharedTrailJoinsTable;
  reflection_filings: FilingsTable;
  shared_filings: SharedFilingsTable;
}
