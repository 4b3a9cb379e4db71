import { type Db, json } from "#platform/db";
import { newId } from "#platform/ids";
import { now } from "#platform/time";
import type { PlannerTables } from "#modules/planner";
import type { Framework } from "../../src/modules/planner/rules/frameworks/framework.ts";

const asked = [
  { framework: "yalsa-2017", code: "1", heading: "Teen Growth and Development" },
  { framework: "yalsa-2017", code: "2", heading: "Interactions with Teens" },
];
const answers = { "yalsa-2017:1": 1, "yalsa-2017:2": 3 } as const;

/** A framework of a library's own. */
export const keptFramework: Framework = {
  id: "own-harbor-skills-0a1b2c3d",
  name: "Harbor skills",
  publisher: "Harbor County",
  version: "1",
  licence: "Ours",
  checkedOn: "2026-11-21",
  status: "unverified",
  competencies: [{ code: "A", heading: "Desk", level: 1 }],
  crosswalk: [{ from: "A", relation: "exact", topic: "customer-service" }],
};

/** What someone chose, how they rate themselves (once finished, once not), a request, focal points, and a framework. */
export async function keepFocus(tx: Db<PlannerTables>, accountId: string) {
  const at = now();
  const [finished, open, request] = [newId(), newId(), newId()];
  await tx
    .insertInto("focus_choices")
    .values({ tenant_id: accountId, role: "teens", passed_over: json(["ai"]), changed_at: at })
    .execute();
  for (const [id, finished_at] of [
    [finished, at],
    [open, null],
  ] as const)
    await tx
      .insertInto("focus_assessments")
      .values({
        tenant_id: accountId,
        id,
        title: "Teen services",
        asked: json(asked),
        answers: json(answers),
        started_at: at,
        changed_at: at,
        finished_at,
        removed_at: null,
      })
      .execute();
  await tx
    .insertInto("request_notes")
    .values({
      tenant_id: accountId,
      id: request,
      noted_on: "2026-11-20",
      words: "makerspaces",
      note: "twice this week",
      topics: json(["technology"]),
      employer_id: null,
      organisation_id: null,
      made_at: at,
      changed_at: at,
      removed_at: null,
    })
    .execute();
  const points = ["technology", "teen-services", "law"].map((id, place) => ({
    id,
    name: id,
    weight: place === 0 ? 40 : 30,
    reasons: ["You were asked for it on Nov 20, 2026."],
    isPinned: place === 0,
    kin: { ai: 0.2 },
  }));
  await tx
    .insertInto("focal_points")
    .values({ tenant_id: accountId, id: newId(), points: json(points), made_at: at, removed_at: null })
    .execute();
  await keepFramework(tx, accountId, accountId);
  return { finished, open, request };
}

/** A framework that someone added to a tenant. */
export async function keepFramework(tx: Db<PlannerTables>, tenantId: string, savedBy: string): Promise<void> {
  await tx
    .insertInto("own_frameworks")
    .values({
      tenant_id: tenantId,
      id: keptFramework.id,
      content: json(keptFramework),
      before: null,
      saved_by: savedBy,
      saved_by_name: "Dee Director",
      saved_at: now(),
      removed_at: null,
    })
    .execute();
}

/** What someone showed at work, and how another there sees it. Its id. */
export async function keepFocusAtWork(
  tx: Db<PlannerTables>,
  who: {
    readonly tenantId: string;
    readonly accountId: string;
    readonly staffId: string;
    readonly by: string;
  },
): Promise<string> {
  const { accountId, by, staffId, tenantId } = who;
  const id = newId();
  const common = { tenant_id: tenantId, staff_id: staffId, title: "Teen services", asked: json(asked) };
  await tx
    .insertInto("shared_assessments")
    .values({
      ...common,
      id,
      account_id: accountId,
      answers: json(answers),
      finished_at: now(),
      shared_at: now(),
    })
    .execute();
  await tx
    .insertInto("supervisor_views")
    .values({
      ...common,
      assessment_id: id,
      by_staff_id: by,
      answers: json(answers),
      note: "Well done.",
      by_name: "Sue Supervisor",
      changed_at: now(),
    })
    .execute();
  return id;
}
