import type { Generated, GeneratedAlways } from "kysely";
import type { Instant, Json } from "#platform/db";
import type { DeskKind } from "./rules/branch.ts";
import type { DayInterval, Minimum, Week, WeeklyHours } from "./rules/hours.ts";
import type { Shift } from "./rules/staff.ts";
import type { AbsenceCover, AbsenceReason, Attendance } from "./rules/time-away.ts";
import type { ScheduleReading } from "./rules/reading/schedule-reading.ts";
import type { KeptException } from "./rules/kept-exception.ts";

interface BranchesTable {
  tenant_id: string;
  organisation_id: string;
  minimum: Json<Minimum>;
  needs_person_in_charge: Generated<boolean>;
  changed_at: Instant;
}

interface ClosuresTable {
  tenant_id: string;
  id: string;
  organisation_id: string | null;
  starts_on: string;
  ends_on: string;
  intervals: Json<readonly DayInterval[]>;
  reason: string;
}

interface DesksTable {
  tenant_id: string;
  id: string;
  organisation_id: string;
  name: string;
  kind: DeskKind;
  minimum: Json<Minimum>;
  qualifications: Json<readonly string[]>;
  staff_ids: Json<readonly string[]>;
  needs_person_in_charge: Generated<boolean>;
  closing_order: number | null;
}

interface MembersTable {
  tenant_id: string;
  staff_id: string;
  home_id: string;
  qualifications: Json<readonly string[]>;
  may_be_in_charge: Generated<boolean>;
  counts_towards_minimum: Generated<boolean>;
  is_floater: Generated<boolean>;
  callable_hours: Json<WeeklyHours> | null;
}

interface PatternsTable {
  tenant_id: string;
  id: string;
  staff_id: string;
  starts_on: string;
  ends_on: string | null;
  anchor: string;
  weeks: Json<readonly Week<readonly Shift[]>[]>;
}

interface ExceptionsTable {
  tenant_id: string;
  id: string;
  staff_id: string;
  on_date: string;
  exception: Json<KeptException>;
}

interface AbsencesTable {
  tenant_id: string;
  id: string;
  staff_id: string;
  starts_at: string;
  ends_at: string;
  zone: string | null;
  reason: AbsenceReason;
  cover: Json<AbsenceCover> | null;
}

interface SessionsTable {
  tenant_id: string;
  id: string;
  staff_id: string;
  title: string;
  starts_at: Instant;
  ends_at: Instant;
  zone: string;
  attendance: Attendance;
  travel_minutes_before: Generated<number>;
  travel_minutes_after: Generated<number>;
}

interface TravelTimesTable {
  tenant_id: string;
  from_id: string;
  to_id: string;
  minutes: number;
}

interface SubstitutesTable {
  tenant_id: string;
  organisation_id: string;
  staff_id: string;
  place: number;
}

interface OwnHoursTable {
  tenant_id: string;
  zone: string;
  weekly: Json<WeeklyHours>;
  changed_at: Instant;
}

interface ImportsTable {
  tenant_id: string;
  id: string;
  account_id: string;
  file_name: string;
  reading: Json<ScheduleReading>;
  read_at: Instant;
  applied_at: Instant | null;
}

interface ChangesTable {
  tenant_id: string;
  id: string;
  actor_id: string;
  at: Instant;
  what: string;
  organisation_id: string | null;
  changed: Json<readonly ReplacedRows[]>;
  undone_at: Instant | null;
}

/** Rows of one table as they were before a change: with the ids, those that came are told from those that went. */
export interface ReplacedRows {
  readonly table:
    | "staffing_patterns"
    | "staffing_absences"
    | "staffing_exceptions"
    | "staffing_desks"
    | "staffing_closures"
    | "staffing_sessions"
    | "staffing_members"
    | "staffing_substitutes"
    | "staffing_travel_times";
  /** The column the ids are of; `id` when absent. */
  readonly key?: "id" | "staff_id" | "organisation_id" | "from_id" | "to_id";
  readonly ids: readonly string[];
  readonly before: readonly Readonly<Record<string, unknown>>[];
}

/** One for each statement that changed what coverage is computed from; the database writes them. */
interface MarksTable {
  tenant_id: string;
  id: GeneratedAlways<number>;
}

/** Whom and what a row names inside its JSON; the database writes them (migration 0046). */
interface MentionsTable {
  tenant_id: string;
  named_id: string;
  is_person: boolean;
  row_id: string;
  staff_id: string;
  first_day: string;
  last_day: string;
}

export interface StaffingTables {
  staffing_branches: BranchesTable;
  staffing_closures: ClosuresTable;
  staffing_desks: DesksTable;
  staffing_members: MembersTable;
  staffing_patterns: PatternsTable;
  staffing_exceptions: ExceptionsTable;
  staffing_absences: AbsencesTable;
  staffing_sessions: SessionsTable;
  staffing_travel_times: TravelTimesTable;
  staffing_substitutes: SubstitutesTable;
  staffing_own_hours: OwnHoursTable;
  staffing_imports: ImportsTable;
  staffing_changes: ChangesTable;
  staffing_marks: MarksTable;
  staffing_mentions: MentionsTable;
}
