import { z } from "zod";
import { defineRecordClass, type PeopleTables } from "#modules/people";
import type { ProgramsTables } from "../../tables.ts";

type Tables = ProgramsTables & PeopleTables;

const bookingRow = z.object({
  employer: z.string().meta({ description: "The organization whose kit it is" }),
  kit: z.string().meta({ description: "What was asked for" }),
  firstDay: z.iso.date().meta({ description: "The first day of use" }),
  lastDay: z.iso.date().meta({ description: "The last day of use" }),
  purpose: z.string().meta({ description: "What it was for" }),
  yourPart: z.string().meta({ description: "What you did: asked for it, checked it out, checked it in" }),
});

/** Bookings of kits and presenters that someone asked for, sent out or took back. */
export const kitBookingsClass = defineRecordClass<Tables, typeof bookingRow>({
  name: "kit-bookings",
  tables: ["kit_bookings", "kit_days"],
  label: "Kits you asked for, sent out or took back",
  officeLabel: "Bookings of kits",
  description: "Who had which kit or presenter of the system when, with notes on what was broken or missing.",
  owner: "employer",
  retention: {
    days: 1_096,
    after: "the last day it was booked for",
    basis: "An example: three years of lending.",
  },
  row: bookingRow,
  rows: async (db, { employments }) => {
    if (employments.length === 0) return [];
    const staffIds = employments.map(({ staffId }) => staffId);
    const rows = await db
      .selectFrom("kit_bookings as booking")
      .innerJoin("tenants", "tenants.id", "booking.tenant_id")
      .innerJoin("kits as kit", (join) =>
        join.onRef("kit.tenant_id", "=", "booking.tenant_id").onRef("kit.id", "=", "booking.kit_id"),
      )
      .select(["tenants.name as employer", "kit.name as kit", "booking.first_day as firstDay"])
      .select(["booking.last_day as lastDay", "booking.purpose"])
      .select(["booking.asked_by", "booking.out_by", "booking.in_by"])
      .where((row) =>
        row.or([
          row("booking.asked_by", "in", staffIds),
          row("booking.out_by", "in", staffIds),
          row("booking.in_by", "in", staffIds),
        ]),
      )
      .orderBy("booking.first_day")
      .orderBy("booking.id")
      .execute();
    return rows.map(({ asked_by, out_by, in_by, ...row }) => ({
      ...row,
      yourPart: partOf(staffIds, { asked_by, out_by, in_by }),
    }));
  },
  due: async (db, tenantId, before, limit) => {
    const rows = await db
      .selectFrom("kit_bookings as booking")
      .innerJoin("kits as kit", (join) =>
        join.onRef("kit.tenant_id", "=", "booking.tenant_id").onRef("kit.id", "=", "booking.kit_id"),
      )
      .select(["booking.id", "booking.asked_by", "booking.held_until", "kit.name"])
      .where("booking.tenant_id", "=", tenantId)
      .where("booking.held_until", "<", before)
      .where("booking.state", "<>", "out")
      .orderBy("booking.held_until")
      .orderBy("booking.id")
      .limit(limit)
      .execute();
    return rows.map((row) => ({
      key: row.id,
      staffId: row.asked_by ?? undefined,
      countsFrom: row.held_until,
      about: `A booking of ${row.name}`,
    }));
  },
  destroy: async (db, tenantId, key) => {
    await db.deleteFrom("kit_bookings").where("tenant_id", "=", tenantId).where("id", "=", key).execute();
  },
});

function partOf(
  staffIds: readonly string[],
  booking: Readonly<Record<"asked_by" | "out_by" | "in_by", string | null>>,
): string {
  const parts = [
    [booking.asked_by, "asked for it"],
    [booking.out_by, "checked it out"],
    [booking.in_by, "checked it in"],
  ] as const;
  return parts
    .filter(([by]) => by !== null && staffIds.includes(by))
    .map(([, words]) => words)
    .join(", ");
}

const kitRow = z.object({
  employer: z.string().meta({ description: "The organization whose kit it is" }),
  name: z.string().meta({ description: "What it is called" }),
  kind: z.enum(["kit", "presenter"]).meta({ description: "A kit, or a presenter" }),
  description: z.string().meta({ description: "What is in it, or what they speak about" }),
});

/** Kits and presenters someone added or looks after. */
export const kitsClass = defineRecordClass<Tables, typeof kitRow>({
  name: "kits",
  tables: ["kits"],
  label: "Kits and presenters you added or look after",
  officeLabel: "Kits and presenters",
  description:
    "Things and people that branches lend each other, and who looks after them. They stay when you leave.",
  owner: "employer",
  retention: {
    after: "the day it was added",
    basis: "The system’s own things; the name of who added it or looks after it goes with the staff record.",
  },
  row: kitRow,
  rows: async (db, { employments }) => {
    if (employments.length === 0) return [];
    const staffIds = employments.map(({ staffId }) => staffId);
    return db
      .selectFrom("kits as kit")
      .innerJoin("tenants", "tenants.id", "kit.tenant_id")
      .select(["tenants.name as employer", "kit.name", "kit.kind", "kit.description"])
      .where((row) => row.or([row("kit.made_by", "in", staffIds), row("kit.keeper_id", "in", staffIds)]))
      .orderBy("kit.name")
      .orderBy("kit.id")
      .execute();
  },
});
