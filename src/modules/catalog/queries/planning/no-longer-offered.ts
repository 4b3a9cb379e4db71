import type { Db } from "#platform/db";
import type { CatalogTables } from "../../tables.ts";

/** Those of some offerings that no source lists any more, or that were called off. What was merged into another is there still. */
export async function noLongerOffered(
  db: Db<CatalogTables>,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .selectFrom("catalog_offerings")
    .select(["id", "is_gone", "merged_into"])
    .select((offering) => offering.ref("offering", "->").key("status").as("status"))
    .where("id", "in", [...ids])
    .execute();
  const offered = new Set(
    rows
      .filter((row) => row.merged_into !== null || (!row.is_gone && row.status !== "cancelled"))
      .map(({ id }) => id),
  );
  return new Set(ids.filter((id) => !offered.has(id)));
}
