import { type Db, inTenants } from "#platform/db";
import { InvalidInput, NotFound } from "#platform/errors";
import { newId } from "#platform/ids";
import { now } from "#platform/time";
import { classNamed } from "../../queries/my-data/held-records.ts";
import type { Viewer } from "../../rules/viewer.ts";
import type { PeopleTables } from "../../tables.ts";
import { permit } from "../permit.ts";
import { writeAudit } from "../write-audit.ts";
import type { RecordsOffice } from "./set-retention.ts";

/** What is to be held. */
export interface NewHold {
  readonly recordClass: string | undefined;
  readonly staffId: string | undefined;
  readonly reason: string;
}

/**
 * Places a legal hold on a class, a person, or both: nothing of it is destroyed until it is lifted. Returns its id.
 *
 * @throws InvalidInput when there is no such member of staff.
 */
export async function placeHold(
  db: Db<PeopleTables>,
  viewer: Viewer,
  { tenantId, classes }: RecordsOffice,
  { recordClass, staffId, reason }: NewHold,
): Promise<string> {
  permit(viewer, "manage records", { tenantId });
  if (recordClass !== undefined) classNamed(classes, recordClass);
  const id = newId();
  await inTenants(db, [tenantId], async (tx) => {
    if (staffId !== undefined) await refuseUnknownStaff(tx, tenantId, staffId);
    await tx
      .insertInto("legal_holds")
      .values({
        tenant_id: tenantId,
        id,
        record_class: recordClass ?? null,
        staff_id: staffId ?? null,
        reason,
        placed_by_name: viewer.name,
        placed_at: now(),
      })
      .execute();
    const details = { recordClass: recordClass ?? null, staffId: staffId ?? null, reason };
    await writeAudit(tx, tenantId, viewer, { act: "place a legal hold", subject: `hold ${id}`, details });
  });
  return id;
}

/** Lifts a hold. Doing it again changes nothing. @throws NotFound when this employer has no such hold. */
export async function liftHold(
  db: Db<PeopleTables>,
  viewer: Viewer,
  tenantId: string,
  id: string,
): Promise<void> {
  permit(viewer, "manage records", { tenantId });
  await inTenants(db, [tenantId], async (tx) => {
    const hold = await tx
      .selectFrom("legal_holds")
      .select("lifted_at")
      .where("tenant_id", "=", tenantId)
      .where("id", "=", id)
      .forUpdate()
      .executeTakeFirst();
    if (hold === undefined) throw new NotFound("There is no such hold.");
    if (hold.lifted_at !== null) return;
    await tx
      .updateTable("legal_holds")
      .set({ lifted_at: now(), lifted_by_name: viewer.name })
      .where("tenant_id", "=", tenantId)
      .where("id", "=", id)
      .execute();
    await writeAudit(tx, tenantId, viewer, { act: "lift a legal hold", subject: `hold ${id}` });
  });
}

async function refuseUnknownStaff(tx: Db<PeopleTables>, tenantId: string, staffId: string): Promise<void> {
  const found = await tx
    .selectFrom("staff")
    .select("id")
    .where("tenant_id", "=", tenantId)
    .where("id", "=", staffId)
    .executeTakeFirst();
  if (found === undefined)
    throw new InvalidInput([{ where: "person", message: "Choose someone from the list." }]);
}
