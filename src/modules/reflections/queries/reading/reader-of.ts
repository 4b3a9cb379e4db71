import { sql } from "kysely";
import { type Db, inTenants, plannedOnce } from "#platform/db";
import { now } from "#platform/time";
import { type PeopleTables, placesLed, tenantsOf, type Viewer } from "#modules/people";
import { type Reader, type ReaderAtWork, stranger } from "../../rules/sharing/who-may-read.ts";
import type { ReflectionTables } from "../../tables.ts";

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
  const { blocked, journalId } = await ownSide(tx, viewer.accountId);
  const work: ReaderAtWork[] = [];
  for (const each of workOf(viewer))
    work.push({ ...each, supervises: await supervisedBy(tx, viewer, each.tenantId) });
  return { journalId, work, blocked };
}

/**
 * What a viewer is to one journal, in a transaction that is open for the viewer's tenants. Whom they supervise is not asked for: what
 * supervisors alone are shown stands in no journal (`streamsOf`), and who supervises nobody reads less, never more.
 */
export async function readerOfJournal(
  tx: Db<Tables>,
  viewer: Viewer | undefined,
  journalId: string,
): Promise<{ readonly reader: KnownReader; readonly isFollowed: boolean }> {
  if (viewer === undefined) return { reader: visitor, isFollowed: false };
  const { isFollowed, ...own } = await ownSide(tx, viewer.accountId, `journal:${journalId}`);
  return { reader: { ...own, work: workOf(viewer) }, isFollowed };
}

/** Raw for arrays: a reader's journal, whom they block, and whether they follow this, in one statement that comes with every page. */
async function ownSide(tx: Db<Tables>, accountId: string, followed = "") {
  const [row] = await plannedOnce(
    tx,
    sql<{ journal_id: string | null; blocked: readonly string[]; is_followed: boolean }>`
    select (select id from journals where tenant_id = ${accountId}) as journal_id,
      array(select journal_id from reflection_blocks where tenant_id = ${accountId} limit 1000) as blocked,
      exists (select from reflection_follows where tenant_id = ${accountId} and followed = ${followed}) as is_followed`.compile(
      tx,
    ),
  );
  return {
    journalId: row?.journal_id ?? undefined,
    blocked: new Set(row?.blocked),
    isFollowed: row?.is_followed === true,
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
  const today = now().slice(0, 10);
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
          : [either("organisation_id", "in", [...places])]),
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
