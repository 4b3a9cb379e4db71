import { Conflict, InvalidInput } from "#platform/errors";
import {
  csrfToken,
  parseForm,
  readForm,
  seeOther,
  type SentValues,
  sentText,
  setFlash,
  takeFlash,
  type WebApp,
  type WebContext,
} from "#platform/http";
import { localDay, now } from "#platform/time";
import { officeOf, permit, signedIn, type Viewer } from "#modules/people";
import type { FieldProblem } from "#ui";
import { z } from "zod";
import { askTeamPlan, stopTeamPlan } from "../../actions/team-plan/ask-team-plan.ts";
import { answerProposal } from "../../actions/team-plan/answer-proposal.ts";
import { proposeAgain } from "../../actions/team-plan/propose-again.ts";
import { publishTeamPlan } from "../../actions/team-plan/publish-team-plan.ts";
import { swapProposal } from "../../actions/team-plan/swap-proposal.ts";
import { takeBackPlan } from "../../actions/team-plan/take-back-proposals.ts";
import { swapsFor } from "../../queries/team-plan/swaps-for.ts";
import { proposalsFor } from "../../queries/team-plan/proposals.ts";
import { teamPlan, teamPlans } from "../../queries/team-plan/team-plans.ts";
import { fundField, fundFields, fundRows, readFunds } from "../../rules/team-plan/funds-form.ts";
import { choicesOf, firstForm, teamForm } from "../../rules/team-plan/team-form.ts";
import { AlternativesPage } from "../../views/team-plan/alternatives-page.tsx";
import { ProposalsPage } from "../../views/team-plan/proposals-page.tsx";
import { TeamPlanPage } from "../../views/team-plan/team-plan-page.tsx";
import { TeamPlansPage } from "../../views/team-plan/team-plans-page.tsx";
import type { PlannerSite } from "../site.ts";

const refreshSeconds = 4;

/** Plans for a team, and what they propose to each person. */
export function addTeamPlanRoutes(app: WebApp, site: PlannerSite): void {
  app.get("/team/plans", async (c) => showList(c, site, {}));
  app.post("/team/plans", async (c) => ask(c, site));
  app.get("/team/plans/:number{[0-9]{1,9}}", async (c) => showPlan(c, site));
  app.post("/team/plans/:number{[0-9]{1,9}}/stop", async (c) => stop(c, site));
  app.post("/team/plans/:number{[0-9]{1,9}}/publication", async (c) => publish(c, site));
  app.post("/team/plans/:number{[0-9]{1,9}}/withdrawal", async (c) => takeBackAll(c, site));
  app.post("/team/plans/:number{[0-9]{1,9}}/renewal", async (c) => renew(c, site));
  app.get("/plan/proposals", async (c) => showProposals(c, site));
  for (const [path, answer] of Object.entries(answers))
    app.post(`/plan/proposals/:id/${path}`, async (c) => answerWith(c, site, answer));
  app.get("/plan/proposals/:id/alternatives", async (c) => showAlternatives(c, site));
  app.post("/plan/proposals/:id/alternatives", async (c) => swap(c, site));
}

const answers = { acceptance: "accepted", refusal: "declined", reconsideration: "open" } as const;

interface Shown {
  readonly values?: Readonly<Record<string, string>>;
  readonly topics?: readonly string[];
  readonly problems?: readonly FieldProblem[];
}

async function showList(c: WebContext, site: PlannerSite, { values, topics = [], problems = [] }: Shown) {
  const viewer = signedIn(c);
  const tenantId = officeOf(viewer);
  permit(viewer, "make team plans", { tenantId, organisations: ownPlaces(viewer, tenantId) });
  const page = (
    <TeamPlansPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      done={takeFlash(c)}
      {...await teamPlans(site, viewer, tenantId)}
      topics={site.words.vocabulary.terms.topics.map(({ id, name }) => ({
        value: id,
        label: name,
        isChosen: topics.includes(id),
      }))}
      values={values ?? firstForm(localDay(site.zone, now()))}
      problems={problems}
    />
  );
  return c.html(page, problems.length > 0 ? 422 : 200);
}

async function ask(c: WebContext, site: PlannerSite) {
  const viewer = signedIn(c);
  const tenantId = officeOf(viewer);
  const sent = await readForm(c);
  const { teams } = await teamPlans(site, viewer, tenantId);
  const funds = readFunds((name) => sentText(sent, name), new Set(teams.map(({ value }) => value)));
  const limits = await limitsIn(c);
  if ("problems" in funds || "problems" in limits)
    return showList(c, site, {
      values: Object.fromEntries(fields.map((name) => [name, sentText(sent, name)])),
      topics: topicsIn(sent),
      problems: [limits, funds].flatMap((read) => ("problems" in read ? read.problems : [])),
    });
  const { form } = limits;
  const choices = choicesOf(form);
  const asked = { tenantId, organisationId: form.team, choices, ...funds };
  return seeOther(c, `/team/plans/${await askTeamPlan(site.db, viewer, asked)}`);
}

