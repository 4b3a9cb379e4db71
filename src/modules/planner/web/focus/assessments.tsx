import type { FieldProblem } from "#ui";
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
import { localDay } from "#platform/time";
import { dayWords } from "#platform/words";
import { signedIn, tenantsOf, type Viewer } from "#modules/people";
import {
  answerAssessment,
  removeAssessment,
  shareAssessment,
  startAssessment,
  stopSharing,
} from "../../actions/focus/change-assessment.ts";
import { type Assessment, assessmentOf, assessmentsOf } from "../../queries/focus/assessments.ts";
import { focusChoices, todayOf } from "../../queries/focus/focus-evidence.ts";
import { sharedWith } from "../../queries/focus/shared-assessments.ts";
import { frameworksFor } from "../../queries/frameworks/own-frameworks.ts";
import { answeredCount, fieldOf, pageOf, pageToContinue, sentAnswers } from "../../rules/focus/assessment.ts";
import { type AskSet, frameworkSets, roleSet } from "../../rules/focus/role.ts";
import { AnswerPage, AssessmentsPage } from "../../views/focus/assessment-pages.tsx";
import type { PlannerSite } from "../site.ts";
import { showPicture } from "./picture.tsx";

const all = "/plan/focus/assessments";

/** Rating oneself. */
export function addAssessmentRoutes(app: WebApp, site: PlannerSite): void {
  const one = `${all}/:id{[0-9a-f-]{36}}`;
  app.get(all, (c) => list(c, site));
  app.post(all, async (c) => {
    const viewer = signedIn(c);
    const wanted = sentText(await readForm(c), "set");
    const set = (await setsFor(site, viewer)).find(({ id }) => id === wanted);
    if (set === undefined) return seeOther(c, all);
    return seeOther(c, `${all}/${await startAssessment(site.db, viewer, set)}`);
  });
  app.get(one, async (c) => {
    const viewer = signedIn(c);
    const kept = await assessmentOf(site.db, viewer.accountId, c.req.param("id"));
    return kept.finishedAt === undefined
      ? ask(c, site, { kept, page: Number(c.req.query("page")) || pageToContinue(kept.asked, kept.answers) })
      : showPicture(c, site, kept);
  });
  app.post(one, (c) => answer(c, site));
  app.post(`${one}/removal`, async (c) => {
    const id = c.req.param("id");
    await removeAssessment(site.db, signedIn(c), { id, isRemoved: true });
    setFlash(c, { message: "Removed. It weighs no more.", undo: `${all}/${id}/restoration` });
    return seeOther(c, all);
  });
  app.post(`${one}/restoration`, async (c) => {
    await removeAssessment(site.db, signedIn(c), { id: c.req.param("id"), isRemoved: false });
    setFlash(c, { message: "It is back." });
    return seeOther(c, all);
  });
  addSharing(app, site, one);
}

function addSharing(app: WebApp, site: PlannerSite, one: string): void {
  app.post(`${one}/sharing`, async (c) => {
    const id = c.req.param("id") ?? "";
    const tenantId = sentText(await readForm(c), "employer");
    await shareAssessment(site.db, signedIn(c), { id, tenantId });
    setFlash(c, { message: "Shown. Those who lead you there can say how they see it." });
    return seeOther(c, `${all}/${id}`);
  });
  app.post(`${one}/sharing/end`, async (c) => {
    const viewer = signedIn(c);
    const { id } = await assessmentOf(site.db, viewer.accountId, c.req.param("id") ?? "");
    const tenantId = sentText(await readForm(c), "employer");
    if (viewer.positions.some((position) => position.tenantId === tenantId))
      await stopSharing(site.db, viewer, { id, tenantId });
    setFlash(c, { message: "It is shown no more: your answers are gone from there." });
    return seeOther(c, `${all}/${id}`);
  });
}

/** What can be assessed: the viewer's own role first, then other roles, then frameworks. */
async function setsFor(site: PlannerSite, viewer: Viewer): Promise<readonly AskSet[]> {
  const { roles } = site.focusPacks();
  const { role } = await focusChoices(site, viewer.accountId);
  const frameworks = await frameworksFor(site, tenantsOf(viewer));
  const ordered = role === undefined ? roles : [role, ...roles.filter(({ id }) => id !== role.id)];
  return [
    ...ordered.map((each) => roleSet(each, frameworks)),
    ...[...frameworks.values()].flatMap((each) => frameworkSets(each)),
  ];
}

async function list(c: WebContext, site: PlannerSite) {
  const viewer = signedIn(c);
  const sets = await setsFor(site, viewer);
  const assessments = await assessmentsOf(site.db, viewer.accountId);
  const shared = await sharedWith(site.db, viewer, todayOf(site, viewer));
  return c.html(
    <AssessmentsPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      flash={takeFlash(c)}
      sets={sets.map(({ asked, id, name }) => ({ id, name, count: asked.length }))}
      assessments={assessments.map(({ answers, asked, finishedAt, id, startedAt, title }) => ({
        id,
        title,
        startedOn: dayWords(localDay(viewer.zone ?? site.zone, startedAt)),
        progress:
          finishedAt === undefined
            ? `${answeredCount(asked, answers)} of ${asked.length} answered`
            : undefined,
      }))}
      sharedCount={shared.length}
    />,
  );
}

interface Asking {
  readonly kept: Assessment;
  readonly page: number;
  readonly problems?: readonly FieldProblem[];
}

function ask(c: WebContext, site: PlannerSite, { kept, page: wanted, problems = [] }: Asking) {
  const { answers, asked, id, title } = kept;
  const { asked: shown, page, pages } = pageOf(asked, wanted);
  return c.html(
    <AnswerPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      flash={takeFlash(c)}
      id={id}
      title={title}
      asked={shown.map((each) => ({ ...each, field: fieldOf(asked, each) }))}
      answers={answers}
      answered={answeredCount(asked, answers)}
      count={asked.length}
      page={page}
      pages={pages}
      problems={problems}
    />,
    problems.length > 0 ? 422 : 200,
  );
}

async function answer(c: WebContext, site: PlannerSite) {
  const viewer = signedIn(c);
  const id = c.req.param("id") ?? "";
  const sent = await readForm(c);
  const kept = await assessmentOf(site.db, viewer.accountId, id);
  const { page } = pageOf(kept.asked, Number(c.req.query("page")) || 1);
  const answers = sentAnswers(kept.asked, (name) => sentText(sent, name));
  const asked = sentText(sent, "do");
  const isDone = asked === "finish";
  if (isDone && answeredCount(kept.asked, { ...kept.answers, ...answers }) === 0) {
    const [first] = pageOf(kept.asked, page).asked;
    const where = first === undefined ? "" : fieldOf(kept.asked, first);
    return ask(c, site, { kept, page, problems: [{ where, message: "Rate one heading at least." }] });
  }
  await answerAssessment(site.db, viewer, { id, answers, isDone });
  if (isDone) {
    setFlash(c, { message: "Finished. It weighs in what is proposed from now on." });
    return seeOther(c, `${all}/${id}`);
  }
  if (asked === "later") {
    setFlash(c, { message: "Kept. Go on whenever you like." });
    return seeOther(c, all);
  }
  return seeOther(c, `${all}/${id}?page=${asked === "back" ? page - 1 : page + 1}`);
}
