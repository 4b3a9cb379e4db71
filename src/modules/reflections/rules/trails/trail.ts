import type { Problem } from "../problem.ts";

/** A trail as its form holds it. */
export interface TrailText {
  readonly title: string;
  /** Markdown. */
  readonly about: string;
  /** Whether people may go it; until then only those who write trails see it. */
  readonly isOpen: boolean;
}

/** A step as its form holds it. */
export interface StepText {
  readonly title: string;
  /** Markdown: what to look at, and what to try. */
  readonly body: string;
  /** An offering of the catalogue; empty: none. */
  readonly offering: string;
  /** Which it is in the order, from 1. */
  readonly place: string;
}

const longestTitle = 200;
const longestText = 20_000;
/** More steps than anybody goes. */
export const mostSteps = 60;

/** What must be put right in a trail. */
export function trailProblems({ about, title }: TrailText): readonly Problem[] {
  return [...titleProblems(title, "“23 Things for our library”"), ...textProblems(about, "about")];
}

/** What must be put right in a step. */
export function stepProblems({ body, offering, place, title }: StepText): readonly Problem[] {
  return [
    ...titleProblems(title, "“Make a podcast of one minute”"),
    ...textProblems(body, "body"),
    ...(place !== "" && !/^[1-9]\d?$/u.test(place)
      ? [{ where: "place", message: "Write which step it is: 1, 2, 3 and so on." }]
      : []),
    ...(offering !== "" && offeringIdIn(offering) === undefined
      ? [{ where: "offering", message: "Copy the address of an offering in Find: …/offerings/…" }]
      : []),
  ];
}

/** The id in an offering's address, or the id itself; undefined when there is none. */
export function offeringIdIn(text: string): string | undefined {
  return /^(?:\S*\/offerings\/)?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:[?#]\S*)?$/u.exec(
    text.trim(),
  )?.[1];
}

/** Steps in a new order: one put at a place, the others closing up. Places are from 1; one beyond the end is the end. */
export function placed(ids: readonly string[], id: string, place: number): readonly string[] {
  const others = ids.filter((each) => each !== id);
  return others.toSpliced(Math.max(0, place - 1), 0, id);
}

function titleProblems(title: string, example: string): readonly Problem[] {
  if (title.trim() === "") return [{ where: "title", message: `Give it a title: ${example}.` }];
  return title.trim().length > longestTitle
    ? [{ where: "title", message: `Make the title shorter: at most ${longestTitle} letters.` }]
    : [];
}

function textProblems(text: string, where: string): readonly Problem[] {
  return text.length > longestText
    ? [{ where, message: "This is longer than one page can be. Cut it." }]
    : [];
}
