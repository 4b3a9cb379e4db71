import { type Db, inTenants, json } from "#platform/db";
import type { PeopleTables } from "#modules/people";
import type { Community } from "../../rules/communities/community.ts";
import {
  type Byline,
  copiesOf,
  type Copy,
  type Home,
  type WriterInCommunity,
} from "../../rules/sharing/copies-of.ts";
import { type Level, levels, type SharedLevel } from "../../rules/sharing/levels.ts";
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
  /** Communities that it is put into beside its level; those its writer does not belong to count for nothing. */
  readonly communities: readonly string[];
  readonly writtenAt: string;
  readonly changedAt: string;
}

/** Who writes: the account, its journal, its employers and communities, and how it is known. */
export interface Writer {
  readonly accountId: string;
  readonly journalId: string;
  readonly homes: readonly Home[];
  readonly communities: readonly (WriterInCommunity & Pick<Community, "name" | "closedAt" | "span">)[];
  readonly byline: Byline;
}

/**
 * Makes the copies of a reflection what its level asks for, in the transaction of the change itself: whatever stood in any
 * room is written anew or gone, also at employers of before. What moderators hid stays hidden however often it is shared.
 */
export async function rewriteCopies(tx: Db<Tables>, writer: Writer, reflection: ToShare): Promise<void> {
  const rooms = await roomsOf(tx, writer);
  const { byline, homes, journalId } = writer;
  const put = writer.communities.filter(({ communityId }) => reflection.communities.includes(communityId));
  const copies = copiesOf(reflection.level, homes, byline, put);
  await inTenants(tx, rooms, async (inside) => {
    const stood = await inside
      .selectFrom("shared_reflections")
      .select(["tenant_id", "level", "shared_at"])
      .where("tenant_id", "in", rooms)
      .where("id", "=", reflection.id)
      .orderBy("shared_at")
      .execute();
    await removeCopies(inside, rooms, [reflection.id]);
    if (copies.length === 0) return;
    const hidden = await hiddenIn(inside, rooms, reflection.id);
    for (const copy of copies) {
      const sharedAt = sharedSince(copy, reflection, stood);
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

/** New to those whom it reaches first now; for all others it stays where it was. A community is reached by its own copy alone. */
function sharedSince(
  { level, roomId }: Copy,
  reflection: ToShare,
  stood: readonly { readonly tenant_id: string; readonly level: SharedLevel; readonly shared_at: string }[],
): string {
  if (level === "community")
    return stood.find((each) => each.tenant_id === roomId)?.shared_at ?? reflection.changedAt;
  const before = stood.find((each) => each.level !== "community");
  const isWider = before === undefined || rankOf(reflection.level) > rankOf(before.level);
  return isWider ? reflection.changedAt : before.shared_at;
}

function rankOf(level: Level | SharedLevel): number {
  return (levels as readonly string[]).indexOf(level);
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

/** Every room in which a copy of this writer's may stand: everyone's, each employer's they have or had, and each community's. */
export async function roomsOf(
  tx: Db<Tables>,
  { accountId, homes }: Pick<Writer, "accountId" | "homes">,
): Promise<readonly string[]> {
  const elsewhere = await inTenants(tx, [accountId], async (inside) =>
    inside
      .selectFrom("account_employments")
      .select("employer_id as room_id")
      .where("tenant_id", "=", accountId)
      .union(
        inside
          .selectFrom("community_joins")
          .select("community_id as room_id")
          .where("tenant_id", "=", accountId),
      )
      .orderBy("room_id")
      .execute(),
  );
  return [
    ...new Set([
      everyonesRoom,
      ...homes.map(({ tenantId }) => tenantId),
      ...elsewhere.map((each) => each.room_id),
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
