import { tenantsOf } from "#modules/people";
import { inTenants } from "#platform/db";
import { NotFound } from "#platform/errors";
import type { WebApp, WebContext } from "#platform/http";
import { changeSubstitutes, changeTravelTimes } from "../actions/change-who-comes.ts";
import { enterClosure, removeClosure } from "../actions/keep-closure.ts";
import { branchNames } from "../queries/branch-list.ts";
import { staffNames } from "../queries/staff-names.ts";
import { readClosure } from "../rules/closure-form.ts";
import { readPeople, readTravelTimes } from "../rules/who-comes-text.ts";
import { again, branchAsked, done, lineProblem, textOf } from "./branch-needs.tsx";
import type { StaffingSite } from "./site.ts";

/** No system has as many branches. */
const most = 200_000;

/** Closures of a branch, who is asked to come, and how far other branches are. */
export function addBranchSurroundingsRoutes(app: WebApp, site: StaffingSite): void {
  const one = "/team/branches/:branch";
  app.post(`${one}/closures`, (c) => close(c, site));
  app.post(`${one}/closures/:id/removal`, async (c) => {
    const { viewer, tenantId, branch } = await branchAsked(c, site);
    const closure = branch.hours.exceptions.find(({ id }) => id === c.req.param("id"));
    if (closure?.id === undefined) throw new NotFound("There is no such closure here.");
    const id = await removeClosure(site.db, viewer, { tenantId, id: closure.id });
    return done(c, branch, { message: `Removed ${closure.reason}.`, id });
  });
  app.post(`${one}/substitutes`, (c) => substitutes(c, site));
  app.post(`${one}/travel-times`, (c) => travelTimes(c, site));
}

async function close(c: WebContext, site: StaffingSite) {
  const from = await branchAsked(c, site);
  const text = await textOf(c);
  const read = readClosure({
    firstDay: text["firstDay"] ?? "",
    lastDay: text["lastDay"] ?? "",
    hours: text["hours"] ?? "",
    reason: text["reason"] ?? "",
  });
  if ("problems" in read) return again(c, site, from, { form: "closure", text, problems: read.problems });
  const { viewer, tenantId, branch } = from;
  const branchId = text["everywhere"] === undefined ? branch.id : undefined;
  const id = await enterClosure(site.db, viewer, { tenantId, branchId, ...read });
  return done(c, branch, { message: `Entered ${read.reason}.`, id });
}

async function substitutes(c: WebContext, site: StaffingSite) {
  const from = await branchAsked(c, site);
  const text = await textOf(c);
  const staff = await inTenants(site.db, tenantsOf(from.viewer), (tx) => staffNames(tx, from.tenantId));
  const read = readPeople(text["substitutes"] ?? "", staff);
  if ("wrong" in read)
    return again(c, site, from, { form: "comes", text, problems: [lineProblem("substitutes", read)] });
  const { viewer, tenantId, branch } = from;
  const id = await changeSubstitutes(site.db, viewer, { tenantId, branchId: branch.id, ...read });
  return done(c, branch, { message: `Changed who is asked to come to ${branch.name}.`, id });
}

async function travelTimes(c: WebContext, site: StaffingSite) {
  const from = await branchAsked(c, site);
  const text = await textOf(c);
  const branches = await inTenants(site.db, tenantsOf(from.viewer), (tx) =>
    branchNames(tx, from.tenantId, { limit: most }),
  );
  const read = readTravelTimes(text["travelTimes"] ?? "", from.branch.id, branches);
  if ("wrong" in read)
    return again(c, site, from, { form: "comes", text, problems: [lineProblem("travelTimes", read)] });
  const { viewer, tenantId, branch } = from;
  const id = await changeTravelTimes(site.db, viewer, { tenantId, branchId: branch.id, ...read });
  return done(c, branch, { message: `Changed the ways to and from ${branch.name}.`, id });
}
