import { InvalidInput, NotFound } from "#platform/errors";
import {
  csrfToken,
  readForm,
  seeOther,
  sentText,
  setFlash,
  takeFlash,
  type WebApp,
  type WebContext,
} from "#platform/http";
import { isPermitted, signedIn, type Viewer } from "#modules/people";
import type { FieldProblem } from "#ui";
import { inviteSystem, joinGroup, leaveGroup, makeGroup } from "../actions/groups/keep-groups.ts";
import { groupsOfSystem, systemNames } from "../queries/groups/groups-of-system.ts";
import { GroupsPage } from "../views/groups/groups-page.tsx";
import type { ProgramsSite } from "./site.ts";

/** Groups of systems that share with each other. */
export function addGroupRoutes(app: WebApp, site: ProgramsSite): void {
  const path = "/programs/groups/:id{[0-9a-f-]{36}}";
  app.get("/programs/groups", async (c) => showGroups(c, site, {}));
  app.post("/programs/groups", async (c) => make(c, site));
  app.post(`${path}/invitations`, async (c) => {
    const askedId = sentText(await readForm(c), "system");
    await inviteSystem(site.db, signedIn(c), { ...inGroup(c), askedId });
    setFlash(c, { message: "They are asked. They say yes or no under “Groups of systems”." });
    return seeOther(c, "/programs/groups");
  });
  app.post(`${path}/membership`, async (c) => {
    await joinGroup(site.db, signedIn(c), inGroup(c));
    setFlash(c, {
      message: "Your system is a member. What it shares with the group is for its branches to say.",
    });
    return seeOther(c, "/programs/groups");
  });
  app.post(`${path}/leaving`, async (c) => {
    await leaveGroup(site.db, signedIn(c), inGroup(c));
    setFlash(c, { message: "Your system has no part in it any more." });
    return seeOther(c, "/programs/groups");
  });
}

function inGroup(c: WebContext) {
  return { systemId: systemOf(signedIn(c)), groupId: c.req.param("id") ?? "" };
}

/** The system that someone acts for: the one they may keep groups for, else the one they work for. */
function systemOf(viewer: Viewer): string {
  const systems = viewer.positions.map(({ tenantId }) => tenantId);
  const kept = systems.find((tenantId) => isPermitted(viewer, "keep groups of systems", { tenantId }));
  const system = kept ?? systems[0];
  if (system === undefined) throw new NotFound("Groups are of library systems, and you work for none here.");
  return system;
}

async function showGroups(
  c: WebContext,
  site: ProgramsSite,
  { name = "", problems = [] }: { readonly name?: string; readonly problems?: readonly FieldProblem[] },
) {
  const viewer = signedIn(c);
  const systemId = systemOf(viewer);
  const systems = await systemNames(site.db);
  const groups = await groupsOfSystem(site.db, systemId);
  return c.html(
    <GroupsPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      done={takeFlash(c)}
      system={systems.find(({ value }) => value === systemId)?.label ?? ""}
      groups={groups.map((group) => ({
        ...group,
        others: systems.filter(({ value }) => !group.systems.some(({ id }) => id === value)),
      }))}
      mayKeep={isPermitted(viewer, "keep groups of systems", { tenantId: systemId })}
      values={{ name }}
      problems={problems}
    />,
    problems.length > 0 ? 422 : 200,
  );
}

async function make(c: WebContext, site: ProgramsSite) {
  const viewer = signedIn(c);
  const name = sentText(await readForm(c), "name");
  try {
    await makeGroup(site.db, viewer, { systemId: systemOf(viewer), name });
    setFlash(c, { message: `“${name.trim()}” is there. Ask the systems around you.` });
    return seeOther(c, "/programs/groups");
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return showGroups(c, site, { name, problems: error.problems });
  }
}
