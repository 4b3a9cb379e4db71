import type { Generated, GeneratedAlways } from "kysely";
import type { Instant, Json } from "#platform/db";
import type { Interval } from "#platform/time";
import type { AskedColumns, SaidColumns } from "../rules/attendance/asked-columns.ts";
import type { AttendanceReport, CreditCalculation, CreditRounding } from "../rules/attendance/attendance.ts";
import type { CutRow } from "../rules/attendance/readers/cut-rows.ts";
import type { Mode } from "../rules/ledger/entry.ts";
import type { Addition, AttendanceSource, Excuse } from "../rules/sessions/addition.ts";
import type { SessionFacts } from "../rules/sessions/session.ts";

interface LearningSessionsTable {
  tenant_id: string;
  id: string;
  organisation_id: string;
  title: string;
  starts_at: Instant;
  ends_at: Instant;
  meetings: Json<readonly Interval[]>;
  zone: string;
  place: string;
  link: string;
  breaks: Json<readonly Interval[]>;
  offering_id: string | null;
  topics: Json<readonly string[]>;
  categories: Json<Readonly<Record<string, readonly string[]>>>;
  mode: Mode;
  bridge_seconds: number;
  grace_minutes: number;
  threshold_hundredths: number;
  rounding: CreditRounding;
  step_minutes: number;
  organiser_id: string;
  check_in_handle: string;
  state: Generated<"open" | "removed">;
  previous: Json<SessionFacts> | null;
  made_at: Instant;
  changed_at: Instant;
}

interface AttendanceImportsTable {
  tenant_id: string;
  id: string;
  session_id: string;
  digest: string;
  file_name: string;
  kind: string;
  report: Json<AttendanceReport>;
  other_report: Json<AttendanceReport> | null;
  /** These two only until the report counts. */
  asked: Json<AskedColumns> | null;
  cut_rows: Json<readonly CutRow[]> | null;
  state: Generated<"read" | "counted" | "removed">;
  read_by: string;
  read_by_name: string;
  read_at: Instant;
}

interface AttendanceColumnsTable {
  tenant_id: string;
  header_digest: string;
  said: Json<SaidColumns>;
  said_at: Instant;
}

interface AttendanceAdditionsTable {
  tenant_id: string;
  id: string;
  session_id: string;
  addition: Json<Addition>;
  added_by: string;
  added_by_name: string;
  added_at: Instant;
  removed_at: Instant | null;
}

interface CheckInsTable {
  tenant_id: string;
  id: string;
  session_id: string;
  staff_id: string | null;
  name: string;
  email: string | null;
  person_key: string;
  at: Instant;
  sent_at: Instant;
  removed_at: Instant | null;
}

interface AttendancesTable {
  tenant_id: string;
  id: string;
  session_id: string;
  person_key: string;
  staff_id: string | null;
  name: string;
  email: string | null;
  /** Made by the database of the name. */
  sort_name: GeneratedAlways<string>;
  intervals: Json<readonly Interval[]>;
  sources: Json<readonly AttendanceSource[]>;
  attended_seconds: number;
  credited_minutes: number;
  calculation: Json<CreditCalculation> | null;
  state: AttendanceState;
  reason: string;
  excused: Json<Excuse> | null;
  is_awarded: Generated<boolean>;
  changed_at: Instant;
}

/** What one person's attendance comes to. `ambiguous` waits for a person; `set apart` is nobody's, or not there any more. */
export type AttendanceState = "qualifies" | "short" | "ambiguous" | "set apart";

interface AwardsTable {
  tenant_id: string;
  id: string;
  session_id: string;
  attendance_id: string;
  staff_id: string | null;
  name: string;
  email: string | null;
  minutes: number;
  calculation: Json<CreditCalculation> | null;
  excused: Json<Excuse> | null;
  certificate_number: string;
  awarded_by: string;
  awarded_by_name: string;
  awarded_at: Instant;
  revoked_at: Instant | null;
  revoked_by_name: string | null;
  revoked_because: string | null;
  delivered_to: string | null;
  delivered_at: Instant | null;
}

/** The tables of learning that an employer holds: sessions, who came, and what was awarded. */
export interface SessionTables {
  learning_sessions: LearningSessionsTable;
  attendance_imports: AttendanceImportsTable;
  attendance_additions: AttendanceAdditionsTable;
  attendance_columns: AttendanceColumnsTable;
  check_ins: CheckInsTable;
  attendances: AttendancesTable;
  awards: AwardsTable;
}
