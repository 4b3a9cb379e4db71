import { inTenants } from "#platform/db";
import { InvalidInput, NotFound, type Problem } from "#platform/errors";
import { csrfToken, parseForm, seeOther, setFlash, type WebApp, type WebContext } from "#platform/http";
import { z } from "zod";
import { permit } from "../../actions/permit.ts";
import { savePosition } from "../../actions/staff/save-position.ts";
import { addStaff, changePerson } from "../../actions/staff/save-staff.ts";
import { mostChoices, organisationChoices } from "../../queries/organisations/organisations.ts";
import { organisationCalled, staffCalled } from "../../queries/staff/look-ups.ts";
import { positionsOfStaff, staffRecord, subjectOfStaff } from "../../queries/staff/staff-record.ts";
import { readEmail } from "../../rules/imports/cell-values.ts";
import { employmentClasses, roles } from "../../rules/position.ts";
import {
  blankPosition,
  type PositionFields,
  type PositionWords,
  readPositionWords,
} from "../../rules/staff/position-fields.ts";
import { type EditPageProps, EditStaffPage, type PersonWords } from "../../views/staff/edit-pages.tsx";
import { employerFor } from "../retention/employer-for.ts";
import type { PeopleSite } from "../site.ts";
import { signedIn } from "../viewer.ts";
import { todayOf } from "./today.ts";

const one = "/staff/:id{[0-9a-f-]{36}}";
const position = `${one}/positions/:position{[0-9a-f-]{36}}`;

/** Adding people and positions by hand, and changing them. */
export function addStaffEditRoutes(app: WebApp, site: PeopleSite): void {
  app.get("/staff/new", async (c) => {
    const { viewer, tenantId } = employerFor(c, "change a staff record");
    const words = { name: "", email: "", number: "" };
    const position = { ...blankPosition(todayOf(viewer, site)), branch: c.req.query("branch") ?? tenantId };
    return editPage(c, site, tenantId, { ...newPerson, person: words, position, problems: [] });
  });
  app.post("/staff", (c) => add(c, site));
  app.get(`${one}/edit`, async (c) => {
    const { record } = await changeable(c, site, c.req.param("id"));
    const person = { name: record.name, email: record.email ?? "", number: record.employeeNumber ?? "" };
    return editPage(c, site, record.tenantId, { ...changedPerson(record), person, problems: [] });
  });
  app.post(one, (c) => change(c, site, c.req.param("id")));
  app.get(`${one}/positions/new`, async (c) => {
    const { record, today } = await changeable(c, site, c.req.param("id"));
    const words = { ...blankPosition(today), branch: record.tenantId };
    return editPage(c, site, record.tenantId, {
      ...changedPosition(record, undefined),
      position: words,
      problems: [],
    });
  });
  app.get(position, async (c) => {
    const { record } = await changeable(c, site, c.req.param("id"));
    const { tenantId } = record;
    const held = await inTenants(site.db, [tenantId], async (tx) =>
      positionsOfStaff(tx, tenantId, record.id),
    );
    const found = held.find(({ id }) => id === c.req.param("position"));
    if (found === undefined) throw new NotFound("There is no such position.");
    const words: PositionWords = {
      branch: found.organisationId,
      title: found.title,
      role: found.role,
      class: found.employmentClass,
      share: `${found.fullTimeHundredths}%`,
      starts: found.startsOn,
      ends: found.endsOn ?? "",
      supervisor: found.supervisorEmail ?? found.supervisorName ?? "",
    };
    return editPage(c, site, tenantId, {
      ...changedPosition(record, found.id),
      position: words,
      problems: [],
    });
  });
  app.post(`${one}/positions`, (c) =>
    keepPosition(c, site, { id: c.req.param("id"), positionId: undefined }),
  );
  app.post(position, (c) =>
    keepPosition(c, site, { id: c.req.param("id"), positionId: c.req.param("position") }),
  );
}

const text = (longest: number) => z.string().trim().max(longest).default("");
const personForm = z.object({ name: text(150), email: text(254), number: text(60) });
const positionForm = z.object({
  branch: text(200),
  title: text(150),
  role: z.enum(roles).default("learner"),
  class: z.enum(employmentClasses).default("regular"),
  share: text(20),
  starts: text(20),
  ends: text(20),
  supervisor: text(200),
});

type Form = Pick<EditPageProps, "title" | "action" | "back"> & {
  readonly person?: PersonWords;
  readonly position?: PositionWords;
  readonly problems: readonly Problem[];
};

const newPerson = { title: "Add someone to the staff", action: "/staff", back: "/staff" };

function changedPerson({ id, name }: { readonly id: string; readonly name: string }) {
  return { title: `Change ${name}`, action: `/staff/${id}`, back: `/staff/${id}` };
}

function changedPosition(
  { id, name }: { readonly id: string; readonly name: string },
  positionId: string | undefined,
) {
  return positionId === undefined
    ? { title: `Add a position for ${name}`, action: `/staff/${id}/positions`, back: `/staff/${id}` }
    : {
        title: `Change a position of ${name}`,
        action: `/staff/${id}/positions/${positionId}`,
        back: `/staff/${id}`,
      };
}

