import fastCheck from "fast-check";
import { expect, test } from "vitest";
import { samplePrograms } from "../sample/sample-programs.ts";
import { readQuestions, readSteps, writeQuestions, writeSteps } from "./lesson-blocks.ts";
import { lessonMarkdown, readLessonMarkdown } from "./lesson-markdown.ts";
import { type LessonOutline, lessonOf } from "./lesson-outline.ts";

const from = {
  source: "https://learn.example.org/programs/12",
  attribution: "Eastside, Harbor County",
  licence: "CC BY 4.0",
};

const outline: LessonOutline = {
  title: "How to run Kite Day",
  summary: "A day outside.\n# with wind",
  minutes: 45,
  outcomes: ["Tie a bridle"],
  materials: ["Paper", "String"],
  steps: [
    { title: "Get ready", minutes: 20, text: "- Cut the paper.\nLook at the wind." },
    { title: "Fly", text: "" },
  ],
  questions: [
    {
      question: "Which wind is best?",
      answers: [
        { text: "A steady one", isRight: true },
        { text: "A storm", isRight: false },
      ],
    },
    { question: "What would you change?", answers: [] },
  ],
};

test("an outline is Markdown that anyone can read", () => {
  expect(lessonMarkdown(outline, from)).toBe(`---
carrel: lesson-outline/1
title: "How to run Kite Day"
minutes: 45
source: "https://learn.example.org/programs/12"
attribution: "Eastside, Harbor County"
licence: "CC BY 4.0"
---

# How to run Kite Day

A day outside.

\\# with wind

## Outcomes

- Tie a bridle

## Materials

- Paper
- String

## Steps

### Get ready (20 minutes)

\\- Cut the paper.

Look at the wind.

### Fly

## Check questions

### Which wind is best?

- [x] A steady one
- [ ] A storm

### What would you change?
`);
});

test("what is written is read back", () => {
  expect(readLessonMarkdown(lessonMarkdown(outline, from))).toEqual(outline);
});

test("whatever a person types comes back from its Markdown", () => {
  const words = fastCheck
    .array(
      fastCheck.constantFrom(
        "#",
        "##",
        "-",
        "*",
        "###",
        "[x]",
        "Outcomes",
        "a",
        "ß",
        "(9",
        "minutes)",
        "\\",
        ">",
        "1.",
      ),
      {
        minLength: 1,
        maxLength: 6,
      },
    )
    .map((all) => `w ${all.join(" ")}`);
  const typed = fastCheck.record({
    title: words,
    summary: fastCheck.array(words, { maxLength: 2 }).map((lines) => lines.join("\n")),
    outcomes: fastCheck.array(words, { maxLength: 2 }),
    materials: fastCheck.array(words, { maxLength: 2 }),
    steps: fastCheck.array(fastCheck.array(words, { minLength: 1, maxLength: 3 }), { maxLength: 3 }),
    questions: fastCheck.array(fastCheck.array(words, { minLength: 1, maxLength: 3 }), { maxLength: 3 }),
  });
  fastCheck.assert(
    fastCheck.property(typed, ({ steps, questions, ...rest }) => {
      const block = (lines: readonly (readonly string[])[]) =>
        lines.map((each) => each.join("\n")).join("\n\n");
      const made: LessonOutline = {
        ...rest,
        steps: readSteps(block(steps)),
        questions: readQuestions(block(questions)),
      };

      expect(readLessonMarkdown(lessonMarkdown(made, from))).toEqual(made);
      expect(readSteps(writeSteps(made.steps))).toEqual(made.steps);
      expect(readQuestions(writeQuestions(made.questions))).toEqual(made.questions);
    }),
    { numRuns: 300 },
  );
});

test("a text that does not say it is an outline is none", () => {
  expect(readLessonMarkdown("# How to run Kite Day\n")).toBe(undefined);
  expect(readLessonMarkdown("---\ncarrel: lesson-outline/9\n---\n# Kite Day\n")).toBe(undefined);
});

test("the first draft is made of the plan, and of nothing the plan does not say", () => {
  const [podcasts] = samplePrograms;
  const drafted = podcasts && lessonOf({ plan: podcasts.plan, occasions: [] }, "2026-11-22");

  expect(drafted?.title).toBe(`How to run ${podcasts?.plan.title ?? ""}`);
  expect(drafted?.materials).toEqual(expect.arrayContaining([...(podcasts?.plan.materials ?? [])]));
  expect(drafted?.steps.every(({ text }) => text !== "")).toBe(true);
});
