import { InvalidInput, NotFound } from "#platform/errors";
import { csrfToken, readForm, seeOther, setFlash, type WebApp, type WebContext } from "#platform/http";
import { signedIn } from "#modules/people";
import { keepAnswers, type SentAnswers } from "../../actions/answers/keep-answers.ts";
import { sentAnswers } from "../../rules/questions/sent-answers.ts";
import { questionsAbout } from "../../queries/answers/asked-of-entry.ts";
import { attendedEntry } from "../../queries/record/attended.ts";
import { AnswersPage, type AnswersPageProps } from "../../views/answers/answers-page.tsx";
import { todayFor } from "../record/record.tsx";
import type { CreditSite } from "../site.ts";

/** Answers to what authorities ask about an entry. */
export function addAnswerRoutes(app: WebApp, site: CreditSite): void {
  const one = "/record/entries/:id{[0-9a-f-]{36}}/answers";
  app.get(one, (c) => show(c, site, {}, []));
  app.post(one, async (c) => {
    const viewer = signedIn(c);
    const entry = await entryAsked(c, site);
    const answers = sentAnswers(await readForm(c));
    try {
      await keepAnswers(site, viewer, { entryId: entry.id, answers, today: todayFor(c, site) });
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      c.status(422);
      return show(c, site, answers, error.problems);
    }
    setFlash(c, { message: "Kept with it, as evidence." });
    return seeOther(c, `/record/entries/${entry.id}`);
  });
}

async function show(
  c: WebContext,
  site: CreditSite,
  typed: SentAnswers,
  problems: AnswersPageProps["problems"],
) {
  const entry = await entryAsked(c, site);
  const questions = await questionsAbout(site, signedIn(c), { entryId: entry.id, today: todayFor(c, site) });
  return c.html(
    <AnswersPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      entry={entry}
      questions={questions.map((each) => ({ ...each, answer: typed[each.key] ?? each.answer }))}
      problems={problems}
    />,
  );
}

async function entryAsked(c: WebContext, site: CreditSite) {
  const entry = await attendedEntry(site.db, signedIn(c).accountId, c.req.param("id") ?? "");
  if (entry === undefined) throw new NotFound("There is no such entry on your record.");
  return entry;
}
