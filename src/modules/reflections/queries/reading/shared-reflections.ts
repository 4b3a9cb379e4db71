import { type RawBuilder, sql } from "kysely";
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

/** Something shared, as a list says of it: no account and no e-mail address is in it. */
export interface ListedCopy extends SharedWriting {
  readonly id: string;
  /** Absent where only supervisors read. */
  readonly handle: string | undefined;
  readonly authorName: string;
  readonly title: string;
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

/** Something shared, whole. */
export interface SharedReflection extends ListedCopy {
  /** Markdown. */
  readonly body: string;
}

/** One page of a stream, and where the next one begins. */
export interface StreamPage<Copy extends ListedCopy> {
  readonly reflections: readonly Copy[];
  readonly next: StreamPlace | undefined;
}

/** Which part of a stream. */
export interface PageOptions {
  readonly before?: StreamPlace | undefined;
  readonly limit: number;
}

/** A page of what a reader asks for, newest first: only what they may read, and nobody they block. Lists read no bodies. */
export async function streamPage(
  db: Db<Tables>,
  reader: KnownReader,
  wanted: Wanted | readonly Wanted[],
  options: PageOptions,
): Promise<StreamPage<ListedCopy>> {
  const rooms = openRooms(reader, wanted);
  return inTenants(db, [...rooms.keys()], async (tx) => pageOf(tx, reader, rooms, options));
}

/** The same page in a transaction that is open for the rooms of the reader. */
export async function streamPageIn(
  tx: Db<Tables>,
  reader: KnownReader,
  wanted: Wanted,
  options: PageOptions,
): Promise<StreamPage<ListedCopy>> {
  return pageOf(tx, reader, openRooms(reader, wanted), options);
}

/** The same page with what was written, for feeds. */
export async function wholeStreamPage(
  db: Db<Tables>,
  reader: KnownReader,
  wanted: readonly Wanted[],
  options: PageOptions,
): Promise<readonly SharedReflection[]> {
  const rooms = openRooms(reader, wanted);
  return inTenants(db, [...rooms.keys()], async (tx) => {
    const { reflections } = await pageOf(tx, reader, rooms, options);
    const keys = reflections.map(({ roomId, id }) => sql`(${roomId}::uuid, ${id}::uuid)`);
    if (keys.length === 0) return [];
    // Raw for pairs; the copies were asked for by this reader a moment ago, in the same transaction.
    const { rows } = await sql<{ id: string; body: string }>`select id, body from shared_reflections
      where (tenant_id, id) in (${sql.join(keys)})`.execute(tx);
    const bodies = new Map(rows.map(({ body, id }) => [id, body]));
    return reflections.map((each) => ({ ...each, body: bodies.get(each.id) ?? "" }));
  });
}

type OpenRooms = ReadonlyMap<string, readonly RoomStream[]>;

function openRooms(reader: KnownReader, wanted: Wanted | readonly Wanted[]): OpenRooms {
  const all = (Array.isArray(wanted) ? (wanted as readonly Wanted[]) : [wanted as Wanted]).flatMap((each) =>
    openStreams(reader, each),
  );
  return Map.groupBy(all, ({ roomId }) => roomId);
}

/** One statement for each room: no query reads two tenants. */
async function pageOf(
  tx: Db<Tables>,
  reader: KnownReader,
  rooms: OpenRooms,
  options: PageOptions,
): Promise<StreamPage<ListedCopy>> {
  const lists: (readonly ListedCopy[])[] = [];
  for (const [roomId, streams] of rooms)
    lists.push(await rowsOf(tx, { roomId, streams, blocked: reader.blocked }, options));
  const found = newestOf(lists, options.limit + 1);
  const shown = found.slice(0, options.limit);
  const last = found.length > options.limit ? shown.at(-1) : undefined;
  return {
    reflections: shown.filter((each) => mayRead(reader, each)),
    next: last && { at: last.sharedAt, id: last.id },
  };
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
        sql<CopyRow & { readonly body: string }>`select ${columns}, copy.body from shared_reflections as copy
          left join staff on staff.tenant_id = copy.tenant_id and staff.id = copy.staff_id
          where copy.tenant_id = any (${rooms}::uuid[]) and copy.id = ${id}
            and (copy.staff_id is null or (staff.account_id is not null and staff.is_active))
          order by copy.tenant_id`.execute(tx),
      )
    : { rows: [] };
  const [first, ...others] = rows
    .map((row) => ({ ...listedCopy(row), body: row.body }))
    .filter((each) => mayRead(reader, each));
  if (first === undefined) throw new NotFound("It may be gone, or it is not yours to read.");
  return [first, ...others];
}

