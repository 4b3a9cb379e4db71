import type { BookingState } from "../../rules/kits/booking-steps.ts";
import type { ProgramsDb } from "../program.ts";
import type { Kit } from "./kits.ts";

/** A booking of a kit. */
export interface Booking {
  readonly id: string;
  readonly organisationId: string;
  readonly branch: string;
  readonly purpose: string;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly heldFrom: string;
  readonly heldUntil: string;
  readonly state: BookingState;
  readonly askedBy: string | undefined;
  readonly asker: string | undefined;
  /** What was broken or missing when it came back. */
  readonly damage: string;
  readonly isMended: boolean;
}

const mostShown = 200;

/** Bookings of a kit that are not over or ended after a day, with those it is still damaged from; called-off ones aside. */
export async function bookingsSince(
  tx: ProgramsDb,
  { tenantId, id }: Pick<Kit, "tenantId" | "id">,
  day: string,
): Promise<readonly Booking[]> {
  const rows = await selectBookings(tx, tenantId)
    .where("booking.kit_id", "=", id)
    .where("booking.state", "<>", "cancelled")
    .where((row) =>
      row.or([
        row("booking.held_until", ">=", day),
        row("booking.state", "=", "out"),
        row.and([row("booking.damage", "<>", ""), row("booking.mended_at", "is", null)]),
      ]),
    )
    .orderBy("booking.held_from")
    .orderBy("booking.id")
    .limit(mostShown)
    .execute();
  return rows.map((row) => bookingOfRow(row));
}

/** One booking of a kit; undefined when there is none. */
export async function bookingById(
  tx: ProgramsDb,
  { tenantId, id: kitId }: Pick<Kit, "tenantId" | "id">,
  id: string,
): Promise<Booking | undefined> {
  const row = await selectBookings(tx, tenantId)
    .where("booking.kit_id", "=", kitId)
    .where("booking.id", "=", id)
    .executeTakeFirst();
  return row && bookingOfRow(row);
}

/** Which booking holds which day of a kit, between two days, both too. */
export async function takenDays(
  tx: ProgramsDb,
  { tenantId, id }: Pick<Kit, "tenantId" | "id">,
  { from, until }: { readonly from: string; readonly until: string },
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx
    .selectFrom("kit_days")
    .select(["day", "booking_id"])
    .where("tenant_id", "=", tenantId)
    .where("kit_id", "=", id)
    .where("day", ">=", from)
    .where("day", "<=", until)
    .orderBy("day")
    .execute();
  return new Map(rows.map(({ day, booking_id }) => [day, booking_id]));
}

function selectBookings(tx: ProgramsDb, tenantId: string) {
  return tx
    .selectFrom("kit_bookings as booking")
    .innerJoin("organisations as branch", (join) =>
      join
        .onRef("branch.tenant_id", "=", "booking.tenant_id")
        .onRef("branch.id", "=", "booking.organisation_id"),
    )
    .leftJoin("staff as asker", (join) =>
      join.onRef("asker.tenant_id", "=", "booking.tenant_id").onRef("asker.id", "=", "booking.asked_by"),
    )
    .select([
      "booking.id",
      "booking.organisation_id",
      "booking.purpose",
      "booking.first_day",
      "booking.last_day",
    ])
    .select(["booking.held_from", "booking.held_until", "booking.state", "booking.asked_by"])
    .select(["booking.damage", "booking.mended_at", "branch.name as branch", "asker.name as asker"])
    .where("booking.tenant_id", "=", tenantId);
}

type BookingRow = Awaited<ReturnType<ReturnType<typeof selectBookings>["executeTakeFirstOrThrow"]>>;

function bookingOfRow(row: BookingRow): Booking {
  return {
    id: row.id,
    organisationId: row.organisation_id,
    branch: row.branch,
    purpose: row.purpose,
    firstDay: row.first_day,
    lastDay: row.last_day,
    heldFrom: row.held_from,
    heldUntil: row.held_until,
    state: row.state,
    askedBy: row.asked_by ?? undefined,
    asker: row.asker ?? undefined,
    damage: row.damage,
    isMended: row.mended_at !== null,
  };
}
