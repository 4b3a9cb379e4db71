import { minutesWords } from "../plan/plan-fields.ts";
import type { ProgramPlan } from "../plan/program-plan.ts";
import { resultsOf, resultsWords } from "../occasions/occasion.ts";
import type { SharedProgram } from "../reading/shared-program.ts";

/** One step of a lesson: what is done, for how long, and what there is to know about it. */
export interface LessonStep {
  readonly title: string;
  readonly minutes?: number | undefined;
  readonly text: string;
}

/** A question that checks what was learned; without answers it is an open one. */
export interface CheckQuestion {
  readonly question: string;
  readonly answers: readonly { readonly text: string; readonly isRight: boolean }[];
}

/** A lesson in outline, as a person writes it before it becomes pages. */
export interface LessonOutline {
  readonly title: string;
  readonly summary: string;
  readonly minutes?: number | undefined;
  readonly outcomes: readonly string[];
  readonly materials: readonly string[];
  readonly steps: readonly LessonStep[];
  readonly questions: readonly CheckQuestion[];
}

/** The first draft of a lesson that teaches colleagues to run a program: in the plan's own words, and shorter where those are missing. */
export function lessonOf(
  { plan, occasions }: Pick<SharedProgram, "plan" | "occasions">,
  today: string,
): LessonOutline {
  const results = resultsWords(resultsOf(occasions, today));
  const lessons = occasions.flatMap(({ differently }) => (differently === "" ? [] : [differently]));
  const steps: readonly LessonStep[] = [
    {
      title: "What it is, and what came of it",
      text: paragraphs(plan.summary, sentence(results.join(", "))),
    },
    { title: "Get ready", text: readyWords(plan) },
    { title: "Tell people", text: plan.marketing },
    { title: "The day itself", text: plan.dayOf.join("\n") },
    { title: "So that everyone can take part", text: plan.accessibility },
    { title: "What we would do differently", text: lessons.join("\n") },
  ];
  return {
    title: `How to run ${plan.title}`.slice(0, 200),
    summary: "",
    outcomes: plan.competencies.length > 0 ? plan.competencies : [`Run ${plan.title} at your own branch`],
    materials: [...plan.materials, ...oneLine(plan.kit)],
    steps: steps.filter(({ text }) => text !== ""),
    questions: [
      ...(plan.materials.length === 0 ? [] : [open("What must be there before anyone comes?")]),
      ...(plan.dayOf.length === 0 ? [] : [open("What happens first on the day, and who does it?")]),
      open("What would you change for your own branch, and why?"),
    ],
  };
}

function open(question: string): CheckQuestion {
  return { question, answers: [] };
}

function readyWords({ staffCount, prepMinutes, staffing, space, partners }: ProgramPlan): string {
  return paragraphs(
    staffCount === undefined ? "" : `Staff: ${staffCount}.`,
    prepMinutes === undefined ? "" : `Time to prepare: ${minutesWords(prepMinutes)}.`,
    staffing,
    space === "" ? "" : `Space: ${space}`,
    partners.length === 0 ? "" : `With: ${partners.join(", ")}.`,
  );
}

function paragraphs(...parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join("\n");
}

function sentence(words: string): string {
  return words === "" ? "" : `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

function oneLine(text: string): readonly string[] {
  const line = text.replaceAll(/\s+/gu, " ").trim();
  return line === "" ? [] : [line];
}
