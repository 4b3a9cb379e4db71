import { z } from "zod";
import { defineRecordClass, type PeopleTables } from "#modules/people";
import type { PlannerTables } from "../../tables.ts";

const sharedRow = z.object({
  employer: z.string().meta({ description: "The organization whose record it is" }),
  sharedAt: z.iso.datetime().meta({ description: "When you showed it last" }),
  from: z.iso.date().meta({ description: "Its first day" }),
  to: z.iso.date().meta({ description: "Its last day" }),
  items: z
    .array(
      z.object({
        title: z.string().meta({ description: "What" }),
        minutes: z.int().meta({ description: "How long" }),
        cents: z.int().meta({ description: "What it costs" }),
      }),
    )
    .meta({ description: "What your supervisors see of it" }),
});

/** What someone's supervisors see of their plan. */
export const sharedPlansClass = defineRecordClass<PlannerTables & PeopleTables, typeof sharedRow>({
  name: "shared-plans",
  tables: ["shared_plans"],
  label: "What supervisors see of your plan",
  officeLabel: "Plans shared by staff",
  description:
    "A copy of the plan you show: dates, hours, money and cover. It goes when you stop that, or leave.",
  owner: "employer",
  retention: {
    days: 731,
    after: "the day it was last shared",
    basis: "An example: a plan looks ahead two years at most. What is older is of no use to anyone.",
  },
  row: sharedRow,
  rows: async (db, { accountId }) => {
    const rows = await db
      .selectFrom("shared_plans as shared")
      .innerJoin("tenants", "tenants.id", "shared.tenant_id")
      .select(["tenants.name as employer", "shared.shared_at as sharedAt", "shared.content"])
      .where("shared.account_id", "=", accountId)
      .orderBy("shared.tenant_id")
      .execute();
    return rows.map(({ content, ...row }) => ({
      ...row,
      from: content.from,
      to: content.to,
      items: content.items.map(({ title, minutes, cents }) => ({ title, minutes, cents })),
    }));
  },
  due: async (db, tenantId, before, limit) => {
    const rows = await db
      .selectFrom("shared_plans as shared")
      .innerJoin("staff", (join) =>
        join.onRef("staff.tenant_id", "=", "shared.tenant_id").onRef("staff.id", "=", "shared.staff_id"),
      )
      .select(["shared.account_id", "shared.staff_id", "shared.shared_at", "staff.name"])
      .where("shared.tenant_id", "=", tenantId)
      .where("shared.shared_at", "<", `${before}T00:00:00Z`)
      .orderBy("shared.shared_at")
      .orderBy("shared.account_id")
      .limit(limit)
      .execute();
    return rows.map((row) => ({
      key: row.account_id,
      staffId: row.staff_id,
      countsFrom: row.shared_at.slice(0, 10),
      about: `Plan of ${row.name}`,
    }));
  },
  destroy: async (db, tenantId, key) => {
    await db
      .deleteFrom("shared_plans")
      .where("tenant_id", "=", tenantId)
      .where("account_id", "=", key)
      .execute();
  },
});
