import type { CheckQuestion, LessonStep } from "./lesson-outline.ts";

// Steps and questions as people type them: blocks with an empty line between them, so that no script has to add fields.

/** `Get ready (20 minutes)` and lines below it, for each step. */
export function readSteps(text: string): readonly LessonStep[] {
  return blocksOf(text).map(([first = "", ...rest]) => {
    const { title = first, minutes } =
      /^(?<title>.*\S)\s*\((?<minutes>\d{1,4}) min(?:ute)?s?\)$/u.exec(first)?.groups ?? {};
    return {
      title,
      ...(minutes === undefined ? {} : { minutes: Number(minutes) }),
      text: rest.join("\n"),
    };
  });
}

/** Steps as they are typed. */
export function writeSteps(steps: readonly LessonStep[]): string {
  return steps.map((step) => [stepTitle(step), ...linesOf(step.text)].join("\n")).join("\n\n");
}

/** `Get ready (20 minutes)`. */
export function stepTitle({ title, minutes }: LessonStep): string {
  return minutes === undefined ? title : `${title} (${minutes} minutes)`;
}

/** A question, and below it answers: `* ` before a right one, `- ` before a wrong one. Other lines are more of the question. */
export function readQuestions(text: string): readonly CheckQuestion[] {
  return blocksOf(text).map(([first = "", ...rest]) => ({
    question: [first, ...rest.filter((line) => !isAnswer(line))].join(" "),
    answers: rest
      .filter(isAnswer)
      .map((line) => ({ text: line.slice(1).trim(), isRight: line.startsWith("*") })),
  }));
}

/** Questions as they are typed. */
export function writeQuestions(questions: readonly CheckQuestion[]): string {
  return questions
    .map(({ question, answers }) =>
      [question, ...answers.map(({ text, isRight }) => `${isRight ? "*" : "-"} ${text}`)].join("\n"),
    )
    .join("\n\n");
}

function isAnswer(line: string): boolean {
  return /^[*-] /u.test(line);
}

function blocksOf(text: string): readonly (readonly string[])[] {
  return text
    .split(/\n\s*\n/u)
    .map(linesOf)
    .filter((lines) => lines.length > 0);
}

function linesOf(text: string): readonly string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}
