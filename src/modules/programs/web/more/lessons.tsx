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
import { signedIn } from "#modules/people";
import type { FieldProblem } from "#ui";
import {
  changeLesson,
  draftLesson,
  onLessonProgram,
  removeLesson,
} from "../../actions/lessons/keep-lesson.ts";
import { lessonOfProgram } from "../../queries/lessons/lesson.ts";
import { formOfLesson, lessonForm } from "../../rules/lessons/lesson-form.ts";
import { lessonMarkdown } from "../../rules/lessons/lesson-markdown.ts";
import { licenceMark } from "../../rules/licences/licence.ts";
import { LessonPage } from "../../views/lessons/lesson-page.tsx";
import { textsOf } from "../entering.tsx";
import { numberIn, numberPattern, type ProgramsSite } from "../site.ts";

const lesson = `/programs/${numberPattern}/lesson`;
const fields = ["title", "summary", "minutes", "outcomes", "materials", "steps", "questions"];

/** A program written up as a lesson, in outline. */
export function addLessonRoutes(app: WebApp, site: ProgramsSite): void {
  app.post(lesson, async (c) => {
    await draftLesson(site, signedIn(c), numberIn(c));
    setFlash(c, { message: "This is the outline, in the words of your plan. Make it a lesson." });
    return seeOther(c, `/programs/${numberIn(c)}/lesson`);
  });
  app.get(lesson, async (c) => showLesson(c, site, {}));
  app.post(`${lesson}/outline`, async (c) => save(c, site));
  app.post(`${lesson}/removal`, async (c) => {
    await removeLesson(site.db, signedIn(c), numberIn(c), true);
    setFlash(c, { message: "The lesson is put away.", undo: `/programs/${numberIn(c)}/lesson/return` });
    return seeOther(c, `/programs/${numberIn(c)}`);
  });
  app.post(`${lesson}/return`, async (c) => {
    await removeLesson(site.db, signedIn(c), numberIn(c), false);
    setFlash(c, { message: "The lesson is back." });
    return seeOther(c, `/programs/${numberIn(c)}/lesson`);
  });
  app.get(`${lesson}/lesson.md`, async (c) => sendMarkdown(c, site));
}

interface Sent {
  readonly values?: Readonly<Record<string, string>>;
  readonly problems?: readonly FieldProblem[];
}

async function showLesson(c: WebContext, site: ProgramsSite, { values, problems = [] }: Sent) {
  const { outline, programTitle } = await outlineFor(c, site);
  return c.html(
    <LessonPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      done={takeFlash(c)}
      number={numberIn(c)}
      programTitle={programTitle}
      values={values ?? formOfLesson(outline)}
      problems={problems}
    />,
    problems.length > 0 ? 422 : 200,
  );
}

async function save(c: WebContext, site: ProgramsSite) {
  const viewer = signedIn(c);
  try {
    await changeLesson(site.db, viewer, numberIn(c), await parseForm(c, lessonForm));
    setFlash(c, { message: "It is saved." });
    return seeOther(c, `/programs/${numberIn(c)}/lesson`);
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return showLesson(c, site, { values: textsOf(await readForm(c), fields), problems: error.problems });
  }
}

async function sendMarkdown(c: WebContext, site: ProgramsSite) {
  const { outline, licence, place } = await outlineFor(c, site);
  const text = lessonMarkdown(outline, {
    source: `${site.publicUrl}/programs/${numberIn(c)}`,
    attribution: place.system === place.branch ? place.branch : `${place.branch}, ${place.system}`,
    licence: licenceMark(licence),
  });
  return c.body(text, 200, {
    "content-type": "text/markdown; charset=utf-8",
    "content-disposition": `attachment; filename="lesson-${numberIn(c)}.md"`,
    "cache-control": "private, no-store",
  });
}

async function outlineFor(c: WebContext, site: ProgramsSite) {
  return onLessonProgram(site.db, signedIn(c), numberIn(c), async (tx, program) => ({
    outline: await lessonOfProgram(tx, program),
    programTitle: program.plan.title,
    licence: program.licence,
    place: program.place,
  }));
}
