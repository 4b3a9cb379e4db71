import { type Db, inTenants } from "#platform/db";
import { NotFound } from "#platform/errors";
import { now } from "#platform/time";
import type { RecordClass } from "../../queries/my-data/record-class.ts";
import { linesOf } from "../../queries/retention/destruction-lists.ts";
import { isHeld, openHolds } from "../../queries/retention/holds.ts";
import type { DestructionLine } from "../../rules/retention/destruction-list.ts";
import type { PeopleTables } from "../../tables.ts";
import { isStillNeeded } from "../my-data/destroy-account.ts";
import { announce } from "../webhooks/announce.ts";
import { writeAudit } from "../write-audit.ts";

/**
 * Destroys what an approved list names, but for what a hold was placed on since, or another record still needs. Later modules'
 * classes come first: what they keep about a person points at the staff record. A list that is done is left as it is.
 *
 * @throws NotFound when there is no such list.
 */
export async function carryOutDestruction(
  db: Db<PeopleTables>,
  { tenantId, listId }: { readonly tenantId: string; readonly listId: string },
  classes: readonly RecordClass[],
): Promise<void> {
  await inTenants(db, [tenantId], async (tx) => {
    const list = await tx
      .selectFrom("destruction_lists")
      .select(["state", "digest"])
      .where("tenant_id", "=", tenantId)
      .where("id", "=", listId)
      .forUpdate()
      .executeTakeFirst();
    if (list === undefined) throw new NotFound("There is no such list.");
    if (list.state !== "approved") return;
    const holds = await openHolds(tx, tenantId);
    const lines = await linesOf(tx, tenantId, listId);
    const counts = new Map<string, number>();
    for (const recordClass of classes.toReversed())
      for (const line of lines.filter(
        (each) => each.recordClass === recordClass.name && each.state === "due",
      )) {
        const state = isHeld(holds, line) ? "held" : await destroyed(tx, tenantId, recordClass, line);
        await note(tx, { tenantId, listId }, line, state);
        if (state === "destroyed") counts.set(recordClass.name, (counts.get(recordClass.name) ?? 0) + 1);
      }
    await tx
      .updateTable("destruction_lists")
      .set({ state: "done", done_at: now() })
      .where("tenant_id", "=", tenantId)
      .where("id", "=", listId)
      .execute();
    const details = { digest: list.digest, destroyed: Object.fromEntries(counts) };
    const line = { act: "destroy records", subject: `destruction list ${listId}`, details };
    await writeAudit(tx, tenantId, "Carrel", line);
    await announce(tx, tenantId, "records.destroyed", { listId, destroyed: Object.fromEntries(counts) });
  });
}

async function destroyed(
  tx: Db<PeopleTables>,
  tenantId: string,
  { destroy }: RecordClass,
  { rowKey }: DestructionLine,
): Promise<"destroyed" | "needed"> {
  try {
    await inTenants(tx, [tenantId], async (inside) => destroy?.(inside, tenantId, rowKey));
    return "destroyed";
  } catch (error) {
    if (isStillNeeded(error)) return "needed";
    throw error;
  }
}

async function note(
  tx: Db<PeopleTables>,
  { tenantId, listId }: { readonly tenantId: string; readonly listId: string },
  line: DestructionLine,
  state: "destroyed" | "held" | "needed",
): Promise<void> {
  await tx
    .updateTable("destruction_lines")
    .set({ state })
    .where("tenant_id", "=", tenantId)
    .where("list_id", "=", listId)
    .where("record_class", "=", line.recordClass)
    .where("row_key", "=", line.rowKey)
    .execute();
  if (state === "destroyed")
    // Lists of what was destroyed must not themselves keep what was, neither this one nor an earlier one.
    await tx
      .updateTable("destruction_lines")
      .set({ about: "" })
      .where("tenant_id", "=", tenantId)
      .where("record_class", "=", line.recordClass)
      .where("row_key", "=", line.rowKey)
      .execute();
}
