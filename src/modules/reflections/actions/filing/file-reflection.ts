import { type Db, inTenants } from "#platform/db";
import { InvalidInput, NotFound } from "#platform/errors";
import { isId } from "#platform/ids";
import { now } from "#platform/time";
import { type PeopleTables, permit, type Viewer } from "#modules/people";
import { filingLabel } from "../../queries/filing/filing-label.ts";
import { findOwnReflection } from "../../queries/writing/own-reflections.ts";
import { belongsTo, type Filing, longestSession, longestTries } from "../../rules/filing/filing.ts";
import type { ReflectionTables } from "../../tables.ts";
import { shareFilings } from "./share-filings.ts";

type Tables = ReflectionTables & PeopleTables;

/**
 * Puts a reflection of one's own where it belongs, for those who may read it; what was said of it there before is replaced. Its level
 * stays as it is.
 *
 * @throws NotFound when it, or the trip or trail, is not there for them.
 */
export async function fileReflection(
  db: Db<Tables>,
  viewer: Viewer,
  { filing, reflectionId }: { readonly reflectionId: string; readonly filing: Filing },
): Promise<void> {
  const { accountId } = viewer;
  permit(viewer, "see a personal record", { tenantId: accountId });
  const { place, session, tries } = filing;
  const problems = [
    ...(session.length > longestSession
      ? [{ where: "session", message: `Make the session’s name shorter: at most ${longestSession} letters.` }]
      : []),
    ...(tries.length > longestTries
      ? [{ where: "tries", message: "Name fewer things to try, or say them in fewer words." }]
      : []),
  ];
  if (problems.length > 0) throw new InvalidInput(problems);
  await filingLabel(db, viewer, place);
  await inTenants(db, [accountId], async (tx) => {
    if ((await findOwnReflection(tx, accountId, reflectionId)) === undefined)
      throw new NotFound("It may be gone, or it is not yours to see.");
    const values = {
      room_id: place.roomId,
      step_id: place.kind === "step" ? place.stepId : null,
      session: session.trim(),
      tries: tries.trim(),
      filed_at: now(),
    };
    await tx
      .insertInto("reflection_filings")
      .values({
        tenant_id: accountId,
        reflection_id: reflectionId,
        belongs_to: belongsTo(place),
        ...values,
      })
      .onConflict((conflict) =>
        conflict.columns(["tenant_id", "reflection_id", "belongs_to"]).doUpdateSet(values),
      )
      .execute();
    await shareFilings(tx, accountId, reflectionId);
  });
}

/** Takes a reflection out of a trip or trail; it stays in the journal as it is. Doing it twice changes nothing. */
export async function unfileReflection(
  db: Db<Tables>,
  viewer: Viewer,
  { belongsTo: of, reflectionId }: { readonly reflectionId: string; readonly belongsTo: string },
): Promise<void> {
  const { accountId } = viewer;
  permit(viewer, "see a personal record", { tenantId: accountId });
  if (!isId(reflectionId)) return;
  await inTenants(db, [accountId], async (tx) => {
    const gone = await tx
      .deleteFrom("reflection_filings")
      .where("tenant_id", "=", accountId)
      .where("reflection_id", "=", reflectionId)
      .where("belongs_to", "=", of)
      .returning("room_id")
      .executeTakeFirst();
    if (gone === undefined) return;
    await inTenants(tx, [gone.room_id], async (inside) =>
      inside
        .deleteFrom("shared_filings")
        .where("tenant_id", "=", gone.room_id)
        .where("reflection_id", "=", reflectionId)
        .where("belongs_to", "=", of)
        .execute(),
    );
  });
}
