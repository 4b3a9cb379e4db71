import { inTenants } from "#platform/db";
import { Conflict, NotFound } from "#platform/errors";
import { isId } from "#platform/ids";
import { localDay, now } from "#platform/time";
import { permit, type Viewer } from "#modules/people";
import { type Booking, bookingById } from "../../queries/kits/bookings.ts";
import { type Kit, kitById } from "../../queries/kits/kits.ts";
import type { ProgramsDb, ProgramsProgram } from "../../queries/program.ts";
import { readerOf } from "../../queries/reading/reader-of.ts";
import { type BookingStep, bookingSteps } from "../../rules/kits/booking-steps.ts";
import { staffIdIn } from "../entering/permit-sharing.ts";
import { freeDays, holdDays, withoutDoubleBooking } from "./hold-days.ts";
import { permitKeeping } from "./permit-keeping.ts";

/** A booking, and the kit it is of. */
export interface OfKit {
  readonly kitId: string;
  readonly bookingId: string;
}

/**
 * Takes a booking one step on, or one back: called off, checked out, checked in. Whoever asked may call it off; the rest is for
 * those who look after the kit.
 *
 * @throws NotFound, NotAllowed; Conflict when it stands elsewhere meanwhile, or when its days were given to someone else.
 */
export async function stepBooking(
  { db, zone }: Pick<ProgramsProgram, "db" | "zone">,
  viewer: Viewer,
  which: OfKit,
  { step, damage = "" }: { readonly step: BookingStep; readonly damage?: string },
): Promise<void> {
  const today = localDay(zone, now());
  await withoutDoubleBooking(async () =>
    onBooking(db, viewer, which, async (tx, kit, booking) => {
      const { from, isAskers } = bookingSteps[step];
      const isAsker = booking.askedBy !== undefined && booking.askedBy === staffIdIn(viewer, kit.tenantId);
      if (isAskers && isAsker) permit(viewer, "ask for kits", { tenantId: kit.tenantId });
      else await permitKeeping(tx, viewer, kit);
      if (step === "check-out" && today < booking.heldFrom)
        throw new Conflict(`It is booked from ${booking.heldFrom} on: check it out then.`);
      if (step === "rebook" && booking.heldUntil < today) throw new Conflict("Its days are over.");
      const moved = await tx
        .updateTable("kit_bookings")
        .set(changesOf(step, staffIdIn(viewer, kit.tenantId) ?? null, damage))
        .where("tenant_id", "=", kit.tenantId)
        .where("id", "=", booking.id)
        .where("state", "=", from)
        .returning("id")
        .executeTakeFirst();
      if (moved === undefined)
        throw new Conflict("Someone else changed this booking meanwhile. Look at it again.");
      await changeDays(tx, kit, booking, { step, today });
    }),
  );
}

/** Notes that what came back damaged is whole again, or is not. @throws NotFound, NotAllowed */
export async function markMended(
  db: ProgramsDb,
  viewer: Viewer,
  which: OfKit,
  isMended: boolean,
): Promise<void> {
  await onBooking(db, viewer, which, async (tx, kit, booking) => {
    await permitKeeping(tx, viewer, kit);
    await tx
      .updateTable("kit_bookings")
      .set({ mended_at: isMended ? now() : null })
      .where("tenant_id", "=", kit.tenantId)
      .where("id", "=", booking.id)
      .execute();
  });
}

async function onBooking(
  db: ProgramsDb,
  viewer: Viewer,
  { kitId, bookingId }: OfKit,
  work: (tx: ProgramsDb, kit: Kit, booking: Booking) => Promise<void>,
): Promise<void> {
  const reader = await readerOf(db, viewer);
  await inTenants(db, reader.systems, async (tx) => {
    const kit = await kitById(tx, reader, kitId);
    const booking = isId(bookingId) ? await bookingById(tx, kit, bookingId) : undefined;
    if (booking === undefined) throw new NotFound("There is no such booking of this kit.");
    await work(tx, kit, booking);
  });
}

function changesOf(step: BookingStep, by: string | null, damage: string) {
  const state = bookingSteps[step].to;
  switch (step) {
    case "check-out":
      return { state, out_by: by, out_at: now() };
    case "take-back-out":
      return { state, out_by: null, out_at: null };
    case "check-in":
      return { state, in_by: by, in_at: now(), damage: damage.trim(), mended_at: null };
    case "take-back-in":
      return { state, in_by: null, in_at: null };
    case "cancel":
    case "rebook":
      return { state };
    default:
      return step satisfies never;
  }
}

async function changeDays(
  tx: ProgramsDb,
  { tenantId, id: kitId }: Kit,
  { id: bookingId, heldFrom, heldUntil }: Booking,
  { step, today }: { readonly step: BookingStep; readonly today: string },
): Promise<void> {
  const { days } = bookingSteps[step];
  if (days === "stay") return;
  await freeDays(tx, { tenantId, bookingId }, days === "to come are freed" ? today : undefined);
  if (days === "are taken") await holdDays(tx, { tenantId, kitId, bookingId, heldFrom, heldUntil });
}
