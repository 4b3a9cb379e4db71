import { InvalidInput } from "#platform/errors";
import {
  csrfToken,
  parseForm,
  readForm,
  seeOther,
  sentText,
  setFlash,
  takeFlash,
  type WebApp,
  type WebContext,
} from "#platform/http";
import { signedIn } from "#modules/people";
import type { FieldProblem } from "#ui";
import { z } from "zod";
import { answerQuestion, askBranch } from "../actions/questions/ask-branch.ts";
import { askedQuestions, receivedQuestions } from "../queries/questions/questions.ts";
import { readerOf } from "../queries/reading/reader-of.ts";
import { text } from "../rules/entering/form-fields.ts";
import { QuestionsPage } from "../views/questions/questions-page.tsx";
import { numberIn, numberPattern, type ProgramsSite } from "./site.ts";

const askForm = z.object({ kind: z.enum(["question", "visit"]).catch("question"), words: text(4_000) });

/** Asking a branch, offering a visit, and answering. */
export function addQuestionRoutes(app: WebApp, site: ProgramsSite): void {
  app.get("/programs/questions", async (c) => showQuestions(c, site, []));
  app.post(`/programs/${numberPattern}/questions`, async (c) => {
    const viewer = signedIn(c);
    await askBranch(site, viewer, numberIn(c), await parseForm(c, askForm));
    setFlash(c, {
      message: "It is sent. Their answer comes by e-mail and stays under “Questions and visits”.",
    });
    return seeOther(c, `/programs/${numberIn(c)}`);
  });
  app.post("/programs/questions/:id{[0-9a-f-]{36}}/answer", async (c) => {
    const viewer = signedIn(c);
    const words = sentText(await readForm(c), "answer").slice(0, 4_000);
    try {
      await answerQuestion(site, viewer, c.req.param("id"), words);
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      return showQuestions(c, site, error.problems);
    }
    setFlash(c, { message: "Your answer is sent." });
    return seeOther(c, "/programs/questions");
  });
}

async function showQuestions(c: WebContext, site: ProgramsSite, problems: readonly FieldProblem[]) {
  const viewer = signedIn(c);
  const reader = await readerOf(site.db, viewer);
  return c.html(
    <QuestionsPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      done={takeFlash(c)}
      zone={viewer.zone ?? site.zone}
      received={await receivedQuestions(site.db, reader)}
      asked={await askedQuestions(site.db, viewer)}
      problems={problems}
    />,
    problems.length > 0 ? 422 : 200,
  );
}
