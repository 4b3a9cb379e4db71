import { type Db, inTenants } from "#platform/db";
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

/** The same in a transaction that is open for the viewer's tenants. */
export async function readerIn(tx: Db<Tables>, viewer: Viewer | undefined): Promise<KnownReader> {
  if (viewer === undefined) return visitor;
  const journal = await tx
    .selectFrom("journals")
    .select("id")
    .where("tenant_id", "=", viewer.accountId)
    .executeTakeFirst();
  const blocked = await tx
    .selectFrom("reflection_blocks")
    .select("journal_id")
    .where("tenant_id", "=", viewer.accountId)
    .limit(1000)
    .execute();
  return {
    journalId: journal?.id,
    work: await workOf(tx, viewer),
    blocked: new Set(blocked.map((row) => row.journal_id)),
  };
}

async function workOf(tx: Db<Tables>, viewer: Viewer): Promise<readonly ReaderAtWork[]> {
  const work: ReaderAtWork[] = [];
  for (const tenantId of new Set(viewer.positions.map((each) => each.tenantId))) {
    const places = viewer.positions.filter((each) => each.tenantId === tenantId);
    work.push({
      tenantId,
      places: [...new Set(places.map(({ organisationId }) => organisationId))],
      supervises: await supervisedBy(tx, viewer, tenantId),
    });
  }
  return work;
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
