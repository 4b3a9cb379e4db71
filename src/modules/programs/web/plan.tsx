import { InvalidInput, NotAllowed } from "#platform/errors";
import {
  csrfToken,
  parseForm,
  readForm,
  seeOther,
  setFlash,
  type WebApp,
  type WebContext,
} from "#platform/http";
import { inTenants } from "#platform/db";
import { signedIn } from "#modules/people";
import type { FieldProblem } from "#ui";
import { changeProgram } from "../actions/changing/change-program.ts";
import { addOccasion, changeOccasion, removeOccasion } from "../actions/changing/report-occasion.ts";
import { occasionOfProgram } from "../actions/changing/hide-program.ts";
import { readProgram } from "../queries/reading/read-program.ts";
import { planVersions } from "../queries/reading/version-plan.ts";
import { occasionForm, surveyOf } from "../rules/entering/occasion-form.ts";
import { formOfPlan, planForm, planOfForm } from "../rules/entering/plan-form.ts";
import { licences, licencesOfAdaptation } from "../rules/licences/licence.ts";
import type { OwnProgram } from "../queries/reading/own-programs.ts";
import type { z } from "zod";
import { VersionsPage } from "../views/adapting/versions-page.tsx";
import { EditPage } from "../views/entering/edit-page.tsx";
import { OccasionPage } from "../views/reading/occasion-page.tsx";
import { sentList, textsOf } from "./entering.tsx";
import { choicesFor, numberIn, numberPattern, type ProgramsSite } from "./site.ts";

/** Filling in a plan, its versions, and how each time went. */
export function addPlanRoutes(app: WebApp, site: ProgramsSite): void {
  const path = `/programs/${numberPattern}`;
  app.get(`${path}/edit`, async (c) => showEdit(c, site, {}));
  app.post(`${path}/plan`, async (c) => save(c, site));
  app.get(`${path}/versions`, async (c) => showVersions(c, site));
  app.post(`${path}/occasions`, async (c) => report(c, site, undefined));
  app.get(`${path}/occasions/:id{[0-9a-f-]{36}}`, async (c) => showOccasion(c, site, {}));
  app.post(`${path}/occasions/:id{[0-9a-f-]{36}}`, async (c) => report(c, site, c.req.param("id")));
  app.post(`${path}/occasions/:id{[0-9a-f-]{36}}/removal`, async (c) => {
    await removeOccasion(site.db, signedIn(c), { number: numberIn(c), id: c.req.param("id") });
    setFlash(c, { message: "That time is taken away." });
    return seeOther(c, `/programs/${numberIn(c)}`);
  });
}

/** A program the viewer may change. @throws NotFound, NotAllowed */
async function changeable(c: WebContext, site: ProgramsSite) {
  signedIn(c);
  const choices = await choicesFor(c, site);
  const { own, mayChange } = await readProgram(site.db, choices.reader, numberIn(c));
  if (own === undefined || !mayChange)
    throw new NotAllowed("Only those who work at its branch, or lead it, can change this program.");
  return { ...choices, own };
}

interface Sent {
  readonly values?: Readonly<Record<string, string>>;
  readonly audiences?: readonly string[];
  readonly problems?: readonly FieldProblem[];
}

async function showEdit(c: WebContext, site: ProgramsSite, { values, audiences, problems = [] }: Sent) {
  const { own, groups } = await changeable(c, site);
  return c.html(
    <EditPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      number={own.number}
      title={own.plan.title}
      values={values ?? { ...formOfPlan(own.plan), ...sharingOf(own), version: String(own.version) }}
      audiences={audiences ?? own.plan.audiences}
      groups={groups}
      licences={licencesFor(own)}
      problems={problems}
    />,
    problems.length > 0 ? 422 : 200,
  );
}

function sharingOf({ level, groupId, licence }: OwnProgram) {
  return { reader: level === "group" ? `group ${groupId ?? ""}` : level, licence };
}

/** The terms it may have; the present one always among them, or a form would change it unasked. */
function licencesFor({ adaptedFrom, tenantId, licence }: OwnProgram) {
  if (adaptedFrom === undefined || adaptedFrom.tenantId === tenantId) return licences;
  const allowed = licencesOfAdaptation(adaptedFrom.licence);
  return allowed.includes(licence) ? allowed : [licence, ...allowed];
}

async function save(c: WebContext, site: ProgramsSite) {
  const viewer = signedIn(c);
  try {
    const form = await parseForm(c, planForm);
    await changeProgram(site, viewer, numberIn(c), {
      plan: (before) => planOfForm(form, before),
      version: form.version,
      note: form.note,
      ...form.reader,
      licence: form.licence,
    });
    setFlash(c, { message: "Saved." });
    return seeOther(c, `/programs/${numberIn(c)}`);
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    const sent = await readForm(c);
    return showEdit(c, site, {
      values: textsOf(sent, planFieldNames),
      audiences: sentList(sent, "audience"),
      problems: error.problems.map(({ where, message }) => ({ where: where.split(".")[0] ?? "", message })),
    });
  }
}

const planFieldNames = Object.keys(planForm.shape).filter((name) => name !== "audience");

async function showVersions(c: WebContext, site: ProgramsSite) {
  const { zone = site.zone } = signedIn(c);
  const { reader } = await choicesFor(c, site);
  const { own } = await readProgram(site.db, reader, numberIn(c));
  if (own === undefined)
    throw new NotAllowed(
      "Earlier versions are for its own system: they may hold what was not yet to be shared.",
    );
  const versions = await inTenants(site.db, [own.tenantId], async (tx) => planVersions(tx, own));
  return c.html(
    <VersionsPage
      shell={site.shell(c)}
      zone={zone}
      number={own.number}
      title={own.plan.title}
      versions={versions}
    />,
  );
}

async function report(c: WebContext, site: ProgramsSite, id: string | undefined) {
  const viewer = signedIn(c);
  const number = numberIn(c);
  try {
    const form = await parseForm(c, occasionForm);
    const occasion = occasionOf(form);
    if (id === undefined) await addOccasion(site.db, viewer, number, occasion);
    else await changeOccasion(site.db, viewer, { number, id }, occasion);
    setFlash(c, { message: "Thank you: whoever runs it next will know." });
    return seeOther(c, `/programs/${number}`);
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    const values = textsOf(await readForm(c), Object.keys(occasionForm.shape));
    return showOccasion(c, site, { values, problems: error.problems });
  }
}

function occasionOf(form: z.output<typeof occasionForm>) {
  const { held, attendance, cost, differently } = form;
  return { heldOn: held, attendance, cents: cost, survey: surveyOf(form), differently };
}

async function showOccasion(c: WebContext, site: ProgramsSite, { values, problems = [] }: Sent) {
  const { own } = await changeable(c, site);
  const id = c.req.param("id");
  const known = id === undefined ? undefined : occasionOfProgram(own.occasions, id);
  const text = (value: number | undefined) => (value === undefined ? "" : String(value));
  const survey = known?.survey;
  return c.html(
    <OccasionPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      number={own.number}
      title={own.plan.title}
      id={id}
      values={
        values ?? {
          held: known?.heldOn ?? "",
          attendance: text(known?.attendance),
          cost: known?.cents === undefined ? "" : (known.cents / 100).toFixed(2),
          differently: known?.differently ?? "",
          answers: text(survey?.answers),
          learned: text(survey?.learned),
          confident: text(survey?.confident),
          use: text(survey?.willUse),
          knows: text(survey?.knowsMore),
        }
      }
      problems={problems}
    />,
    problems.length > 0 ? 422 : 200,
  );
}