async function changeable(c: WebContext, site: PeopleSite, id: string) {
  const viewer = signedIn(c);
  const today = todayOf(viewer, site);
  const record = await staffRecord(site.db, viewer, id);
  permit(viewer, "change a staff record", await subjectOfStaff(site.db, record, today));
  return { viewer, today, record };
}

async function add(c: WebContext, site: PeopleSite): Promise<Response> {
  const { viewer, tenantId } = employerFor(c, "change a staff record");
  const { person, ...position } = splitWords(await parseForm(c, personForm.extend(positionForm.shape)));
  const checked = personOf(person);
  const placed = await positionOf(site, tenantId, position.words);
  return trying(c, site, { tenantId, form: { ...newPerson, person, position: position.words } }, async () => {
    const problems = [...checked.problems, ...placed.problems];
    if (problems.length > 0) throw new InvalidInput(problems);
    const today = todayOf(viewer, site);
    const id = await addStaff(
      site.db,
      viewer,
      { tenantId, today },
      { person: checked.fields, position: placed.fields },
    );
    setFlash(c, { message: `Added ${person.name}.`, undo: `/staff/${id}/deactivation` });
    return seeOther(c, `/staff/${id}`);
  });
}

async function change(c: WebContext, site: PeopleSite, id: string): Promise<Response> {
  const { viewer, record, today } = await changeable(c, site, id);
  const person = await parseForm(c, personForm);
  const { fields, problems } = personOf(person);
  return trying(
    c,
    site,
    { tenantId: record.tenantId, form: { ...changedPerson(record), person } },
    async () => {
      if (problems.length > 0) throw new InvalidInput(problems);
      await changePerson(site.db, viewer, { record, today }, fields);
      setFlash(c, { message: "Saved." });
      return seeOther(c, `/staff/${id}`);
    },
  );
}

async function keepPosition(
  c: WebContext,
  site: PeopleSite,
  { id, positionId }: { readonly id: string; readonly positionId: string | undefined },
): Promise<Response> {
  const { viewer, record, today } = await changeable(c, site, id);
  const words = await parseForm(c, positionForm);
  const { fields, problems } = await positionOf(site, record.tenantId, words);
  return trying(
    c,
    site,
    { tenantId: record.tenantId, form: { ...changedPosition(record, positionId), position: words } },
    async () => {
      if (problems.length > 0) throw new InvalidInput(problems);
      await savePosition(site.db, viewer, { record, positionId, today }, fields);
      setFlash(c, { message: "The position is saved." });
      return seeOther(c, `/staff/${id}`);
    },
  );
}

function splitWords({ name, email, number, ...words }: PersonWords & PositionWords) {
  return { person: { name, email, number }, words };
}

function personOf({ name, email, number }: PersonWords) {
  const problems: Problem[] = [];
  if (name === "") problems.push({ where: "name", message: "Say what they are called." });
  const read = email === "" ? undefined : readEmail(email);
  if (read?.wrong !== undefined)
    problems.push({ where: "email", message: `${read.wrong} Write ${read.right}.` });
  return {
    fields: { name, email: read?.value, employeeNumber: number === "" ? undefined : number },
    problems,
  };
}

async function positionOf(
  site: PeopleSite,
  tenantId: string,
  words: PositionWords,
): Promise<{ readonly fields: PositionFields; readonly problems: readonly Problem[] }> {
  const { fields, problems } = readPositionWords(words);
  return inTenants(site.db, [tenantId], async (tx) => {
    const found: Problem[] = [...problems];
    const organisationId = await organisationCalled(tx, tenantId, words.branch);
    if (organisationId === undefined)
      found.push({
        where: "branch",
        message: "There is no such branch, or several are called so. Write its code.",
      });
    const supervisor =
      words.supervisor === ""
        ? { id: undefined, isDoubtful: false }
        : await staffCalled(tx, tenantId, words.supervisor);
    if (words.supervisor !== "" && supervisor.id === undefined)
      found.push({
        where: "supervisor",
        message: supervisor.isDoubtful
          ? "Several are called this: write the e-mail address."
          : "Nobody on the staff is called this.",
      });
    return {
      fields: { ...fields, organisationId: organisationId ?? "", supervisorId: supervisor.id },
      problems: found,
    };
  });
}

interface Trying {
  readonly tenantId: string;
  readonly form: Omit<Form, "problems">;
}

/** Does the work, or shows the form again with what is wrong with it. */
async function trying(
  c: WebContext,
  site: PeopleSite,
  { tenantId, form }: Trying,
  work: () => Promise<Response>,
): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    c.status(422);
    return editPage(c, site, tenantId, { ...form, problems: error.problems });
  }
}

async function editPage(c: WebContext, site: PeopleSite, tenantId: string, form: Form): Promise<Response> {
  const choices = await inTenants(site.db, [tenantId], async (tx) => organisationChoices(tx, tenantId));
  const isMany = choices.length >= mostChoices;
  return c.html(
    <EditStaffPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      {...form}
      person={form.person}
      position={form.position}
      branches={isMany ? undefined : choices}
    />,
  );
}
