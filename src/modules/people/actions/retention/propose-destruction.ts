import { type Db, inTenants } from "#platform/db";
import { newId } from "#platform/ids";
import { now } from "#platform/time";
import type { RecordClass } from "../../queries/my-data/record-class.ts";
import { isHeld, openHolds } from "../../queries/retention/holds.ts";
import { retentionOf } from "../../queries/retention/retention.ts";
import { dayAfter } from "../../rules/day-after.ts";
import type { DestructionLine } from "../../rules/retention/destruction-list.ts";
import type { PeopleTables } from "../../tables.ts";
import { writeAudit } from "../write-audit.ts";

/** More than anyone reads before approving; the rest comes on the next list. */
const mostLines = 500;
/** What someone chose to keep is proposed again after this. */
const keptAgainDays = 365;

/** Goes through every employer and proposes what is due. Destroys nothing. Returns how many lists were made. */
export async function proposeDestruction(
  db: Db<PeopleTables>,
  classes: readonly RecordClass[],
): Promise<number> {
  const employers = await db
    .selectFrom("tenants")
    .select("id")
    .where("kind", "<>", "person")
    .orderBy("id")
    .execute();
  let made = 0;
  for (const { id } of employers) if (await proposeFor(db, id, classes)) made += 1;
  return made;
}

/** Makes a list of what is due at one employer. None while another waits, or when nothing is due. */
export async function proposeFor(
  db: Db<PeopleTables>,
  tenantId: string,
  classes: readonly RecordClass[],
): Promise<boolean> {
  return inTenants(db, [tenantId], async (tx) => {
    const waiting = await tx
      .selectFrom("destruction_lists")
      .select("id")
      .where("tenant_id", "=", tenantId)
      .where("state", "in", ["proposed", "approved"])
      .limit(1)
      .executeTakeFirst();
    if (waiting !== undefined) return false;
    const lines = await dueLines(tx, tenantId, classes);
    if (lines.length === 0) return false;
    await writeList(tx, tenantId, lines);
    return true;
  });
}

async function dueLines(
  tx: Db<PeopleTables>,
  tenantId: string,
  classes: readonly RecordClass[],
): Promise<readonly DestructionLine[]> {
  const today = now().slice(0, 10);
  const holds = await openHolds(tx, tenantId);
  const kept = await keptLately(tx, tenantId, dayAfter(today, -keptAgainDays));
  const lines: DestructionLine[] = [];
  for (const { recordClass, days, basis } of await retentionOf(tx, tenantId, classes)) {
    const { due } = classes.find(({ name }) => name === recordClass.name) ?? {};
    if (due === undefined || days === undefined) continue;
    const rows = await due(tx, tenantId, dayAfter(today, -days), mostLines);
    for (const { key, staffId, about, countsFrom } of rows) {
      const row = { recordClass: recordClass.name, staffId };
      if (isHeld(holds, row) || kept.has(`${recordClass.name} ${key}`)) continue;
      lines.push({
        ...row,
        rowKey: key,
        about,
        countsFrom,
        dueOn: dayAfter(countsFrom, days),
        basis,
        state: "due",
      });
    }
  }
  return lines.slice(0, mostLines);
}

async function keptLately(
  tx: Db<PeopleTables>,
  tenantId: string,
  since: string,
): Promise<ReadonlySet<string>> {
  const rows = await tx
    .selectFrom("destruction_lines as line")
    .innerJoin("destruction_lists as list", (join) =>
      join.onRef("list.tenant_id", "=", "line.tenant_id").onRef("list.id", "=", "line.list_id"),
    )
    .select(["record_class", "row_key"])
    .where("line.tenant_id", "=", tenantId)
    .where("line.state", "=", "kept")
    .where("list.made_at", ">=", `${since}T00:00:00Z`)
    .execute();
  return new Set(rows.map((row) => `${row.record_class} ${row.row_key}`));
}

async function writeList(
  tx: Db<PeopleTables>,
  tenantId: string,
  lines: readonly DestructionLine[],
): Promise<void> {
  const id = newId();
  await tx.insertInto("destruction_lists").values({ tenant_id: tenantId, id, made_at: now() }).execute();
  await tx
    .insertInto("destruction_lines")
    .values(
      lines.map((line) => ({
        tenant_id: tenantId,
        list_id: id,
        record_class: line.recordClass,
        row_key: line.rowKey,
        staff_id: line.staffId ?? null,
        about: line.about,
        counts_from: line.countsFrom,
        due_on: line.dueOn,
        basis: line.basis,
      })),
    )
    .execute();
  const details = { rows: lines.length };
  const line = { act: "propose a destruction list", subject: `destruction list ${id}`, details };
  await writeAudit(tx, tenantId, "Carrel", line);
}
