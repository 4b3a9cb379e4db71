import { InvalidInput, NotFound } from "#platform/errors";
import { inTenants } from "#platform/db";
import { isId } from "#platform/ids";
import {
  csrfToken,
  readForm,
  seeOther,
  setFlash,
  takeFlash,
  type WebApp,
  type WebContext,
} from "#platform/http";
import { permit, signedIn, tenantsOf, type Viewer } from "#modules/people";
import type { FieldProblem } from "#ui";
import { changeBranchNeeds } from "../actions/change-branch-needs.ts";
import { keepDesk, removeDesk } from "../actions/keep-desk.ts";
import { branchWithWays, desksOf } from "../queries/places-of.ts";
import { type NamedPerson, namesOf, staffNames, substitutesOf } from "../queries/staff-names.ts";
import type { Branch, Desk, DeskKind } from "../rules/branch.ts";
import { surroundingsOf } from "../rules/surroundings.ts";
import type { Staffing } from "../rules/staffing.ts";
import { readMinimum, writeMinimum } from "../rules/minimum-text.ts";
import { readPeople, type WrongLine } from "../rules/who-comes-text.ts";
import { BranchNeedsPage, type BranchNeedsPageProps } from "../views/branch-needs-page.tsx";
import type { StaffingSite } from "./site.ts";
import { tenantAsked, today, undoing } from "./team.tsx";

const deskKinds: readonly DeskKind[] = ["circulation", "reference", "children", "teen", "phone", "other"];

/** What a branch needs, shown and changed. */
export function addBranchNeedsRoutes(app: WebApp, site: StaffingSite): void {
  const one = "/team/branches/:branch";
  app.get(`${one}/desks`, async (c) => show(c, site, await branchAsked(c, site)));
  app.post(`${one}/needs`, (c) => changeNeeds(c, site));
  app.post(`${one}/desks`, (c) => changeDesk(c, site));
  app.post(`${one}/desks/:desk/removal`, async (c) => {
    const { viewer, tenantId, branch, desks } = await branchAsked(c, site);
    const desk = desks.find(({ id }) => id === c.req.param("desk"));
    if (desk === undefined) throw new NotFound("There is no such desk here.");
    const id = await removeDesk(site.db, viewer, tenantId, desk);
    return done(c, branch, { message: `Removed the desk ${desk.name}.`, id });
  });
}

/** The branch of the address, and all that may be changed there. */
export interface Asked {
  readonly viewer: Viewer;
  readonly tenantId: string;
  readonly branch: Branch;
  readonly desks: readonly Desk[];
  /** Who is named for any of the desks. */
  readonly named: readonly NamedPerson[];
  /** The ways to and from the branch, with the branches they lead to. */
  readonly ways: Pick<Staffing, "travelTimes" | "branches">;
  /** In the order in which they are asked. */
  readonly substitutes: readonly NamedPerson[];
}

export async function branchAsked(c: WebContext, site: StaffingSite): Promise<Asked> {
  const viewer = signedIn(c);
  const tenantId = tenantAsked(viewer);
  const branchId = c.req.param("branch") ?? "";
  if (!isId(branchId)) throw new NotFound("There is no such branch here.");
  return inTenants(site.db, tenantsOf(viewer), async (tx) => {
    const found = await branchWithWays(tx, tenantId, { branchId, zone: site.zone });
    if (found === undefined) throw new NotFound("There is no such branch here.");
    permit(viewer, "change the schedule", { tenantId, organisations: [branchId, tenantId] });
    const desks = await desksOf(tx, tenantId, [branchId]);
    const named = await namesOf(tx, tenantId, [
      ...new Set(desks.flatMap(({ whoMayCover }) => whoMayCover.staffIds)),
    ]);
    const substitutes = await substitutesOf(tx, tenantId, branchId);
    return { viewer, tenantId, ...found, desks, named, substitutes };
  });
}

async function changeNeeds(c: WebContext, site: StaffingSite) {
  const from = await branchAsked(c, site);
  const text = await textOf(c);
  const read = readMinimum(text["minimum"] ?? "", from.branch.minimum);
  if ("wrong" in read)
    return again(c, site, from, { form: "building", text, problems: [lineProblem("minimum", read)] });
  await changeBranchNeeds(site.db, from.viewer, {
    tenantId: from.tenantId,
    branchId: from.branch.id,
    minimum: read.minimum,
    needsPersonInCharge: text["inCharge"] !== undefined,
  });
  return done(c, from.branch, { message: `Changed what ${from.branch.name} needs.` });
}

