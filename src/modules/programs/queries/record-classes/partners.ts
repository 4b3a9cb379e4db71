import { z } from "zod";
import { defineRecordClass, type PeopleTables } from "#modules/people";
import type { ProgramsTables } from "../../tables.ts";

type Tables = ProgramsTables & PeopleTables;

const partnerRow = z.object({
  employer: z.string().meta({ description: "The organization whose partner it is" }),
  name: z.string().meta({ description: "What they are called" }),
  how: z.string().meta({ description: "How you know them, in your words" }),
  isAddedByYou: z.boolean().meta({ description: "Whether you wrote them down" }),
});

/** Partners that someone wrote down or said they know. */
export const partnersClass = defineRecordClass<Tables, typeof partnerRow>({
  name: "partners",
  tables: ["partners", "partner_programs", "partner_staff"],
  label: "Partners you added or know",
  officeLabel: "Partners",
  description:
    "Organizations your branches work with, whom to ask for there, and that you know them. They stay when you leave.",
  owner: "employer",
  retention: {
    after: "the day it was added",
    basis: "The branch’s own work; that you know them, and that you added them, goes with the staff record.",
  },
  row: partnerRow,
  rows: async (db, { employments }) => {
    if (employments.length === 0) return [];
    const staffIds = employments.map(({ staffId }) => staffId);
    const rows = await db
      .selectFrom("partners as partner")
      .innerJoin("tenants", "tenants.id", "partner.tenant_id")
      .leftJoin("partner_staff as known", (join) =>
        join
          .onRef("known.tenant_id", "=", "partner.tenant_id")
          .onRef("known.partner_id", "=", "partner.id")
          .on("known.staff_id", "in", staffIds),
      )
      .select(["tenants.name as employer", "partner.name", "partner.made_by", "known.how"])
      .where((row) => row.or([row("partner.made_by", "in", staffIds), row("known.staff_id", "in", staffIds)]))
      .orderBy("partner.name")
      .orderBy("partner.id")
      .execute();
    return rows.map(({ made_by, how, ...row }) => ({
      ...row,
      how: how ?? "",
      isAddedByYou: made_by !== null && staffIds.includes(made_by),
    }));
  },
});
