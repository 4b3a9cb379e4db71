import { InvalidInput } from "#platform/errors";
import {
  csrfToken,
  parseForm,
  readForm,
  seeOther,
  setFlash,
  takeFlash,
  type WebApp,
  type WebContext,
} from "#platform/http";
import { localDay, now } from "#platform/time";
import { signedIn } from "#modules/people";
import type { FieldProblem } from "#ui";
import {
  changeProposal,
  draftProposal,
  onProposingProgram,
  removeProposal,
} from "../../actions/proposals/keep-proposal.ts";
import { proposalById } from "../../queries/proposals/proposals.ts";
import { proposalDocx } from "../../rules/proposals/proposal-docx.ts";
import { callForm, formOfProposal, lengthWords, proposalForm } from "../../rules/proposals/proposal-form.ts";
import { proposalMarkdown, proposalPlain } from "../../rules/proposals/proposal-text.ts";
import { deadlineWords, type ProposalText } from "../../rules/proposals/proposal.ts";
import { CallFormPage } from "../../views/proposals/call-form-page.tsx";
import { ProposalPage } from "../../views/proposals/proposal-page.tsx";
import { textsOf } from "../entering.tsx";
import { numberIn, numberPattern, type ProgramsSite } from "../site.ts";

const all = `/programs/${numberPattern}/proposals`;
const one = `${all}/:id{[0-9a-f-]{36}}`;
const callFields = ["conference", "call", "deadline", "words"];
const fields = [
  ...callFields,
  "state",
  "title",
  "abstract",
  "outcomes",
  "presenters",
  "audience",
  "evidence",
];

/** Proposals of conference sessions, made from a program. */
export function addProposalRoutes(app: WebApp, site: ProgramsSite): void {
  app.get(`${all}/new`, async (c) => showCall(c, site, {}));
  app.post(all, async (c) => draft(c, site));
  app.get(one, async (c) => showProposal(c, site, {}));
  app.post(one, async (c) => save(c, site));
  app.post(`${one}/removal`, async (c) => {
    const which = whichIn(c);
    await removeProposal(site.db, signedIn(c), which, true);
    setFlash(c, { message: "The proposal is put away.", undo: `${pathOf(which)}/return` });
    return seeOther(c, `/programs/${which.number}`);
  });
  app.post(`${one}/return`, async (c) => {
    await removeProposal(site.db, signedIn(c), whichIn(c), false);
    setFlash(c, { message: "The proposal is back." });
    return seeOther(c, pathOf(whichIn(c)));
  });
  app.get(`${one}/:file{proposal\\.(?:docx|md|txt)}`, async (c) => sendFile(c, site));
}

interface Sent {
  readonly values?: Readonly<Record<string, string>>;
  readonly problems?: readonly FieldProblem[];
}

function whichIn(c: WebContext) {
  return { number: numberIn(c), id: c.req.param("id") ?? "" };
}

function pathOf({ number, id }: ReturnType<typeof whichIn>): string {
  return `/programs/${number}/proposals/${id}`;
}

async function showCall(c: WebContext, site: ProgramsSite, { values = {}, problems = [] }: Sent) {
  const title = await onProposingProgram(
    site.db,
    signedIn(c),
    numberIn(c),
    async (_, { plan }) => plan.title,
  );
  return c.html(
    <CallFormPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      number={numberIn(c)}
      {...{ title, values, problems }}
    />,
    problems.length > 0 ? 422 : 200,
  );
}

async function draft(c: WebContext, site: ProgramsSite) {
  const viewer = signedIn(c);
  try {
    const id = await draftProposal(site, viewer, numberIn(c), await parseForm(c, callForm));
    setFlash(c, { message: "This is the draft, in the words of your plan. Make it yours." });
    return seeOther(c, pathOf({ number: numberIn(c), id }));
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return showCall(c, site, { values: textsOf(await readForm(c), callFields), problems: error.problems });
  }
}

async function showProposal(c: WebContext, site: ProgramsSite, { values, problems = [] }: Sent) {
  const which = whichIn(c);
  const { proposal, programTitle } = await onProposingProgram(
    site.db,
    signedIn(c),
    which.number,
    async (tx, program) => ({
      proposal: await proposalById(tx, program, which.id),
      programTitle: program.plan.title,
    }),
  );
  const shown = values ?? formOfProposal(proposal);
  return c.html(
    <ProposalPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      done={takeFlash(c)}
      {...which}
      programTitle={programTitle}
      callUrl={proposal.callUrl}
      deadline={deadlineWords(proposal, localDay(site.zone, now()))}
      length={lengthWords(shown["abstract"] ?? "", proposal.wordLimit)}
      values={shown}
      problems={problems}
    />,
    problems.length > 0 ? 422 : 200,
  );
}

async function save(c: WebContext, site: ProgramsSite) {
  const viewer = signedIn(c);
  try {
    await changeProposal(site.db, viewer, whichIn(c), await parseForm(c, proposalForm));
    setFlash(c, { message: "It is saved." });
    return seeOther(c, pathOf(whichIn(c)));
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return showProposal(c, site, { values: textsOf(await readForm(c), fields), problems: error.problems });
  }
}

async function sendFile(c: WebContext, site: ProgramsSite) {
  const { number, id } = whichIn(c);
  const { content } = await onProposingProgram(site.db, signedIn(c), number, async (tx, program) =>
    proposalById(tx, program, id),
  );
  const name = c.req.param("file") ?? "";
  const { type, body } = fileOf(name, content);
  return c.body(body, 200, {
    "content-type": type,
    "content-disposition": `attachment; filename="${name}"`,
    "cache-control": "private, no-store",
  });
}

function fileOf(name: string, content: ProposalText) {
  if (name.endsWith(".docx"))
    return {
      type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
      body: new Uint8Array(proposalDocx(content)),
    };
  return name.endsWith(".md")
    ? { type: "text/markdown; charset=utf-8", body: proposalMarkdown(content) }
    : { type: "text/plain; charset=utf-8", body: proposalPlain(content) };
}
