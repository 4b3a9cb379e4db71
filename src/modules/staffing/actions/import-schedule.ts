import { type Db, inTenants, json } from "#platform/db";
import { Conflict, NotFound } from "#platform/errors";
import { isId, newId } from "#platform/ids";
import { formatDate, now, parseDate } from "#platform/time";
import { permit, type PeopleTables, tenantsOf, type Viewer } from "#modules/people";
import type { KeptException } from "../rules/kept-exception.ts";
import type { LocalDate } from "../rules/hours.ts";
import type { ScheduleReading } from "../rules/reading/schedule-reading.ts";
import type { StaffingTables } from "../tables.ts";
import { replaceRows } from "./replace-rows.ts";

type Tables = StaffingTables & PeopleTables;

/** Keeps what was read of a schedule file, to be looked at before anything changes. Gives its id. @throws NotFound, NotAllowed */
export async function keepReading(
  db: Db<Tables>,
  viewer: Viewer,
  {
    tenantId,
    fileName,
    reading,
  }: { readonly tenantId: string; readonly fileName: string; readonly reading: ScheduleReading },
): Promise<string> {
  permit(viewer, "change the schedule", { tenantId });
  const id = newId();
  await inTenants(db, tenantsOf(viewer), async (tx) => {
    const yesterday = formatDate((parseDate(now().slice(0, 10)) ?? 0) - 1);
    await tx
      .deleteFrom("staffing_imports")
      .where("tenant_id", "=", tenantId)
      .where("read_at", "<", `${yesterday}T00:00:00Z`)
      .execute();
    await tx
      .insertInto("staffing_imports")
      .values({
        tenant_id: tenantId,
        id,
        account_id: viewer.accountId,
        file_name: fileName,
        reading: json(reading),
        read_at: now(),
        applied_at: null,
      })
      .execute();
  });
  return id;
}

/** What was read, as it was shown. @throws NotFound */
export async function keptReading(
  db: Db<Tables>,
  viewer: Viewer,
  { tenantId, id }: { readonly tenantId: string; readonly id: string },
): Promise<{ readonly fileName: string; readonly reading: ScheduleReading; readonly isApplied: boolean }> {
  permit(viewer, "change the schedule", { tenantId });
  const row = isId(id)
    ? await inTenants(db, tenantsOf(viewer), async (tx) =>
        tx
          .selectFrom("staffing_imports")
          .select(["file_name", "reading", "applied_at"])
          .where("tenant_id", "=", tenantId)
          .where("id", "=", id)
          .executeTakeFirst(),
      )
    : undefined;
  if (row === undefined) throw new NotFound("This schedule is not kept any more. Send the file again.");
  return { fileName: row.file_name, reading: row.reading, isApplied: row.applied_at !== null };
}

/**
 * Takes a schedule over that was read and shown, whole or not at all: weeks hold from a day on, in place of what held then;
 * shifts and absences of dates come besides. Gives the id of the change, for undo.
 *
 * @throws NotFound, NotAllowed; Conflict when it was taken over already.
 */
export async function importSchedule(
  db: Db<Tables>,
  viewer: Viewer,
  { tenantId, id, from }: { readonly tenantId: string; readonly id: string; readonly from: LocalDate },
): Promise<string> {
  const { fileName, reading } = await keptReading(db, viewer, { tenantId, id });
  return inTenants(db, tenantsOf(viewer), async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable("staffing_imports")
      .set({ applied_at: now() })
      .where("tenant_id", "=", tenantId)
      .where("id", "=", id)
      .where("applied_at", "is", null)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) throw new Conflict("This schedule was taken over already.");
    const rows = rowsOf(tenantId, reading, from);
    const replaced = await patternsToEnd(tx, tenantId, {
      from,
      staffIds: reading.patterns.map((each) => each.staffId),
    });
    const change = {
      tenantId,
      what: `The schedule of ${fileName}`,
      organisationId: undefined,
      rows: [
        { table: "staffing_patterns", ids: [...replaced, ...rows.patterns.map((row) => row.id)] },
        { table: "staffing_exceptions", ids: rows.exceptions.map((row) => row.id) },
        { table: "staffing_absences", ids: rows.absences.map((row) => row.id) },
      ],
    } as const;
    return replaceRows(tx, viewer, change, async () => {
      await endPatterns(tx, tenantId, { from, ids: replaced });
      if (rows.patterns.length > 0) await tx.insertInto("staffing_patterns").values(rows.patterns).execute();
      if (rows.exceptions.length > 0)
        await tx.insertInto("staffing_exceptions").values(rows.exceptions).execute();
      if (rows.absences.length > 0) await tx.insertInto("staffing_absences").values(rows.absences).execute();
    });
  });
}

function rowsOf(tenantId: string, { patterns, shifts, absences }: ScheduleReading, from: LocalDate) {
  return {
    patterns: patterns.map(({ staffId, weeks }) => ({
      tenant_id: tenantId,
      id: newId(),
      staff_id: staffId,
      starts_on: from,
      ends_on: null,
      anchor: from,
      weeks: json(weeks),
    })),
    exceptions: shifts.map(({ staffId, date, shift }) => ({
      tenant_id: tenantId,
      id: newId(),
      staff_id: staffId,
      on_date: date,
      exception: json<KeptException>({ kind: "extra", shift }),
    })),
    absences: absences.map((absence) => ({
      tenant_id: tenantId,
      id: newId(),
      staff_id: absence.staffId,
      starts_at: absence.from,
      ends_at: absence.to,
      zone: null,
      reason: "other" as const,
      cover: null,
    })),
  };
}

async function patternsToEnd(
  tx: Db<Tables>,
  tenantId: string,
  { from, staffIds }: { readonly from: LocalDate; readonly staffIds: readonly string[] },
): Promise<readonly string[]> {
  if (staffIds.length === 0) return [];
  const kept = await tx
    .selectFrom("staffing_patterns")
    .select("id")
    .where("tenant_id", "=", tenantId)
    .where("staff_id", "in", [...staffIds])
    .where((where) => where.or([where("ends_on", "is", null), where("ends_on", ">=", from)]))
    .orderBy("id")
    .limit(100_000)
    .execute();
  return kept.map(({ id }) => id);
}

async function endPatterns(
  tx: Db<Tables>,
  tenantId: string,
  { from, ids }: { readonly from: LocalDate; readonly ids: readonly string[] },
): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .deleteFrom("staffing_patterns")
    .where("tenant_id", "=", tenantId)
    .where("id", "in", [...ids])
    .where("starts_on", ">=", from)
    .execute();
  await tx
    .updateTable("staffing_patterns")
    .set({ ends_on: formatDate((parseDate(from) ?? 0) - 1) })
    .where("tenant_id", "=", tenantId)
    .where("id", "in", [...ids])
    .execute();
}
