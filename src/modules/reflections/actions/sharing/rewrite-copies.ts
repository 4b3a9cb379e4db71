import { type Db, inTenants, json } from "#platform/db";
import type { PeopleTables } from "#modules/people";
import { type Byline, copiesOf, type Home } from "../../rules/sharing/copies-of.ts";
import { type Level, levels } from "../../rules/sharing/levels.ts";
import { everyonesRoom } from "../../rules/sharing/rooms.ts";
import { streamsOf } from "../../rules/streams/stream-names.ts";
import { excerptLength, excerptOf } from "../../rules/writing/headline.ts";
import type { ReflectionTables } from "../../tables.ts";
import { shareFilings } from "../filing/share-filings.ts";

type Tables = ReflectionTables & PeopleTables;

/** What is shared of a reflection. */
export interface ToShare {
  readonly id: string;
  readonly level: Level;
  readonly title: string;
  readonly body: string;
  readonly about: string;
  readonly topics: readonly string[];
  readonly writtenAt: string;
  readonly changedAt: string;
}

/** Who writes: the account, its journal, its employers, and how it is known. */
export interface Writer {
  readonly accountId: string;
  readonly journalId: string;
  readonly homes: readonly Home[];
  readonly byline: Byline;
}

/**
 * Makes the copies of a reflection what its level asks for, in the transaction of the change itself: whatever stood in any
 * room is written anew or gone, also at employers of before. What moderators hid stays hidden however often it is shared.
 */
export async function rewriteCopies(tx: Db<Tables>, writer: Writer, reflection: ToShare): Promise<void> {
  const rooms = await roomsOf(tx, writer);
  const { byline, homes, journalId } = writer;
  const copies = copiesOf(reflection.level, homes, byline);
  await inTenants(tx, rooms, async (inside) => {
    const before = await inside
      .selectFrom("shared_reflections")
      .select(["level", "shared_at"])
      .where("tenant_id", "in", rooms)
      .where("id", "=", reflection.id)
      .orderBy("shared_at")
      .executeTakeFirst();
    await removeCopies(inside, rooms, [reflection.id]);
    if (copies.length === 0) return;
    // New to those whom it reaches first now; for all others it stays where it was.
    const isWider = before === undefined || levels.indexOf(reflection.level) > levels.indexOf(before.level);
    const sharedAt = isWider ? reflection.changedAt : before.shared_at;
    const hidden = await hiddenIn(inside, rooms, reflection.id);
    for (const copy of copies) {
      await inside
        .insertInto("shared_reflections")
        .values({
          tenant_id: copy.roomId,
          id: reflection.id,
          journal_id: journalId,
          handle: copy.handle ?? null,
          author_name: copy.authorName,
          staff_id: copy.staffId ?? null,
          level: copy.level,
          places: json([...copy.places]),
          title: reflection.title,
          body: reflection.body,
          excerpt: excerptOf(reflection.body, excerptLength),
          about: reflection.about,
          topics: json([...reflection.topics]),
          written_at: reflection.writtenAt,
          shared_at: sharedAt,
          changed_at: reflection.changedAt,
          hidden_at: hidden.get(copy.roomId) ?? null,
        })
        .execute();
      const streams = streamsOf({ ...copy, journalId, topics: reflection.topics });
      if (streams.length > 0)
        await inside
          .insertInto("reflection_streams")
          .values(
            streams.map((stream) => ({
              tenant_id: copy.roomId,
              stream,
              shared_at: sharedAt,
              reflection_id: reflection.id,
            })),
          )
          .execute();
    }
  });
  if (copies.length > 0) await shareFilings(tx, writer.accountId, reflection.id);
}

/** Takes the copies of these reflections out of rooms, and with them their places in every stream. */
export async function removeCopies(
  inside: Db<Tables>,
  rooms: readonly string[],
  ids: readonly string[],
): Promise<void> {
  if (rooms.length === 0 || ids.length === 0) return;
  await inside
    .deleteFrom("shared_reflections")
    .where("tenant_id", "in", rooms)
    .where("id", "in", ids)
    .execute();
}

/** Every room in which a copy of this writer's may stand: everyone's, and each employer's they have or had. */
export async function roomsOf(
  tx: Db<Tables>,
  { accountId, homes }: Pick<Writer, "accountId" | "homes">,
): Promise<readonly string[]> {
  const employers = await inTenants(tx, [accountId], async (inside) =>
    inside
      .selectFrom("account_employments")
      .select("employer_id")
      .distinct()
      .where("tenant_id", "=", accountId)
      .orderBy("employer_id")
      .execute(),
  );
  return [
    ...new Set([
      everyonesRoom,
      ...homes.map(({ tenantId }) => tenantId),
      ...employers.map((each) => each.employer_id),
    ]),
  ];
}

/** Rooms whose moderators hid it, and since when; an appeal that was granted undoes that. */
async function hiddenIn(
  inside: Db<Tables>,
  rooms: readonly string[],
  id: string,
): Promise<ReadonlyMap<string, string>> {
  const rows = await inside
    .selectFrom("reflection_reports")
    .select(["tenant_id", "decided_at"])
    .where("tenant_id", "in", rooms)
    .where("subject_id", "=", id)
    .where("outcome", "=", "hidden")
    .where((either) =>
      either.or([either("appeal_outcome", "is", null), either("appeal_outcome", "=", "stays hidden")]),
    )
    .orderBy("decided_at")
    .execute();
  return new Map(rows.flatMap((row) => (row.decided_at === null ? [] : [[row.tenant_id, row.decided_at]])));
}