type CopyRow = Readonly<Record<"tenant_id" | "id" | "journal_id" | "author_name" | "title", string>> &
  Readonly<Record<"excerpt" | "about" | "written_at" | "shared_at" | "changed_at", string>> & {
    readonly handle: string | null;
    readonly staff_id: string | null;
    readonly level: SharedLevel;
    readonly places: readonly string[];
    readonly topics: readonly string[];
    readonly hidden_at: string | null;
  };

// Named one by one: a copy's row never goes out as a whole.
const columns = sql.raw(
  "tenant_id id journal_id handle author_name staff_id level places title excerpt about topics written_at shared_at changed_at hidden_at"
    .split(" ")
    .map((name) => `copy.${name}`)
    .join(", "),
);

interface Room {
  readonly roomId: string;
  readonly streams: readonly RoomStream[];
  readonly blocked: ReadonlySet<string>;
}

/** Raw for the lateral join: each stream gives at most a page by its key, however long it is. One stream needs none. */
async function rowsOf(tx: Db<Tables>, room: Room, options: PageOptions): Promise<readonly ListedCopy[]> {
  const [only, ...others] = room.streams.map(({ stream }) => stream);
  if (only === undefined) return [];
  const { rows } =
    others.length === 0
      ? await inStream(room, sql`${only}`, options).execute(tx)
      : await sql<CopyRow>`
    select distinct on (copy.shared_at, copy.id) copy.*
    from unnest(${[only, ...others]}::text[]) as wanted (stream)
    cross join lateral (${inStream(room, sql`wanted.stream`, options)}) as copy
    order by copy.shared_at desc, copy.id desc
    limit ${options.limit + 1}`.execute(tx);
  return rows.map(listedCopy);
}

function inStream(
  { blocked, roomId }: Room,
  stream: RawBuilder<unknown>,
  { before, limit }: PageOptions,
): RawBuilder<CopyRow> {
  const from = before ?? { at: "infinity", id: "ffffffff-ffff-ffff-ffff-ffffffffffff" };
  // Who left is read there no more, from that moment on; in everyone's room nobody is staff.
  const [staff, isThere] =
    roomId === everyonesRoom
      ? [sql``, sql`copy.staff_id is null`]
      : [
          sql`left join staff on staff.tenant_id = copy.tenant_id and staff.id = copy.staff_id`,
          sql`(copy.staff_id is null or (staff.account_id is not null and staff.is_active))`,
        ];
  return sql<CopyRow>`
    select ${columns} from reflection_streams as listed
    join shared_reflections as copy on copy.tenant_id = listed.tenant_id and copy.id = listed.reflection_id
    ${staff}
    where listed.tenant_id = ${roomId} and listed.stream = ${stream}
      and (listed.shared_at, listed.reflection_id) < (${from.at}::timestamptz, ${from.id}::uuid)
      and copy.hidden_at is null and not copy.journal_id = any (${[...blocked]}::uuid[]) and ${isThere}
    order by listed.shared_at desc, listed.reflection_id desc
    limit ${limit + 1}`;
}

function listedCopy(row: CopyRow): ListedCopy {
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
    excerpt: row.excerpt,
    about: row.about,
    topics: row.topics,
    writtenAt: row.written_at,
    sharedAt: row.shared_at,
    changedAt: row.changed_at,
  };
}
