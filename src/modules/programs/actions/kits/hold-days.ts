import { isUniqueViolation } from "#platform/db";
import { Conflict } from "#platform/errors";
import type { ProgramsDb } from "../../queries/program.ts";
import { daysBetween, type HeldDays } from "../../rules/kits/held-days.ts";

interface Holding extends HeldDays {
  readonly tenantId: string;
  readonly kitId: string;
  readonly bookingId: string;
}

/**
 * Writes each day of a booking into the kit's calendar. The key of that table holds one booking a day: of two requests at one
 * moment, the second waits here for the first and then fails. Days go in by their order, so that two never wait for each other.
 */
export async function holdDays(
  tx: ProgramsDb,
  { tenantId, kitId, bookingId, ...held }: Holding,
): Promise<void> {
  await tx
    .insertInto("kit_days")
    .values(
      daysBetween(held.heldFrom, held.heldUntil).map((day) => ({
        tenant_id: tenantId,
        kit_id: kitId,
        day,
        booking_id: bookingId,
      })),
    )
    .execute();
}

/** Gives the days of a booking back to the calendar: all, or those after a day. */
export async function freeDays(
  tx: ProgramsDb,
  { tenantId, bookingId }: Pick<Holding, "tenantId" | "bookingId">,
  after?: string,
): Promise<void> {
  await tx
    .deleteFrom("kit_days")
    .where("tenant_id", "=", tenantId)
    .where("booking_id", "=", bookingId)
    .$if(after !== undefined, (query) => query.where("day", ">", after ?? ""))
    .execute();
}

/** Does something to bookings, and says in our words what the database does not let happen. @throws Conflict */
export async function withoutDoubleBooking<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (isUniqueViolation(error, "kit_days_pkey"))
      throw new Conflict(
        "Someone has it on one of these days, or it is on its way then. Choose days that are free in the calendar.",
      );
    if (isUniqueViolation(error, "kit_bookings_one_out"))
      throw new Conflict("It is still with another branch. Check it in first.");
    throw error;
  }
}
