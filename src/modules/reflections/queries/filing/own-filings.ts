import { type Db, inTenants } from "#platform/db";
import type { Level } from "../../rules/sharing/levels.ts";
import type { ReflectionTables } from "../../tables.ts";

/** A reflection of one's own that belongs to a trip or trail, whoever may read it. */
export interface OwnFiling {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly body: string;
  readonly level: Level;
  readonly session: string;
  readonly tries: string;
  readonly stepId: string | undefined;
}

/** One's own of a trip or trail, the earliest first. */
export async function ownFilings(
  db: Db<ReflectionTables>,
  accountId: string,
  belongsTo: string,
): Promise<readonly OwnFiling[]> {
  const rows = await inTenants(db, [accountId], async (tx) =>
    tx
      .selectFrom("reflection_filings as filing")
      .innerJoin("reflections as own", (join) =>
        join.onRef("own.tenant_id", "=", "filing.tenant_id").onRef("own.id", "=", "filing.reflection_id"),
      )
      .select(["own.id", "own.title", "own.about", "own.body", "own.level"])
      .select(["filing.session", "filing.tries", "filing.step_id"])
      .where("filing.tenant_id", "=", accountId)
      .where("filing.belongs_to", "=", belongsTo)
      .where("own.removed_at", "is", null)
      .orderBy("own.written_at")
      .orderBy("own.id")
      .limit(500)
      .execute(),
  );
  return rows.map(({ step_id, ...row }) => ({ ...row, stepId: step_id ?? undefined }));
}
