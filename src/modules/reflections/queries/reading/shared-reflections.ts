import { sql } from "kysely";
import { type Db, inTenants } from "#platform/db";
import { NotFound } from "#platform/errors";
import { isId } from "#platform/ids";
import type { PeopleTables } from "#modules/people";
import type { SharedLevel } from "../../rules/sharing/levels.ts";
import { everyonesRoom } from "../../rules/sharing/rooms.ts";
import { mayRead, type SharedWriting } from "../../rules/sharing/who-may-read.ts";
import { newestOf, type StreamPlace } from "../../rules/streams/cursor.ts";
import { openStreams, type RoomStream, type Wanted } from "../../rules/streams/stream-names.ts";
import type { ReflectionTables } from "../../tables.ts";
import type { KnownReader } from "./reader-of.ts";

type Tables = ReflectionTables & PeopleTables;

/** Something shared, as whoever may read it sees it: no account and no e-mail address is in it. */
export interface SharedReflection extends SharedWriting {
  readonly id: string;
  /** Absent where only supervisors read. */
  readonly handle: string | undefined;
  readonly authorName: string;
  readonly title: string;
  /** Markdown. */
  readonly body: string;
  /** Its first words, plain. */
  readonly excerpt: string;
  /** What it is about, in words. */
  readonly about: string;
  readonly topics: readonly string[];
  readonly writtenAt: string;
  /** When those who read it here could first do so. */
  readonly sharedAt: string;
  readonly changedAt: string;
}

/** One page of a stream, and where the next one begins. */
export interface StreamPage {
  readonly reflections: readonly SharedReflection[];
  readonly next: StreamPlace | undefined;
}

interface PageOptions {
  readonly before?: StreamPlace | undefined;
  readonly limit: number;
}

/** A page of what a reader asks for, newest first: only what they may read, and nobody they block. */
export async function streamPage(
  db: Db<Tables>,
  reader: KnownReader,
  wanted: Wanted | readonly Wanted[],
  options: PageOptions,
): Promise<StreamPage> {
  const all = (Array.isArray(wanted) ? (wanted as readonly Wanted[]) : [wanted as Wanted]).flatMap((each) =>
    openStreams(reader, each),
  );
  const rooms = Map.groupBy(all, ({ roomId }) => roomId);
  if (rooms.size === 0) return { reflections: [], next: undefined };
  return inTenants(db, [...rooms.keys()], async (tx) => {
    const lists: (readonly SharedReflection[])[] = [];
    for (const [roomId, streams] of rooms)
      lists.push(await rowsOf(tx, { roomId, streams, blocked: reader.blocked }, options));
    const found = newestOf(lists, options.limit + 1);
    const shown = found.slice(0, options.limit);
    const last = found.length > options.limit ? shown.at(-1) : undefined;
    return {
      reflections: shown.filter((each) => mayRead(reader, each)),
      next: last && { at: last.sharedAt, id: last.id },
    };
  });
}

/**
 * Every copy of one reflection that a reader may read: everyone's first, then each employer's of theirs.
 *
 * @throws NotFound when there is none.
 */
export async function readableCopies(
  db: Db<Tables>,
  reader: KnownReader,
  id: string,
): Promise<readonly [SharedReflection, ...SharedReflection[]]> {
  const rooms = [everyonesRoom, ...reader.work.map(({ tenantId }) => tenantId)];
  const { rows } = isId(id)
    ? await inTenants(db, rooms, async (tx) =>
        sql<CopyRow>`select ${columns} from shared_reflections as copy
          left join staff on staff.tenant_id = copy.tenant_id and staff.id = copy.staff_id
          where copy.tenant_id = any (${rooms}::uuid[]) and copy.id = ${id}
            and (copy.staff_id is null or (staff.account_id is not null and staff.is_active))
          order by copy.tenant_id`.execute(tx),
      )
    : { rows: [] };
  const [first, ...others] = rows.map(sharedReflection).filter((each) => mayRead(reader, each));
  if (first === undefined) throw new NotFound("It may be gone, or it is not yours to read.");
  return [first, ...others];
}

type CopyRow = Readonly<Record<"tenant_id" | "id" | "journal_id" | "author_name" | "title", string>> &
  Readonly<Record<"body" | "excerpt" | "about" | "written_at" | "shared_at" | "changed_at", string>> & {
    readonly handle: string | null;
    readonly staff_id: string | null;
    readonly level: SharedLevel;
    readonly places: readonly string[];
    readonly topics: readonly string[];
    readonly hidden_at: string | null;
  };

// Named one by one: a copy's row never goes out as a whole.
const columns = sql.raw(
  "tenant_id id journal_id handle author_name staff_id level places title body excerpt about topics written_at shared_at changed_at hidden_at"
    .split(" ")
    .map((name) => `copy.${name}`)
    .join(", "),
);

/** Raw for the lateral join: each stream gives at most a page by its key, however long it is. */
async function rowsOf(
  tx: Db<Tables>,
  room: {
    readonly roomId: string;
    readonly streams: readonly RoomStream[];
    readonly blocked: ReadonlySet<string>;
  },
  { before, limit }: PageOptions,
): Promise<readonly SharedReflection[]> {
  const names = room.streams.map(({ stream }) => stream);
  const from = before ?? { at: "infinity", id: "ffffffff-ffff-ffff-ffff-ffffffffffff" };
  const { rows } = await sql<CopyRow>`
    select distinct on (copy.shared_at, copy.id) ${columns}
    from unnest(${names}::text[]) as wanted (stream)
    cross join lateral (
      select each.* from reflection_streams as listed
      join shared_reflections as each on each.tenant_id = listed.tenant_id and each.id = listed.reflection_id
      left join staff on staff.tenant_id = each.tenant_id and staff.id = each.staff_id
      where listed.tenant_id = ${room.roomId} and listed.stream = wanted.stream
        and (listed.shared_at, listed.reflection_id) < (${from.at}::timestamptz, ${from.id}::uuid)
        and each.hidden_at is null and not each.journal_id = any (${[...room.blocked]}::uuid[])
        -- Who left is read there no more, from that moment on.
        and (each.staff_id is null or (staff.account_id is not null and staff.is_active))
      order by listed.shared_at desc, listed.reflection_id desc
      limit ${limit + 1}
    ) as copy
    order by copy.shared_at desc, copy.id desc
    limit ${limit + 1}`.execute(tx);
  return rows.map(sharedReflection);
}

function sharedReflection(row: CopyRow): SharedReflection {
  return {
    id: row.id,
    roomId: row.tenant_id,
    journalId: row.journal_id,
    handle: row.handle ?? undefined,
    authorName: row.author_name,
    staffId: row.staff_id ?? undefined,
    level: row.level,
    places: row.places,
    isHidden: row.hidden_at !== null,
    title: row.title,
    body: row.body,
    excerpt: row.excerpt,
    about: row.about,
    topics: row.topics,
    writtenAt: row.written_at,
    sharedAt: row.shared_at,
    changedAt: row.changed_at,
  };
}
