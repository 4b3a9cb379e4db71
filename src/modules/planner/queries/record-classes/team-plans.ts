import { z } from "zod";
import { defineRecordClass, type PeopleTables } from "#modules/people";
import type { PlannerTables } from "../../tables.ts";

const proposalRow = z.object({
  employer: z.string().meta({ description: "The organization whose plan it is" }),
  plan: z.int().meta({ description: "The plan's number" }),
  proposedAt: z.iso.datetime().meta({ description: "When it was proposed" }),
  title: z.string().meta({ description: "What you were asked to take" }),
  starts: z.string().meta({ description: "When it begins" }),
  cents: z.int().meta({ description: "What it costs your employer" }),
  answer: z
    .enum(["open", "accepted", "declined", "taken-back"])
    .meta({ description: "What you said; taken-back: it asks nothing of you any more" }),
});

/** What team plans proposed to someone, and what they were made from. */
export const teamPlansClass = defineRecordClass<PlannerTables & PeopleTables, typeof proposalRow>({
  name: "team-plans",
  tables: ["team_plans", "team_proposals"],
  label: "What team plans proposed to you",
  officeLabel: "Team plans",
  description: "Sessions that a plan of your employer's asked you to take, and your answers.",
  owner: "employer",
  retention: {
    days: 1_096,
    after: "the last day of the plan",
    basis: "An example: the plan before is needed to see who was given least; after three years nobody asks.",
  },
  row: proposalRow,
  rows: async (db, { employments }) => {
    if (employments.length === 0) return [];
    const rows = await db
      .selectFrom("team_proposals as proposal")
      .innerJoin("team_plans as plan", (join) =>
        join
          .onRef("plan.tenant_id", "=", "proposal.tenant_id")
          .onRef("plan.id", "=", "proposal.team_plan_id"),
      )
      .innerJoin("tenants", "tenants.id", "proposal.tenant_id")
      .select(["tenants.name as employer", "plan.number as plan", "proposal.made_at as proposedAt"])
      .select(["proposal.content", "proposal.answer"])
      .where(
        "proposal.staff_id",
        "in",
        employments.map(({ staffId }) => staffId),
      )
      .orderBy("proposal.made_at")
      .orderBy("proposal.id")
      .execute();
    return rows.map(({ content, ...row }) => ({
      ...row,
      title: content.title,
      starts: content.sittings[0]?.start ?? "",
      cents: content.cents,
    }));
  },
  due: async (db, tenantId, before, limit) => {
    const rows = await db
      .selectFrom("team_plans")
      .select(["id", "number", "choices"])
      .where("tenant_id", "=", tenantId)
      .where((plan) => plan(plan.ref("choices", "->>").key("to"), "<", before))
      .orderBy("made_at")
      .orderBy("id")
      .limit(limit)
      .execute();
    return rows.map(({ id, number, choices }) => ({
      key: id,
      staffId: undefined,
      countsFrom: choices.to,
      about: `Team plan ${number}`,
    }));
  },
  destroy: async (db, tenantId, key) => {
    await db.deleteFrom("team_plans").where("tenant_id", "=", tenantId).where("id", "=", key).execute();
  },
});
