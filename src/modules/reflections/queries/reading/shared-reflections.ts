import { type RawBuilder, sql } from "kysely";
import { type Db, inTenants, type PlatformTables, readTogether } from "#platform/db";
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
  return pageOf(db, reader, wanted, { ...options, columns, copy: listedCopy });
}

/** The same page with what was written, for feeds. */
export async function wholeStreamPage(
  db: Db<Tables>,
  reader: KnownReader,
  wanted: readonly Wanted[],
  options: PageOptions,
): Promise<readonly SharedReflection[]> {
  const whole = { ...options, columns: sql`${columns}, copy.body`, copy: wholeCopy };
  return (await pageOf(db, reader, wanted, whole)).reflections;
}

type OpenRooms = ReadonlyMap<string, readonly RoomStream[]>;

function openRooms(reader: KnownReader, wanted: Wanted | readonly Wanted[]): OpenRooms {
  const all = (Array.isArray(wanted) ? (wanted as readonly Wanted[]) : [wanted as Wanted]).flatMap((each) =>
    openStreams(reader, each),
  );
  return Map.groupBy(all, ({ roomId }) => roomId);
}

interface PageColumns<Row extends CopyRow, Copy extends ListedCopy> extends PageOptions {
  readonly columns: RawBuilder<unknown>;
  readonly copy: (row: Row) => Copy;
}

/** One statement for each room, since no query reads two tenants, and one message for all. */
async function pageOf<Row extends CopyRow, Copy extends ListedCopy>(
  db: Db<Tables>,
  reader: KnownReader,
  wanted: Wanted | readonly Wanted[],
  { copy, ...options }: PageColumns<Row, Copy>,
): Promise<StreamPage<Copy>> {
  const rooms = openRooms(reader, wanted);
  const asked = [...rooms].map(([roomId, streams]) =>
    rowsOf<Row>(
      { roomId, streams, blocked: reader.blocked, isCommunity: reader.communities.has(roomId) },
      options,
    ).compile(db),
  );
  const lists = await readTogether<Tables & PlatformTables, readonly Row[]>(db, [...rooms.keys()], asked);
  const found = newestOf(
    lists.map((rows) => rows.map(copy)),
    options.limit + 1,
  );
  const shown = found.slice(0, options.limit);
  const last = found.length > options.limit ? shown.at(-1) : undefined;
  return {
    reflections: shown.filter((each) => mayRead(reader, each)),
    next: last && { at: last.sharedAt, id: last.id },
  };
}

/**
 * Every copy of one reflection that a reader may read: the one that most read first, and last what only supervisors are shown.
 *
 * @throws NotFound when there is none.
 */
export async function readableCopies(
  db: Db<Tables>,
  reader: KnownReader,
  id: string,
): Promise<readonly [SharedReflection, ...SharedReflection[]]> {
  const rooms = roomsRead(reader);
  const { rows } = isId(id)
    ? await inTenants(db, rooms, async (tx) =>
        sql<CopyRow & { readonly body: string }>`select ${columns}, copy.body from shared_reflections as copy
          left join staff on staff.tenant_id = copy.tenant_id and staff.id = copy.staff_id
          where copy.tenant_id = any (${rooms}::uuid[]) and copy.id = ${id}
            and (copy.staff_id is null or (staff.account_id is not null and staff.is_active))
            and (copy.level != 'community' or ${isMembers})
          order by array_position(${widestFirst}::text[], copy.level), copy.tenant_id`.execute(tx),
      )
    : { rows: [] };
  const [first, ...others] = rows.map(wholeCopy).filter((each) => mayRead(reader, each));
  if (first === undefined) throw new NotFound("It may be gone, or it is not yours to read.");
  return [first, ...others];
}

/** Every room in which a reader may read something. */
export function roomsRead({ communities, work }: KnownReader): readonly string[] {
  return [everyonesRoom, ...work.map(({ tenantId }) => tenantId), ...communities];
}

const widestFirst: readonly SharedLevel[] = [
  "everyone",
  "my system",
  "my branch",
  "community",
  "my supervisor",
];

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

/** Whether who wrote a copy in a community belongs to it: who leaves is read there no more. */
const isMembers = sql`exists (select from community_members as member
  where member.tenant_id = copy.tenant_id and member.journal_id = copy.journal_id
    and member.state = 'member' and member.is_present)`;

interface Room {
  readonly roomId: string;
  readonly isCommunity: boolean;
  readonly streams: readonly RoomStream[];
  readonly blocked: ReadonlySet<string>;
}

interface Part extends PageOptions {
  readonly columns: RawBuilder<unknown>;
}

/**
 * Raw for the lateral join: each stream gives at most a page by its key, however long it is. One stream needs none. The limit is written
 * out, or the plan that is kept would be made for a tenth of a stream.
 */
function rowsOf<Row>(room: Room, part: Part): RawBuilder<Row> {
  const streams = room.streams.map(({ stream }) => stream);
  if (streams.length === 1) return inStream(room, sql`${streams[0]}`, part);
  return sql<Row>`
    select distinct on (copy.shared_at, copy.id) copy.*
    from unnest(${streams}::text[]) as wanted (stream)
    cross join lateral (${inStream(room, sql`wanted.stream`, part)}) as copy
    order by copy.shared_at desc, copy.id desc
    limit ${sql.lit(part.limit + 1)}`;
}

function inStream<Row>(
  { blocked, isCommunity, roomId }: Room,
  stream: RawBuilder<unknown>,
  { before, columns: names, limit }: Part,
): RawBuilder<Row> {
  const from = before ?? { at: "infinity", id: "ffffffff-ffff-ffff-ffff-ffffffffffff" };
  // Who left is read there no more, from that moment on; in everyone's room and in a community nobody is staff.
  const [staff, isThere] =
    roomId === everyonesRoom || isCommunity
      ? [sql``, isCommunity ? isMembers : sql`copy.staff_id is null`]
      : [
          sql`left join staff on staff.tenant_id = copy.tenant_id and staff.id = copy.staff_id`,
          sql`(copy.staff_id is null or (staff.account_id is not null and staff.is_active))`,
        ];
  return sql<Row>`
    select ${names} from reflection_streams as listed
    join shared_reflections as copy on copy.tenant_id = listed.tenant_id and copy.id = listed.reflection_id
    ${staff}
    where listed.tenant_id = ${roomId} and listed.stream = ${stream}
      and (listed.shared_at, listed.reflection_id) < (${from.at}::timestamptz, ${from.id}::uuid)
      and copy.hidden_at is null and not copy.journal_id = any (${[...blocked]}::uuid[]) and ${isThere}
    order by listed.shared_at desc, listed.reflection_id desc
    limit ${sql.lit(limit + 1)}`;
}

function wholeCopy(row: CopyRow & { readonly body: string }): SharedReflection {
  return { ...listedCopy(row), body: row.body };
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
