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
  return latestEntries(db, accountId, { ...days, state: "earned" });
}

/** What someone put on their record as planned, the soonest first. */
export async function plannedEntries(
  db: Db<CreditTables>,
  accountId: string,
  days: DaysAsked,
): Promise<readonly AttendedEntry[]> {
  return (await latestEntries(db, accountId, { ...days, state: "planned" })).toReversed();
}

async function latestEntries(
  db: Db<CreditTables>,
  accountId: string,
  { from, limit, state, to }: DaysAsked & { readonly state: "earned" | "planned" },
): Promise<readonly AttendedEntry[]> {
  const rows = await inTenants(db, [accountId], async (tx) =>
    tx
      .selectFrom("credit_entries")
      .select(["id", "title", "provider", "ends_on", "topics", "offering_id"])
      .where("tenant_id", "=", accountId)
      .where("state", "=", state)
      .where("removed_at", "is", null)
      .where("ends_on", ">=", from)
      .where("ends_on", "<=", to)
      .orderBy("ends_on", "desc")
      .orderBy("id", "desc")
      .limit(limit)
      .execute(),
  );
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    provider: row.provider ?? undefined,
    on: row.ends_on ?? "",
    topics: row.topics,
    offeringId: row.offering_id ?? undefined,
  }));
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