async function changeDesk(c: WebContext, site: StaffingSite) {
  const from = await branchAsked(c, site);
  const text = await textOf(c);
  const kept = from.desks.find(({ id }) => id === text["desk"]);
  const form = kept?.id ?? "new";
  const read = readMinimum(text["minimum"] ?? "", kept?.minimum);
  const people = await peopleNamed(site, from, { kept, text: text["people"] ?? "" });
  const closingOrder = text["closingOrder"] === undefined ? undefined : Number(text["closingOrder"]);
  const problems: FieldProblem[] = [];
  if (text["name"] === undefined) problems.push({ where: "name", message: "Give the desk a name." });
  if ("wrong" in read) problems.push(lineProblem("minimum", read));
  if ("wrong" in people) problems.push(lineProblem("people", people));
  if (
    closingOrder !== undefined &&
    !(Number.isInteger(closingOrder) && closingOrder > 0 && closingOrder < 1000)
  )
    problems.push({ where: "closingOrder", message: "Write a number from 1 on, or leave it empty." });
  if ("wrong" in read || "wrong" in people || problems.length > 0)
    return again(c, site, from, { form, text, problems });
  try {
    const id = await keepDesk(site.db, from.viewer, from.tenantId, {
      id: kept?.id,
      branchId: from.branch.id,
      name: text["name"] ?? "",
      kind: deskKinds.find((kind) => kind === text["kind"]) ?? "other",
      minimum: read.minimum,
      whoMayCover: {
        qualifications: (text["qualifications"] ?? "")
          .split(",")
          .map((each) => each.trim())
          .filter((each) => each !== ""),
        staffIds: people.staffIds,
      },
      needsPersonInCharge: text["inCharge"] !== undefined,
      ...(closingOrder !== undefined && { closingOrder }),
    });
    return done(c, from.branch, { message: `Kept the desk ${text["name"]}.`, id });
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return again(c, site, from, { form, text, problems: error.problems });
  }
}

/** Who is named for a desk, by the names in its form; everyone's are read only where these were changed. */
async function peopleNamed(
  site: StaffingSite,
  { named, tenantId, viewer }: Asked,
  { kept, text }: { readonly kept: Desk | undefined; readonly text: string },
) {
  const before = kept?.whoMayCover.staffIds ?? [];
  const isSame = text.trim().split(/\r?\n/u).join("\n") === writeNames(before, named);
  if (isSame) return { staffIds: before };
  return readPeople(text, await inTenants(site.db, tenantsOf(viewer), (tx) => staffNames(tx, tenantId)));
}

function writeNames(staffIds: readonly string[], named: readonly NamedPerson[]): string {
  return named.flatMap(({ id, name }) => (staffIds.includes(id) ? [name] : [])).join("\n");
}

/** What is wrong with a line of a field. */
export function lineProblem(where: string, { wrong, why }: WrongLine): FieldProblem {
  return { where, message: `“${wrong}” cannot be used. ${why}` };
}

/** The texts of a form, files left out. */
export async function textOf(c: WebContext): Promise<Readonly<Record<string, string>>> {
  const sent = Object.entries(await readForm(c));
  return Object.fromEntries(
    sent.flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
  );
}

export function again(
  c: WebContext,
  site: StaffingSite,
  from: Asked,
  wrong: NonNullable<BranchNeedsPageProps["wrong"]>,
) {
  c.status(422);
  return show(c, site, from, wrong);
}

function show(
  c: WebContext,
  site: StaffingSite,
  { branch, desks, named, ways, substitutes }: Asked,
  wrong?: BranchNeedsPageProps["wrong"],
) {
  return c.html(
    <BranchNeedsPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      branch={branch}
      building={{ minimum: writeMinimum(branch.minimum), needsPersonInCharge: branch.needsPersonInCharge }}
      desks={desks.map((desk) => ({ ...desk, people: writeNames(desk.whoMayCover.staffIds, named) }))}
      surroundings={surroundingsOf(branch, { ...ways, substitutes }, today(site.zone))}
      done={takeFlash(c)}
      wrong={wrong}
    />,
  );
}

export function done(
  c: WebContext,
  branch: Branch,
  { message, id }: { readonly message: string; readonly id?: string },
) {
  const page = `/team/branches/${branch.id}/desks`;
  setFlash(c, { message, ...(id !== undefined && { undo: undoing(id, page) }) });
  return seeOther(c, page);
}
