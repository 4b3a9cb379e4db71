import { inTenants } from "#platform/db";
import type { Cast } from "../people/cast.ts";
import { keepFocus, keepFocusAtWork, keepFramework, keptFramework } from "../people/kept-focus.ts";
import type { JourneySite } from "./site.ts";

/** Routes of focus and frameworks that show no page, or none to those who run the site. */
export const focusFiles: readonly string[] = [
  "/frameworks/:file{[a-z0-9-]+\\.csv}",
  "/frameworks/:file{[a-z0-9-]+\\.json}",
  "/frameworks/:file{[a-z0-9-]+\\.yaml}",
  // Those who run the site lead nobody: see focus.test.ts.
  "/plan/focus/shared/:id{[0-9a-f-]{36}}",
];

/** An address for every page of focus and frameworks, with something to be seen on each. */
export async function focusExamples(
  { program: { db } }: JourneySite,
  { eastside, players, tenantId }: Cast,
): Promise<Readonly<Record<string, string>>> {
  const { administrator, owner } = players;
  const { finished, request } = await inTenants(db, [administrator.accountId], async (tx) =>
    keepFocus(tx, administrator.accountId),
  );
  await inTenants(db, [tenantId], async (tx) => {
    await keepFramework(tx, tenantId, administrator.accountId);
    await keepFocusAtWork(tx, { tenantId, ...owner, by: players.supervisor.staffId });
    await tx
      .insertInto("request_tallies")
      .values({
        tenant_id: tenantId,
        organisation_id: eastside,
        month: "2026-11-01",
        topic: "technology",
        count: 3,
      })
      .execute();
  });
  const uuid = "{[0-9a-f-]{36}}";
  return {
    "/frameworks": "/frameworks",
    "/frameworks/:id{[a-z0-9-]+}": `/frameworks/${keptFramework.id}`,
    "/frameworks/own/new": `/frameworks/own/new?replaces=${keptFramework.id}`,
    "/plan/focus": "/plan/focus",
    "/plan/focus/assessments": "/plan/focus/assessments",
    [`/plan/focus/assessments/:id${uuid}`]: `/plan/focus/assessments/${finished}`,
    "/plan/focus/demand": "/plan/focus/demand",
    "/plan/focus/requests": "/plan/focus/requests",
    [`/plan/focus/requests/:id${uuid}`]: `/plan/focus/requests/${request}`,
    "/plan/focus/shared": "/plan/focus/shared",
  };
}
