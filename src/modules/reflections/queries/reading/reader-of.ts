import { type RawBuilder, sql } from "kysely";
import { anyOf, type Db, inTenants, plannedOnce, readTogether } from "#platform/db";
import { now } from "#platform/time";
import { dayOf, type PeopleTables, placesLed, tenantsOf, type Viewer } from "#modules/people";
import { type Reader, type ReaderAtWork, stranger } from "../../rules/sharing/who-may-read.ts";
import type { ReflectionTables } from "../../tables.ts";
import { communitiesOf, type Joined } from "../communities/joined.ts";
import {
  journalByHandle,
  journalColumns,
  type JournalFace,
  journalFace,
  type JournalRow,
} from "../journals/journals.ts";

type Tables = ReflectionTables & PeopleTables;

/** A reader, and whom they do not want to meet. */
export interface KnownReader extends Reader {
  readonly blocked: ReadonlySet<string>;
}

/** Someone who is not signed in. */
export const visitor: KnownReader = { ...stranger, blocked: new Set() };

/** What a viewer is to everything that is shared, today. */
export async function readerOf(db: Db<Tables>, viewer: Viewer | undefined): Promise<KnownReader> {
  if (viewer === undefined) return visitor;
  return inTenants(db, tenantsOf(viewer), async (tx) => readerIn(tx, viewer));
}

async function readerIn(tx: Db<Tables>, viewer: Viewer): Promise<KnownReader> {
  const query = sql<OwnRow>`select ${ownColumns(viewer.accountId, sql`''`)}`.compile(tx);
  const [row] = await plannedOnce(tx, query);
  const work: ReaderAtWork[] = [];
  for (const each of workOf(viewer))
    work.push({ ...each, supervises: await supervisedBy(tx, viewer, each.tenantId) });
  const { joined, ...own } = ownSide(row);
  return { ...own, work, communities: await communitiesOf(tx, viewer, { journalId: own.journalId, joined }) };
}

/**
 * A journal by its handle, and what a viewer is to it, in one message. Whom they supervise is not asked for: what supervisors alone are
 * shown stands in no journal (`streamsOf`), and who supervises nobody reads less, never more.
 *
 * @throws NotFound when nobody has this handle.
 */
export async function readerOfJournal(
  db: Db<Tables>,
  viewer: Viewer | undefined,
  handle: string,
): Promise<{ readonly journal: JournalFace; readonly reader: KnownReader; readonly isFollowed: boolean }> {
  if (viewer === undefined)
    return { journal: await journalByHandle(db, handle), reader: visitor, isFollowed: false };
  const own = ownColumns(viewer.accountId, sql`'journal:' || journal.id`);
  const query = sql<OwnRow & JournalRow>`
    select ${journalColumns}, ${own} from journal_of_handle(${handle}) as journal`.compile(db);
  const [[row]] = await readTogether(db, [viewer.accountId], [query]);
  const journal = journalFace(row);
  const { joined, ...side } = ownSide(row);
  const communities = await communitiesOf(db, viewer, { journalId: side.journalId, joined });
  return {
    journal,
    reader: { ...side, work: workOf(viewer), communities },
    isFollowed: row?.is_followed === true,
  };
}

interface OwnRow {
  readonly own_id: string | null;
  readonly blocked: readonly string[];
  readonly joined: readonly Joined[] | null;
  readonly is_followed: boolean;
}

/** Raw for arrays: a reader's journal, whom they block, what they joined, and whether they follow this, for a statement that comes often. */
function ownColumns(accountId: string, followed: RawBuilder<unknown>): RawBuilder<OwnRow> {
  return sql`(select id from journals where tenant_id = ${accountId}) as own_id,
      array(select journal_id from reflection_blocks where tenant_id = ${accountId} limit 1000) as blocked,
      (select jsonb_agg(jsonb_build_object('communityId', community_id, 'houseId', house_id))
        from community_joins where tenant_id = ${accountId}) as joined,
      exists (select from reflection_follows where tenant_id = ${accountId} and followed = ${followed}) as is_followed`;
}

function ownSide(row: OwnRow | undefined) {
  return {
    journalId: row?.own_id ?? undefined,
    blocked: new Set(row?.blocked),
    joined: row?.joined ?? [],
  };
}

function workOf({ positions }: Viewer): readonly ReaderAtWork[] {
  return [...Map.groupBy(positions, ({ tenantId }) => tenantId)].map(([tenantId, held]) => ({
    tenantId,
    places: [...new Set(held.map(({ organisationId }) => organisationId))],
    supervises: new Set(),
  }));
}

const act = "see what supervisors are shown";
const most = 2000;

/** Those who name the viewer as their supervisor, and those who work where the viewer supervises. */
async function supervisedBy(tx: Db<Tables>, viewer: Viewer, tenantId: string): Promise<ReadonlySet<string>> {
  const places = await placesLed(tx, viewer, { tenantId, act });
  const own = viewer.positions.filter((each) => each.tenantId === tenantId).map(({ staffId }) => staffId);
  const today = dayOf(viewer, now());
  const rows = await tx
    .selectFrom("positions")
    .select("staff_id")
    .distinct()
    .where("tenant_id", "=", tenantId)
    .where((either) =>
      either.or([
        either("supervisor_id", "in", own),
        // Undefined is everywhere: a supervisor of the whole system.
        ...(places === undefined ? [either.val(true)] : []),
        ...(places === undefined || places.length === 0
          ? []
          : [either("organisation_id", "=", anyOf(places))]),
      ]),
    )
    .where("starts_on", "<=", today)
    .where((either) => either.or([either("ends_on", "is", null), either("ends_on", ">=", today)]))
    .where("staff_id", "not in", own)
    .orderBy("staff_id")
    .limit(most)
    .execute();
  return new Set(rows.map((row) => row.staff_id));
}
