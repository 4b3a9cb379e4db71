import type { Selectable } from "kysely";
import { type Db, inTenants } from "#platform/db";
import { isId } from "#platform/ids";
import type { CreditTables } from "../../tables.ts";

/** Something someone took part in, or means to, as their own record has it. */
export interface AttendedEntry {
  readonly id: string;
  readonly title: string;
  readonly provider: string | undefined;
  /** Its last day. */
  readonly on: string;
  readonly topics: readonly string[];
  readonly offeringId: string | undefined;
}

/** Something someone means to do. */
export interface PlannedEntry extends AttendedEntry {
  /** Its first day. */
  readonly from: string;
  /** How long it is to be; undefined when it is counted otherwise. */
  readonly minutes: number | undefined;
}

/** Local days, both included. */
interface DaysAsked {
  readonly from: string;
  readonly to: string;
  readonly limit: number;
}

/** What someone took part in up to a day and not before another, the latest first. What was removed, or is planned, is left out. */
export async function attendedEntries(
  db: Db<CreditTables>,
  accountId: string,
  days: DaysAsked,
): Promise<readonly AttendedEntry[]> {
  return inTenants(db, [accountId], async (tx) => {
    const rows = await entries(tx, accountId, "earned")
      .where("ends_on", ">=", days.from)
      .where("ends_on", "<=", days.to)
      .orderBy("ends_on", "desc")
      .orderBy("id", "desc")
      .limit(days.limit)
      .execute();
    return rows.map(attended);
  });
}

/** What someone put on their record as planned and that is, in part at least, in these days; the soonest first. */
export async function plannedEntries(
  db: Db<CreditTables>,
  accountId: string,
  { from, limit, to }: DaysAsked,
): Promise<readonly PlannedEntry[]> {
  return inTenants(db, [accountId], async (tx) => {
    const rows = await entries(tx, accountId, "planned")
      .where("ends_on", ">=", from)
      .where("starts_on", "<=", to)
      .orderBy("starts_on")
      .orderBy("id")
      .limit(limit)
      .execute();
    return rows.map((row) => ({
      ...attended(row),
      from: row.starts_on ?? "",
      minutes: row.minutes ?? undefined,
    }));
  });
}

/** Offerings that someone planned on their record and took off it again, in part at least after a day; done ones are none. */
export async function offeringsTakenOff(
  db: Db<CreditTables>,
  accountId: string,
  { from }: { readonly from: string },
): Promise<ReadonlySet<string>> {
  return inTenants(db, [accountId], async (tx) => {
    const rows = await tx
      .selectFrom("credit_entries")
      .select("offering_id")
      .select((row) => row.fn.agg<boolean>("bool_and", [row("removed_at", "is not", null)]).as("isGone"))
      .where("tenant_id", "=", accountId)
      .where("state", "=", "planned")
      .where("ends_on", ">=", from)
      .where("offering_id", "is not", null)
      .groupBy("offering_id")
      .orderBy("offering_id")
      .execute();
    return new Set(rows.flatMap((row) => (row.isGone ? (row.offering_id ?? []) : [])));
  });
}

const columns = [
  "id",
  "title",
  "provider",
  "starts_on",
  "ends_on",
  "minutes",
  "topics",
  "offering_id",
] as const;

function entries(tx: Db<CreditTables>, accountId: string, state: "earned" | "planned") {
  return tx
    .selectFrom("credit_entries")
    .select(columns)
    .where("tenant_id", "=", accountId)
    .where("state", "=", state)
    .where("removed_at", "is", null);
}

type EntryRow = Pick<Selectable<CreditTables["credit_entries"]>, (typeof columns)[number]>;

function attended(row: EntryRow): AttendedEntry {
  return {
    id: row.id,
    title: row.title,
    provider: row.provider ?? undefined,
    on: row.ends_on ?? "",
    topics: row.topics,
    offeringId: row.offering_id ?? undefined,
  };
}

/** One thing on someone's record that was not removed, planned or done; undefined when it is not there. */
export async function attendedEntry(
  db: Db<CreditTables>,
  accountId: string,
  id: string,
): Promise<Pick<AttendedEntry, "id" | "title" | "topics"> | undefined> {
  if (!isId(id)) return undefined;
  return inTenants(db, [accountId], async (tx) =>
    tx
      .selectFrom("credit_entries")
      .select(["id", "title", "topics"])
      .where("tenant_id", "=", accountId)
      .where("id", "=", id)
      .where("removed_at", "is", null)
      .executeTakeFirst(),
  );
}
