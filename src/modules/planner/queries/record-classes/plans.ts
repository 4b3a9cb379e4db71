import { z } from "zod";
import { json } from "#platform/db";
import { now } from "#platform/time";
import { defineRecordClass } from "#modules/people";
import { firstInputs } from "../../rules/plan/plan-inputs.ts";
import type { PlannerTables } from "../../tables.ts";

const day = z.iso.date();
const count = z.int().min(0);

const limitsRow = z.object({
  until: day.nullable().meta({ description: "The last day of the plan" }),
  minutesPerMonth: count.nullable().meta({ description: "Learning time in a month" }),
  cents: count.nullable().meta({ description: "Money in all" }),
  miles: z.number().min(0).nullable().meta({ description: "How far you go" }),
  daysAway: count.nullable().meta({ description: "Days away in all" }),
  longestSittingMinutes: count.nullable().meta({ description: "The longest sitting" }),
  shiftsCovered: count.meta({ description: "Desk shifts others may cover" }),
  blackouts: z
    .array(
      z.object({
        from: day.meta({ description: "The first day" }),
        to: day.meta({ description: "The last day" }),
      }),
    )
    .max(100)
    .meta({ description: "Days on which nothing is planned" }),
  prefersLive: z.boolean().meta({ description: "Whether you would rather be there live" }),
  near: z.string().max(120).nullable().meta({ description: "Where your trips begin" }),
  memberships: z
    .array(
      z.object({
        name: z.string().min(1).max(120).meta({ description: "Of what" }),
        cents: count.meta({ description: "What joining costs; 0 when you are a member" }),
      }),
    )
    .max(50)
    .meta({ description: "Memberships whose prices hold" }),
  topics: z.array(z.string().max(120)).max(50).meta({ description: "Topics you chose" }),
});

/** What someone lets a plan take of their time and money. */
export const planLimitsClass = defineRecordClass<PlannerTables, typeof limitsRow>({
  name: "plan-limits",
  tables: ["plan_choices"],
  label: "Limits of your plan",
  description: "The time, money and travel you let a plan take, and what you want to learn.",
  owner: "person",
  retention: { after: "the closing of your account", basis: "Yours alone." },
  row: limitsRow,
  rows: async (db, { accountId }) => {
    const rows = await db
      .selectFrom("plan_choices")
      .select("inputs")
      .where("tenant_id", "=", accountId)
      .execute();
    return rows.map(({ inputs }) => ({
      until: inputs.to ?? null,
      minutesPerMonth: inputs.minutesPerMonth ?? null,
      cents: inputs.cents ?? null,
      miles: inputs.miles ?? null,
      daysAway: inputs.daysAway ?? null,
      longestSittingMinutes: inputs.longestSittingMinutes ?? null,
      shiftsCovered: inputs.shiftsCovered,
      blackouts: [...inputs.blackouts],
      prefersLive: inputs.prefersLive,
      near: inputs.near ?? null,
      memberships: [...inputs.memberships],
      topics: [...inputs.topics],
    }));
  },
  bringBack: async (db, accountId, rows) => {
    const [row] = rows;
    if (row === undefined) return 0;
    const { until, minutesPerMonth, cents, miles, daysAway, longestSittingMinutes, near, ...rest } = row;
    // What was pinned or left out there is known by other ids here.
    const inputs = {
      ...firstInputs,
      ...rest,
      to: until ?? undefined,
      minutesPerMonth: minutesPerMonth ?? undefined,
      cents: cents ?? undefined,
      miles: miles ?? undefined,
      daysAway: daysAway ?? undefined,
      longestSittingMinutes: longestSittingMinutes ?? undefined,
      near: near ?? undefined,
    };
    const done = await db
      .insertInto("plan_choices")
      .values({ tenant_id: accountId, inputs: json(inputs), is_shared: false, changed_at: now() })
      .onConflict((conflict) => conflict.column("tenant_id").doNothing())
      .executeTakeFirst();
    return Number(done.numInsertedOrUpdatedRows ?? 0);
  },
  destroyAll: async (db, accountId) => {
    await db.deleteFrom("plan_choices").where("tenant_id", "=", accountId).execute();
  },
});

const planRow = z.object({
  number: z.int().meta({ description: "Which plan of yours it is" }),
  madeAt: z.iso.datetime().meta({ description: "When it was worked out" }),
  from: day.nullable().meta({ description: "Its first day" }),
  to: day.nullable().meta({ description: "Its last day" }),
  state: z.string().meta({ description: "Whether it was worked out, and how well" }),
  items: z
    .array(
      z.object({
        title: z.string().meta({ description: "What" }),
        starts: z.string().nullable().meta({ description: "When it begins, or its month" }),
        minutes: z.int().meta({ description: "How long" }),
        cents: z.int().meta({ description: "What it costs" }),
        countsFor: z.array(z.string()).meta({ description: "What it counts for" }),
      }),
    )
    .meta({ description: "What was in it" }),
});

/** Plans that were worked out. */
export const plansClass = defineRecordClass<PlannerTables, typeof planRow>({
  name: "plans",
  tables: ["plans", "plan_calendars"],
  label: "Your plans",
  description:
    "Every plan you had worked out, with what was in it. A calendar’s secret address is not shown.",
  owner: "person",
  keepsCopy: true,
  retention: { after: "the closing of your account", basis: "Yours alone." },
  row: planRow,
  rows: async (db, { accountId }) => {
    const rows = await db
      .selectFrom("plans")
      .select(["number", "made_at as madeAt", "state", "plan"])
      .where("tenant_id", "=", accountId)
      .orderBy("number")
      .execute();
    return rows.map(({ plan, state, ...row }) => ({
      ...row,
      from: plan?.from ?? null,
      to: plan?.to ?? null,
      state: plan?.outcome ?? state,
      items: (plan?.items ?? []).map((item) => ({
        title: item.title,
        starts: item.sittings[0]?.start ?? item.month ?? null,
        minutes: item.minutes,
        cents: item.cents,
        countsFor: item.counts.map(({ credential, words }) => `${credential}: ${words}`),
      })),
    }));
  },
  destroyAll: async (db, accountId) => {
    for (const table of ["plans", "plan_calendars"] as const)
      await db.deleteFrom(table).where("tenant_id", "=", accountId).execute();
  },
});
