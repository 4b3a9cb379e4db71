import type { Instant, Json } from "#platform/db";
import type { Generated, GeneratedAlways } from "kysely";
import type { OpeningHours, OrganisationKind } from "./rules/organisation.ts";
import type { EmploymentClass, Role } from "./rules/position.ts";
import type { ProviderSession } from "./rules/sign-in/providers/provider-session.ts";
import type { SignInWay } from "./rules/sign-in/ways.ts";
import type { ImportTables } from "./tables/imports.ts";
import type { ProgramTables } from "./tables/programs.ts";
import type { RecordTables } from "./tables/records.ts";
import type { SignInElsewhereTables } from "./tables/sign-in-elsewhere.ts";
import type { SignInTables } from "./tables/sign-in.ts";

interface InstallationTable {
  id: number;
  used_by: "alone" | "library";
  tenant_id: string;
  set_up_at: Instant;
}

/** A person alone: the account's id is its tenant's id. */
interface AccountsTable {
  tenant_id: string;
  email: string | null;
  email_confirmed_at: Instant | null;
  name: string;
  zone: string | null;
  is_installation_administrator: Generated<boolean>;
  state: Generated<"active" | "closing" | "closed">;
  closes_at: Instant | null;
  created_at: Instant;
}

interface AccountSessionsTable {
  tenant_id: string;
  id: string;
  token_digest: string;
  way: SignInWay;
  device: string;
  made_at: Instant;
  last_seen_at: Instant;
  ends_at: Instant;
  confirmed_at: Instant;
  provider_session: Json<ProviderSession> | null;
}

interface OrganisationsTable {
  tenant_id: string;
  id: string;
  parent_id: string | null;
  kind: OrganisationKind;
  name: string;
  /** Made by the database of the name. */
  sort_name: GeneratedAlways<string>;
  code: string | null;
  street: string | null;
  city: string | null;
  region: string | null;
  postal_code: string | null;
  latitude: number | null;
  longitude: number | null;
  zone: string | null;
  opening_hours: Json<OpeningHours> | null;
  /** A local date. */
  closed_on: string | null;
  is_sample: Generated<boolean>;
  created_at: Instant;
  changed_at: Instant;
}

interface StaffTable {
  tenant_id: string;
  id: string;
  account_id: string | null;
  name: string;
  /** Made by the database of the name. */
  sort_name: GeneratedAlways<string>;
  email: string | null;
  employee_number: string | null;
  external_id: string | null;
  is_active: Generated<boolean>;
  created_at: Instant;
  changed_at: Instant;
}

interface PositionsTable {
  tenant_id: string;
  id: string;
  staff_id: string;
  organisation_id: string;
  title: Generated<string>;
  role: Role;
  employment_class: Generated<EmploymentClass>;
  full_time_hundredths: Generated<number>;
  starts_on: string;
  ends_on: string | null;
  supervisor_id: string | null;
  created_at: Instant;
  changed_at: Instant;
}

interface AccountEmploymentsTable {
  tenant_id: string;
  employer_id: string;
  staff_id: string;
  joined_at: Instant;
  left_at: Instant | null;
  left_in_session: string | null;
}

interface AuditLogTable {
  tenant_id: string;
  sequence: number;
  at: Instant;
  actor_id: string | null;
  actor_name: string;
  act: string;
  subject: string;
  details: Json<Readonly<Record<string, unknown>>>;
  digest: string;
}

interface RecordViewsTable {
  tenant_id: string;
  id: string;
  staff_id: string;
  viewer_id: string;
  viewer_name: string;
  seen: string;
  at: Instant;
}

/** The tables of this module; each part that has tables of its own adds them here by its own interface. */
export interface PeopleTables
  extends SignInTables, ImportTables, SignInElsewhereTables, ProgramTables, RecordTables {
  installation: InstallationTable;
  accounts: AccountsTable;
  account_sessions: AccountSessionsTable;
  organisations: OrganisationsTable;
  staff: StaffTable;
  positions: PositionsTable;
  account_employments: AccountEmploymentsTable;
  audit_log: AuditLogTable;
  record_views: RecordViewsTable;
}
