import type { Db } from "#platform/db";
import type { CatalogTables } from "../../tables.ts";

/**
 * Those of some offerings that no source lists any more, or that were called off. Of what was merged into another the other
 * tells it.
 */
export async function noLongerOffered(
  db: Db<CatalogTables>,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .selectFrom("catalog_offerings as asked")
    .innerJoin("catalog_offerings as told", (join) =>
      join.on((on) => on("told.id", "=", on.fn.coalesce("asked.merged_into", "asked.id"))),
    )
    .select(["asked.id as id", "told.is_gone as is_gone"])
    .select((offering) => offering.ref("told.offering", "->").key("status").as("status"))
    .where("asked.id", "in", [...ids])
    .execute();
  const offered = new Set(
    rows.filter((row) => !row.is_gone && row.status !== "cancelled").map(({ id }) => id),
  );
  return new Set(ids.filter((id) => !offered.has(id)));
}
