import {
  csrfToken,
  ownPath,
  takeFlash,
  seeOther,
  setFlash,
  parseQuery,
  type WebApp,
  type WebContext,
} from "#platform/http";
import { inTenants } from "#platform/db";
import { localDay, now } from "#platform/time";
import { permit, signedIn, tenantsOf, type Viewer } from "#modules/people";
import { z } from "zod";
import { undoChange } from "../actions/replace-rows.ts";
import { branchWeek } from "../queries/branch-week.ts";
import { teamWeek } from "../queries/team-week.ts";
import { mondayOf } from "../rules/team-week/team-week.ts";
import { BranchWeekPage } from "../views/branch-week-page.tsx";
import { NoTeamPage, TeamPage } from "../views/team-page.tsx";
import type { StaffingSite } from "./site.ts";

const weekParameters = z.object({
  week: z.iso.date("Write the week as one of its days: 2026-12-03.").optional(),
});

const teamParameters = weekParameters.extend({ page: z.coerce.number().int().min(1).catch(1).default(1) });

/** Desk cover of all branches and of one, week by week. */
export function addTeamRoutes(app: WebApp, site: StaffingSite): void {
  app.get("/team", (c) => showTeam(c, site));
  app.get("/team/branches/:branch", (c) => showBranch(c, site));
  app.post("/team/changes/:id/undoing", (c) => undo(c, site));
}

async function showTeam(c: WebContext, site: StaffingSite) {
  const viewer = signedIn(c);
  const tenantId = employerOf(viewer);
  if (tenantId === undefined) return c.html(<NoTeamPage shell={site.shell(c)} />);
  permit(viewer, "see the schedule", { tenantId });
  const week = weekAsked(c, site);
  const { page } = parseQuery(c, teamParameters);
  return c.html(
    <TeamPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      done={takeFlash(c)}
      {...await teamWeek(site, viewer, { tenantId, week, page })}
    />,
  );
}

async function showBranch(c: WebContext, site: StaffingSite) {
  const viewer = signedIn(c);
  const tenantId = tenantAsked(viewer);
  permit(viewer, "see the schedule", { tenantId });
  const asked = { tenantId, week: weekAsked(c, site), branchId: c.req.param("branch") ?? "" };
  return c.html(<BranchWeekPage shell={site.shell(c)} {...await branchWeek(site, viewer, asked)} />);
}

async function undo(c: WebContext, site: StaffingSite) {
  const viewer = signedIn(c);
  const tenantId = tenantAsked(viewer);
  const what = await inTenants(site.db, tenantsOf(viewer), async (tx) =>
    undoChange(tx, viewer, tenantId, c.req.param("id") ?? ""),
  );
  setFlash(c, { message: `${what}: as before.` });
  const { then } = parseQuery(c, z.object({ then: z.string().optional() }));
  return seeOther(c, ownPath(then) ?? "/team");
}

/** Where a change is undone, and the page to come back to then. */
export function undoing(changeId: string, then: string): string {
  return `/team/changes/${changeId}/undoing?then=${encodeURIComponent(then)}`;
}

/** The employer whose team is shown: the viewer's own, or the first of several. */
function employerOf(viewer: Viewer): string | undefined {
  return viewer.positions[0]?.tenantId;
}

function weekAsked(c: WebContext, site: StaffingSite): string {
  const { week } = parseQuery(c, weekParameters);
  return mondayOf(week ?? today(site.zone));
}

/** The tenant whose schedule a request is about: the employer's; for someone without one their own, which has none. */
export function tenantAsked(viewer: Viewer): string {
  return employerOf(viewer) ?? viewer.accountId;
}

/** The local day it is now in a zone. */
export function today(zone: string): string {
  return localDay(zone, now());
}
