import { type Db, inTenants } from "#platform/db";
import { NotFound } from "#platform/errors";
import { isId } from "#platform/ids";
import { type PeopleTables, type Viewer } from "#modules/people";
import type { TripFacts } from "../../rules/trips/trip-form.ts";
import type { ReflectionTables } from "../../tables.ts";

type Tables = ReflectionTables & PeopleTables;

/** A trip of one of the viewer's employers. */
export interface Trip extends TripFacts {
  readonly tenantId: string;
  readonly id: string;
  /** Who made it, as that employer knows them. Shown to nobody. */
  readonly madeBy: string | undefined;
}

const most = 100;

/** The trips of everyone whom the viewer works for, the latest first. */
export async function tripsOf(db: Db<Tables>, viewer: Viewer): Promise<readonly Trip[]> {
  const employers = employersOf(viewer);
  if (employers.length === 0) return [];
  const rows = await inTenants(db, employers, async (tx) =>
    tripRows(tx, employers)
      .where("removed_at", "is", null)
      .orderBy("starts_on", "desc")
      .orderBy("id")
      .limit(most)
      .execute(),
  );
  return rows.map(({ madeBy, ...row }) => ({ ...row, madeBy: madeBy ?? undefined }));
}

/** One of them; one that was removed too, for those who put it back. @throws NotFound when it is none of theirs. */
export async function tripOf(
  db: Db<Tables>,
  viewer: Viewer,
  id: string,
  { isRemoved = false }: { readonly isRemoved?: boolean } = {},
): Promise<Trip> {
  const employers = employersOf(viewer);
  const row =
    employers.length > 0 && isId(id)
      ? await inTenants(db, employers, async (tx) =>
          tripRows(tx, employers)
            .where("id", "=", id)
            .where("removed_at", isRemoved ? "is not" : "is", null)
            .executeTakeFirst(),
        )
      : undefined;
  if (row === undefined) throw new NotFound("It may be gone, or it is not yours to see.");
  return { ...row, madeBy: row.madeBy ?? undefined };
}

function employersOf({ positions }: Viewer): readonly string[] {
  return [...new Set(positions.map(({ tenantId }) => tenantId))];
}

function tripRows(tx: Db<Tables>, employers: readonly string[]) {
  return tx
    .selectFrom("reflection_trips")
    .select(["tenant_id as tenantId", "id", "title", "place", "starts_on as from", "ends_on as to"])
    .select("made_by as madeBy")
    .where("tenant_id", "in", employers);
}
