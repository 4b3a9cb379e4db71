import { type Db, json } from "#platform/db";
import { InvalidInput, NotFound } from "#platform/errors";
import { isId, newId } from "#platform/ids";
import type { PeopleTables, Viewer } from "#modules/people";
import { memberOfStaff } from "../queries/member.ts";
import type { KeptException } from "../rules/kept-exception.ts";
import type { LocalDate } from "../rules/hours.ts";
import type { StaffingTables } from "../tables.ts";
import { changeOfPerson } from "./change-of-person.ts";

type Tables = StaffingTables & PeopleTables;

/** Days that are worked otherwise than usual. */
export interface NewExceptions {
  readonly tenantId: string;
  readonly staffId: string;
  readonly date: LocalDate;
  /** One, or an extra shift each. */
  readonly exceptions: readonly KeptException[];
}

/**
 * Enters how a day is worked otherwise. Gives the id of the change, for undo.
 *
 * @throws NotFound, NotAllowed; InvalidInput when a day is swapped with nobody.
 */
export async function enterExceptions(
  db: Db<Tables>,
  viewer: Viewer,
  { tenantId, staffId, date, exceptions }: NewExceptions,
): Promise<string> {
  const rows = exceptions.map((exception) => ({ id: newId(), exception }));
  const ids = rows.map(({ id }) => id);
  const change = { tenantId, staffId, what: "A day", rows: [{ table: "staffing_exceptions", ids }] } as const;
  return changeOfPerson(db, viewer, change, async (tx) => {
    for (const { id, exception } of rows) {
      if (exception.kind === "swapped") await partnerOf(tx, tenantId, { staffId, ...exception });
      await tx
        .insertInto("staffing_exceptions")
        .values({ tenant_id: tenantId, id, staff_id: staffId, on_date: date, exception: json(exception) })
        .execute();
    }
  });
}

async function partnerOf(
  tx: Db<Tables>,
  tenantId: string,
  { staffId, withStaffId }: { readonly staffId: string; readonly withStaffId: string },
): Promise<void> {
  if (staffId === withStaffId)
    throw new InvalidInput([{ where: "withStaff", message: "A day is swapped with somebody else." }]);
  await memberOfStaff(tx, tenantId, withStaffId);
}

/** Takes such a day back. Gives the id of the change. @throws NotFound, NotAllowed */
export async function removeException(
  db: Db<Tables>,
  viewer: Viewer,
  { tenantId, staffId, id }: { readonly tenantId: string; readonly staffId: string; readonly id: string },
): Promise<string> {
  const rows = [{ table: "staffing_exceptions", ids: isId(id) ? [id] : [] }] as const;
  return changeOfPerson(db, viewer, { tenantId, staffId, what: "A day", rows }, async (tx) => {
    if (!isId(id)) throw new NotFound("There is no such day.");
    const { numDeletedRows } = await tx
      .deleteFrom("staffing_exceptions")
      .where("tenant_id", "=", tenantId)
      .where("staff_id", "=", staffId)
      .where("id", "=", id)
      .executeTakeFirst();
    if (numDeletedRows === 0n) throw new NotFound("There is no such day.");
  });
}
