import { type Db, inTenants } from "#platform/db";
import type { PeopleTables } from "#modules/people";
import { bylineIn } from "../../rules/sharing/copies-of.ts";
import type { ShownWalker } from "../../rules/trails/progress.ts";
import type { ReflectionTables } from "../../tables.ts";
import { journalsBy } from "../journals/journals.ts";
import type { KnownReader } from "../reading/reader-of.ts";
import type { Trail } from "./trails.ts";

type Tables = ReflectionTables & PeopleTables;

/** That someone goes a trail, as it is their own. */
export interface OwnJoin {
  readonly done: readonly string[];
  readonly showsProgress: boolean;
}

/** How someone goes a trail; undefined when they do not. */
export async function ownJoin(
  db: Db<Tables>,
  accountId: string,
  { id, tenantId }: Pick<Trail, "id" | "tenantId">,
): Promise<OwnJoin | undefined> {
  return inTenants(db, [accountId], async (tx) =>
    tx
      .selectFrom("reflection_trail_joins")
      .select(["done", "shows_progress as showsProgress"])
      .where("tenant_id", "=", accountId)
      .where("room_id", "=", tenantId)
      .where("trail_id", "=", id)
      .executeTakeFirst(),
  );
}

/** How many go a trail, and those of them who show how far they are, under the names they are known by there today. */
export async function walkersOf(
  db: Db<Tables>,
  reader: KnownReader,
  { id, tenantId }: Pick<Trail, "id" | "tenantId">,
): Promise<{ readonly count: number; readonly shown: readonly ShownWalker[] }> {
  const { isAllowed, rows } = await inTenants(db, [tenantId], async (tx) => ({
    rows: await tx
      .selectFrom("shared_trail_joins as walk")
      .innerJoin("staff", (join) =>
        join.onRef("staff.tenant_id", "=", "walk.tenant_id").onRef("staff.id", "=", "walk.staff_id"),
      )
      .select(["walk.journal_id", "walk.staff_id", "walk.done", "walk.shows_progress", "staff.name"])
      .where("walk.tenant_id", "=", tenantId)
      .where("walk.trail_id", "=", id)
      // Who left goes no trail there.
      .where("staff.account_id", "is not", null)
      .where("staff.is_active", "=", true)
      .orderBy("walk.joined_at")
      .orderBy("walk.staff_id")
      .limit(2000)
      .execute(),
    isAllowed: await tx
      .selectFrom("reflection_settings")
      .select("allows_pen_names")
      .where("tenant_id", "=", tenantId)
      .executeTakeFirst(),
  }));
  const seen = rows.filter((row) => row.shows_progress && !reader.blocked.has(row.journal_id)).slice(0, 100);
  const journals = await journalsBy(
    db,
    "id",
    seen.map((row) => row.journal_id),
  );
  const home = { tenantId, staffId: "", places: [], allowsPenNames: isAllowed?.allows_pen_names ?? true };
  const shown = seen.flatMap((row) => {
    const journal = journals.find((each) => each.id === row.journal_id);
    if (journal === undefined) return [];
    const { handle, penName } = journal;
    const byline = bylineIn({ ownName: row.name, penName, handle }, { level: "my system", home });
    // Where names are asked for, who writes under a pen name is put beside neither name.
    if (penName !== undefined && !home.allowsPenNames) return [];
    return [{ journalId: row.journal_id, name: byline.authorName, handle: byline.handle, done: row.done }];
  });
  return { count: rows.length, shown };
}