async function limitsIn(c: WebContext) {
  try {
    return { form: await parseForm(c, teamForm) };
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return { problems: error.problems };
  }
}

const limitFields = "team from to money each share hours days work conference seconds".split(" ");
const fields = [
  ...limitFields,
  ...fundRows.flatMap((row) => fundFields.map((field) => fundField(row, field))),
];

function topicsIn({ topic = [] }: SentValues): readonly string[] {
  const sent = typeof topic === "string" || topic instanceof File ? [topic] : topic;
  return sent.filter((each) => typeof each === "string");
}

async function showPlan(c: WebContext, site: PlannerSite) {
  const viewer = signedIn(c);
  const shown = await teamPlan(site, viewer, askedPlan(c, viewer));
  // Works without a script; a plan that is ready stands still.
  if (shown.state === "working") c.header("refresh", String(refreshSeconds));
  return c.html(
    <TeamPlanPage shell={site.shell(c)} csrfToken={csrfToken(c)} done={takeFlash(c)} {...shown} />,
  );
}

async function stop(c: WebContext, site: PlannerSite) {
  const viewer = signedIn(c);
  const asked = askedPlan(c, viewer);
  await stopTeamPlan(site.db, viewer, asked);
  return seeOther(c, `/team/plans/${asked.number}`);
}

async function publish(c: WebContext, site: PlannerSite) {
  const viewer = signedIn(c);
  const asked = askedPlan(c, viewer);
  const count = await publishTeamPlan(site.db, viewer, asked);
  setFlash(c, {
    message: `${count} ${count === 1 ? "proposal was" : "proposals were"} sent. Each person says yes or no.`,
  });
  return seeOther(c, `/team/plans/${asked.number}`);
}

async function takeBackAll(c: WebContext, site: PlannerSite) {
  const viewer = signedIn(c);
  const asked = askedPlan(c, viewer);
  const count = await takeBackPlan(site.db, viewer, asked);
  const words = count === 1 ? "proposal was" : "proposals were";
  setFlash(c, {
    message: `${count} open ${words} taken back. Whoever comes to answer reads that nothing is asked of them any more.`,
    ...(count > 0 && { undo: `/team/plans/${asked.number}/renewal` }),
  });
  return seeOther(c, `/team/plans/${asked.number}`);
}

async function renew(c: WebContext, site: PlannerSite) {
  const viewer = signedIn(c);
  const asked = askedPlan(c, viewer);
  const count = await proposeAgain(site.db, viewer, asked);
  setFlash(c, {
    message: `${count} ${count === 1 ? "proposal waits" : "proposals wait"} for an answer again. Letters that went out hold as before.`,
  });
  return seeOther(c, `/team/plans/${asked.number}`);
}

async function showProposals(c: WebContext, site: PlannerSite, problem?: string) {
  const viewer = signedIn(c);
  if (problem !== undefined) c.status(409);
  return c.html(
    <ProposalsPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      done={takeFlash(c)}
      problem={problem}
      proposals={await proposalsFor(site, viewer, now())}
    />,
  );
}

async function answerWith(c: WebContext, site: PlannerSite, answer: (typeof answers)[keyof typeof answers]) {
  const viewer = signedIn(c);
  const id = proposalAsked(c);
  const answered = await answerProposal(site, viewer, { id, answer }).catch((error: unknown) => {
    if (error instanceof Conflict) return error;
    throw error;
  });
  if (answered instanceof Conflict) return showProposals(c, site, answered.message);
  const { title } = answered;
  const words = { accepted: "You take", declined: "You do not take", open: "Open again:" } as const;
  setFlash(c, {
    message: `${words[answer]} “${title}”.`,
    ...(answer !== "open" && { undo: `/plan/proposals/${id}/reconsideration` }),
  });
  return seeOther(c, "/plan/proposals");
}

async function showAlternatives(c: WebContext, site: PlannerSite) {
  const id = proposalAsked(c);
  const { content, alternatives } = await swapsFor(site, signedIn(c), id);
  return c.html(
    <AlternativesPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      id={id}
      content={content}
      alternatives={alternatives}
    />,
  );
}

async function swap(c: WebContext, site: PlannerSite) {
  const viewer = signedIn(c);
  const id = proposalAsked(c);
  const { instead } = await parseForm(c, z.object({ instead: z.string().max(200).default("") }));
  const { taken, left } = await swapProposal(site, viewer, { id, instead });
  setFlash(c, { message: `You take “${taken.title}” in place of “${left.title}”.` });
  return seeOther(c, "/plan/proposals");
}

function proposalAsked(c: WebContext): string {
  return z.uuid().safeParse(c.req.param("id")).data ?? noId;
}

const noId = "00000000-0000-0000-0000-000000000000";

function askedPlan(c: WebContext, viewer: Viewer) {
  return { tenantId: officeOf(viewer), number: Math.min(2_147_483_647, Number(c.req.param("number"))) };
}

function ownPlaces(viewer: Viewer, tenantId: string): readonly string[] {
  return viewer.positions
    .filter((each) => each.tenantId === tenantId)
    .map(({ organisationId }) => organisationId);
}
