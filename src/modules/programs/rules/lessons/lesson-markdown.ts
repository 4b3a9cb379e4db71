import { readQuestions, readSteps, stepTitle } from "./lesson-blocks.ts";
import type { LessonOutline } from "./lesson-outline.ts";

/** What stands at the head of the file beside the outline: where it came from, and on what terms. */
export interface LessonSource {
  /** The program's address. */
  readonly source: string;
  /** Who made it: `Eastside, Harbor County`. */
  readonly attribution: string;
  readonly licence: string;
}

/** The form's name and version, at the head of each file. `docs/lesson-outline.md` describes it. */
const form = "lesson-outline/1";

/**
 * The outline as Markdown that any editor shows and that `readLessonMarkdown` reads back: a head in YAML, then the title, `Outcomes`,
 * `Materials`, `Steps` and `Check questions`.
 */
export function lessonMarkdown(outline: LessonOutline, from: LessonSource): string {
  const { title, summary, minutes, outcomes, materials, steps, questions } = outline;
  const head = [
    `carrel: ${form}`,
    // JSON strings are YAML strings.
    `title: ${JSON.stringify(title)}`,
    ...(minutes === undefined ? [] : [`minutes: ${minutes}`]),
    `source: ${JSON.stringify(from.source)}`,
    `attribution: ${JSON.stringify(from.attribution)}`,
    `licence: ${JSON.stringify(from.licence)}`,
  ];
  const parts = [
    `---\n${head.join("\n")}\n---`,
    `# ${title}`,
    ...(summary === "" ? [] : [plain(summary)]),
    ...list("Outcomes", outcomes),
    ...list("Materials", materials),
    ...(steps.length === 0 ? [] : ["## Steps"]),
    ...steps.map((step) =>
      [`### ${stepTitle(step)}`, ...(step.text === "" ? [] : [plain(step.text)])].join("\n\n"),
    ),
    ...(questions.length === 0 ? [] : ["## Check questions"]),
    ...questions.map(({ question, answers }) =>
      [
        `### ${question}`,
        ...(answers.length === 0
          ? []
          : [answers.map(({ text, isRight }) => `- [${isRight ? "x" : " "}] ${text}`).join("\n")]),
      ].join("\n\n"),
    ),
  ];
  return `${parts.join("\n\n")}\n`;
}

/** An outline from its Markdown; undefined for a text that does not say it is one. */
export function readLessonMarkdown(text: string): LessonOutline | undefined {
  const { head, body } =
    /^---\n(?<head>.*?)\n---\n(?<body>.*)$/su.exec(text.replaceAll("\r\n", "\n"))?.groups ?? {};
  if (head === undefined || body === undefined || !head.split("\n").includes(`carrel: ${form}`))
    return undefined;
  const minutes = /^minutes: (\d{1,5})$/mu.exec(head)?.[1];
  const [first = "", ...sections] = body.split(/^## /mu);
  const of = (name: string) => {
    const found = sections.find((section) => section.startsWith(`${name}\n`));
    return found === undefined ? "" : found.slice(name.length + 1);
  };
  return {
    title: /^# (.*)$/mu.exec(first)?.[1]?.trim() ?? "",
    summary: unplain(first.replace(/^\s*# .*$/mu, "")),
    ...(minutes === undefined ? {} : { minutes: Number(minutes) }),
    outcomes: items(of("Outcomes")),
    materials: items(of("Materials")),
    steps: readSteps(blocks(of("Steps"))),
    questions: readQuestions(
      blocks(of("Check questions"))
        .replaceAll(/^- \[x\] /gmu, "* ")
        .replaceAll(/^- \[ \] /gmu, "- "),
    ),
  };
}

function list(heading: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [`## ${heading}`, lines.map((line) => `- ${line}`).join("\n")];
}

function items(section: string): readonly string[] {
  return section.split("\n").flatMap((line) => (line.startsWith("- ") ? [line.slice(2).trim()] : []));
}

/** What follows each heading of a section, as blocks with one empty line between them. */
function blocks(section: string): string {
  return section.split(/^### /mu).slice(1).map(unplain).join("\n\n");
}

/** Lines as paragraphs of their own; what would be a heading or a list stays what it was. */
function plain(text: string): string {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map((line) => line.replace(/^(?=[#*+>\\-])/u, "\\"))
    .join("\n\n");
}

function unplain(text: string): string {
  return text
    .split("\n")
    .map((line) => line.trim().replace(/^\\(?=[#*+>\\-])/u, ""))
    .filter((line) => line !== "")
    .join("\n");
}
