import { type Db, inTenants } from "#platform/db";
import { NotFound } from "#platform/errors";
import {
  type DestructionLine,
  type DestructionList,
  lineKey,
} from "../../rules/retention/destruction-list.ts";
import type { PeopleTables } from "../../tables.ts";
import { isHeld, openHolds } from "./holds.ts";

/** The lists of an employer, the newest first. */
export async function destructionLists(
  db: Db<PeopleTables>,
  tenantId: string,
): Promise<readonly DestructionList[]> {
  return inTenants(db, [tenantId], async (tx) => {
    const rows = await selectLists(tx, tenantId)
      .orderBy("made_at", "desc")
      .orderBy("id", "desc")
      .limit(100)
      .execute();
    return rows.map(listOf);
  });
}

/** A list with its lines, and which of them a hold keeps now. */
interface LookedThrough {
  readonly list: DestructionList;
  readonly lines: readonly DestructionLine[];
  /** As `lineKey` says them. */
  readonly heldKeys: ReadonlySet<string>;
}

/** One list with its lines. @throws NotFound when this employer has no such list. */
export async function destructionList(
  db: Db<PeopleTables>,
  tenantId: string,
  id: string,
): Promise<LookedThrough> {
  return inTenants(db, [tenantId], async (tx) => {
    const row = await selectLists(tx, tenantId).where("id", "=", id).executeTakeFirst();
    if (row === undefined) throw new NotFound("There is no such list.");
    const lines = await linesOf(tx, tenantId, id);
    const holds = await openHolds(tx, tenantId);
    const held = lines.filter((line) => isHeld(holds, line));
    return { list: listOf(row), lines, heldKeys: new Set(held.map(lineKey)) };
  });
}

/** The lines of a list in their order, inside the employer's tenant. */
export async function linesOf(
  tx: Db<PeopleTables>,
  tenantId: string,
  listId: string,
): Promise<readonly DestructionLine[]> {
  const rows = await tx
    .selectFrom("destruction_lines")
    .select(["record_class", "row_key", "staff_id", "about", "counts_from", "due_on", "basis", "state"])
    .where("tenant_id", "=", tenantId)
    .where("list_id", "=", listId)
    .orderBy("record_class")
    .orderBy("counts_from")
    .orderBy("row_key")
    .execute();
  return rows.map((row) => ({
    recordClass: row.record_class,
    rowKey: row.row_key,
    staffId: row.staff_id ?? undefined,
    about: row.about,
    countsFrom: row.counts_from,
    dueOn: row.due_on,
    basis: row.basis,
    state: row.state,
  }));
}

function selectLists(tx: Db<PeopleTables>, tenantId: string) {
  return tx
    .selectFrom("destruction_lists")
    .select(["id", "state", "made_at", "approved_by_name", "approved_at", "done_at", "digest"])
    .where("tenant_id", "=", tenantId);
}

type ListRow = Awaited<ReturnType<ReturnType<typeof selectLists>["execute"]>>[number];

function listOf(row: ListRow): DestructionList {
  return {
    id: row.id,
    state: row.state,
    madeAt: row.made_at,
    approvedBy: row.approved_by_name ?? undefined,
    approvedAt: row.approved_at ?? undefined,
    doneAt: row.done_at ?? undefined,
    digest: row.digest ?? undefined,
  };
}
