import { type Db, isUniqueViolation, json } from "#platform/db";
import { Conflict, NotFound } from "#platform/errors";
import { isId, newId } from "#platform/ids";
import { now } from "#platform/time";
import { permit, type PeopleTables, type Viewer } from "#modules/people";
import { sql } from "kysely";
import type { ReplacedRows, StaffingTables } from "../tables.ts";

type Tables = StaffingTables & PeopleTables;

/** A change of the schedule, as its notice and its undo know it. */
export interface Change {
  readonly tenantId: string;
  /** In the words of the notice: `Ana’s hours`. */
  readonly what: string;
  /** The branch whose leaders may undo it. */
  readonly organisationId: string | undefined;
}

/** The ids of what a change may touch in one table, those of rows to come among them. */
export type RowsToReplace = Pick<ReplacedRows, "table" | "key" | "ids">;

/**
 * Does the work, which may add, change and remove the rows with these ids and no others, and remembers what they were. Gives
 * the id of the change, for `undoChange`. The caller is inside the tenant's wall and has asked for permission.
 */
export async function replaceRows(
  tx: Db<Tables>,
  viewer: Viewer,
  change: Change & { readonly rows: readonly RowsToReplace[] },
  work: () => Promise<void>,
): Promise<string> {
  const { tenantId } = change;
  const changed: ReplacedRows[] = [];
  for (const rows of change.rows) changed.push({ ...rows, before: await rowsAsTheyAre(tx, tenantId, rows) });
  await work();
  const id = newId();
  await tx
    .insertInto("staffing_changes")
    .values({
      tenant_id: tenantId,
      id,
      actor_id: viewer.accountId,
      at: now(),
      what: change.what,
      organisation_id: change.organisationId ?? null,
      changed: json<readonly ReplacedRows[]>(changed),
      undone_at: null,
    })
    .execute();
  return id;
}

/**
 * Puts back what a change replaced. Doing it twice does nothing more.
 *
 * @throws NotFound when there is no such change here; Conflict when the same rows were changed again since.
 */
export async function undoChange(
  tx: Db<Tables>,
  viewer: Viewer,
  tenantId: string,
  id: string,
): Promise<string> {
  const change = isId(id)
    ? await tx
        .selectFrom("staffing_changes")
        .select(["what", "organisation_id", "changed", "undone_at"])
        .where("tenant_id", "=", tenantId)
        .where("id", "=", id)
        .forUpdate()
        .executeTakeFirst()
    : undefined;
  if (change === undefined) throw new NotFound("There is no such change to undo.");
  permit(viewer, "change the schedule", {
    tenantId,
    ...(change.organisation_id !== null && { organisations: [change.organisation_id, tenantId] }),
  });
  if (change.undone_at !== null) return change.what;
  for (const replaced of change.changed) await takeAway(tx, { tenantId, id }, replaced);
  for (const { table, before } of change.changed) await putBack(tx, table, before);
  await tx
    .updateTable("staffing_changes")
    .set({ undone_at: now() })
    .where("tenant_id", "=", tenantId)
    .where("id", "=", id)
    .execute();
  return change.what;
}

async function takeAway(
  tx: Db<Tables>,
  { tenantId, id }: { readonly tenantId: string; readonly id: string },
  { table, key = "id", ids }: ReplacedRows,
): Promise<void> {
  // Raw: rows are kept whole, whatever their columns, and asked for by what a JSON list holds.
  const later = await sql<{ what: string }>`
    select what from staffing_changes, jsonb_array_elements(changed) as part
    where tenant_id = ${tenantId} and id > ${id} and undone_at is null
      and part ->> 'table' = ${table} and part -> 'ids' ?| ${ids}::text[]
    limit 1`.execute(tx);
  if (later.rows[0] !== undefined)
    throw new Conflict(`${later.rows[0].what} came after it. Undo that first.`);
  await sql`delete from ${sql.table(table)} where tenant_id = ${tenantId} and ${sql.ref(key)} = any (${ids}::uuid[])`.execute(
    tx,
  );
}

async function putBack(
  tx: Db<Tables>,
  table: ReplacedRows["table"],
  before: ReplacedRows["before"],
): Promise<void> {
  await sql`
    insert into ${sql.table(table)}
    select * from jsonb_populate_recordset(null::${sql.table(table)}, ${json(before)}::jsonb)`
    .execute(tx)
    .catch((error: unknown) => {
      if (!isUniqueViolation(error)) throw error;
      throw new Conflict("Something of the same name came after it. Remove that first.");
    });
}

async function rowsAsTheyAre(
  tx: Db<Tables>,
  tenantId: string,
  { table, key = "id", ids }: RowsToReplace,
): Promise<ReplacedRows["before"]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<{ row: Readonly<Record<string, unknown>> }>`
    select to_jsonb(kept) as row from ${sql.table(table)} as kept
    where tenant_id = ${tenantId} and ${sql.ref(key)} = any (${ids}::uuid[]) order by ${sql.ref(key)}`.execute(
    tx,
  );
  return rows.map(({ row }) => row);
}
