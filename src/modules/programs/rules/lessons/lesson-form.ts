import { z } from "zod";
import { lines, text, wholeNumber } from "../entering/form-fields.ts";
import { readQuestions, readSteps, writeQuestions, writeSteps } from "./lesson-blocks.ts";
import type { LessonOutline } from "./lesson-outline.ts";

/** A lesson's outline as its form sends it. */
export const lessonForm = z.object({
  title: z
    .string("Give it a title.")
    .trim()
    .min(1, "Give it a title.")
    .max(200, "Shorten this to 200 characters.")
    .transform((title) => title.replaceAll(/\s+/gu, " ")),
  summary: text(4_000),
  minutes: wholeNumber("Write minutes, such as 45, or nothing.", 10_000),
  outcomes: lines(30),
  materials: lines(100),
  steps: text(20_000).transform(readSteps),
  questions: text(20_000).transform(readQuestions),
});

/** What stands in the form for an outline. */
export function formOfLesson(outline: LessonOutline): Readonly<Record<string, string>> {
  return {
    title: outline.title,
    summary: outline.summary,
    minutes: outline.minutes === undefined ? "" : String(outline.minutes),
    outcomes: outline.outcomes.join("\n"),
    materials: outline.materials.join("\n"),
    steps: writeSteps(outline.steps),
    questions: writeQuestions(outline.questions),
  };
}
