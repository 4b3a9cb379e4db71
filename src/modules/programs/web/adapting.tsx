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
import { localDay, now } from "#platform/time";
import { signedIn, viewerOf } from "#modules/people";
import type { FieldProblem } from "#ui";
import { z } from "zod";
import { adaptProgram, mayAdapt } from "../actions/adapting/adapt-program.ts";
import { tellOriginal } from "../actions/adapting/tell-original.ts";
import { readerOf } from "../queries/reading/reader-of.ts";
import { readProgram, readPrograms } from "../queries/reading/read-program.ts";
import { text } from "../rules/entering/form-fields.ts";
import { AdaptPage } from "../views/adapting/adapt-page.tsx";
import { ComparePage } from "../views/adapting/compare-page.tsx";
import { textsOf } from "./entering.tsx";
import { choicesFor, numberIn, numberPattern, type ProgramsSite } from "./site.ts";

const adaptForm = z.object({
  branch: z.uuid("Choose a branch from the list."),
  note: text(500),
  tells: z.literal("yes").optional().catch(undefined),
});

/** Adapting a program, and comparing two. */
export function addAdaptingRoutes(app: WebApp, site: ProgramsSite): void {
  app.get("/programs/compare", async (c) => showCompare(c, site));
  app.get(`/programs/${numberPattern}/adaptation`, async (c) => showAdapt(c, site, {}));
  app.post(`/programs/${numberPattern}/adaptations`, async (c) => adapt(c, site));
  app.post(`/programs/${numberPattern}/telling`, async (c) => {
    const { told } = await parseForm(c, z.object({ told: z.enum(["yes", "no"]) }));
    await tellOriginal(site.db, signedIn(c), numberIn(c), told === "yes");
    setFlash(c, { message: told === "yes" ? "They are told how it goes." : "They are told no more." });
    return seeOther(c, `/programs/${numberIn(c)}`);
  });
}

interface Sent {
  readonly values?: Readonly<Record<string, string>>;
  readonly problems?: readonly FieldProblem[];
}

async function showAdapt(c: WebContext, site: ProgramsSite, { values = {}, problems = [] }: Sent) {
  signedIn(c);
  const { reader, branches } = await choicesFor(c, site);
  const { program, own } = await readProgram(site.db, reader, numberIn(c));
  if (reader.systems.length > 0 && !mayAdapt(reader, program))
    throw new NotAllowed("Its makers keep all rights: ask them before you use more than the idea.");
  return c.html(
    <AdaptPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      number={program.number}
      title={program.plan.title}
      whose={program.place.branch}
      licence={program.licence}
      isOwn={own !== undefined}
      branches={branches}
      values={values}
      problems={problems}
    />,
    problems.length > 0 ? 422 : 200,
  );
}

async function adapt(c: WebContext, site: ProgramsSite) {
  const viewer = signedIn(c);
  try {
    const { branch, note, tells } = await parseForm(c, adaptForm);
    const kept = await adaptProgram(site, viewer, numberIn(c), {
      organisationId: branch,
      note,
      tellsOriginal: tells === "yes",
    });
    setFlash(c, { message: "This is your copy. Change what you need; the original stays as it is." });
    return seeOther(c, `/programs/${kept.number}`);
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    const sent = await readForm(c);
    const values = { ...textsOf(sent, ["branch", "note"]), tells: sent["tells"] === "yes" ? "yes" : "no" };
    return showAdapt(c, site, { values, problems: error.problems });
  }
}

async function showCompare(c: WebContext, site: ProgramsSite) {
  const reader = await readerOf(site.db, viewerOf(c));
  const values = { a: (c.req.query("a") ?? "").trim(), b: (c.req.query("b") ?? "").trim() };
  // A whole address is easier to copy than the number at its end.
  const numbers = [values.a, values.b].map((value) => {
    const [, number] = /^(?:.*\/programs\/)?([0-9]{1,15})(?:[/?#].*)?$/u.exec(value) ?? [];
    return number === undefined ? undefined : Number(number);
  });
  const known = numbers.filter((number) => number !== undefined);
  const found = await readPrograms(site.db, reader, { numbers: known });
  const [one, other] = numbers.map(
    (number) => found.find(({ program }) => program.number === number)?.program,
  );
  const problems = ["a", "b"].flatMap((where, place) => {
    const wanted = [values.a, values.b][place];
    return wanted === "" || [one, other][place] !== undefined
      ? []
      : [{ where, message: `There is no program ${wanted ?? ""}, or it is not yours to see.` }];
  });
  return c.html(
    <ComparePage
      shell={site.shell(c)}
      today={localDay(site.zone, now())}
      pair={one === undefined || other === undefined ? undefined : [one, other]}
      values={values}
      problems={problems}
    />,
    problems.length > 0 ? 404 : 200,
  );
}
