import { type Db, inTenants } from "#platform/db";
import { type PeopleTables, viewerOfAccount } from "#modules/people";
import { sampleReflections } from "../rules/sample/sample-reflections.ts";
import { writtenAt } from "../rules/sample/written-at.ts";
import type { ReflectionTables } from "../tables.ts";
import { keepReflection } from "./writing/keep-reflection.ts";

/** Gives those of a made-up library who have an account reflections, in turn: to themselves, and to their system. */
export async function fillSampleReflections(
  db: Db<ReflectionTables & PeopleTables>,
  { tenantId, today }: { readonly tenantId: string; readonly today: string },
): Promise<void> {
  const writers = await writersOf(db, tenantId);
  for (const { daysAgo, writer, ...content } of sampleReflections) {
    const accountId = writers[writer % Math.max(1, writers.length)];
    const viewer = accountId === undefined ? undefined : await viewerOfAccount(db, accountId, today);
    if (viewer !== undefined)
      await keepReflection(db, viewer, { content, writtenAt: writtenAt(today, daysAgo) });
  }
}

/** Whoever set it up first, since they came first; the others in the order they were made. */
async function writersOf(db: Db<PeopleTables>, tenantId: string): Promise<readonly string[]> {
  const rows = await inTenants(db, [tenantId], async (tx) =>
    tx
      .selectFrom("staff")
      .select("account_id")
      .where("tenant_id", "=", tenantId)
      .where("account_id", "is not", null)
      .orderBy("created_at")
      .orderBy("id")
      .limit(10)
      .execute(),
  );
  return rows.flatMap(({ account_id: accountId }) => accountId ?? []);
}
