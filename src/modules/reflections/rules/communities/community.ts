import { parseDate } from "#platform/time";
import type { Problem } from "../problem.ts";

/** How one comes in: at once, by a keeper's yes, or with a code that was told or printed. */
export type Joining = "open" | "asking" | "code";

/** A community as whoever may know of it finds it; with first and last day it is a cohort. */
export interface Community {
  readonly id: string;
  /** The tenant of those who may know of it: an employer, or everyone's room. */
  readonly houseId: string;
  readonly name: string;
  readonly about: string;
  readonly topics: readonly string[];
  readonly joining: Joining;
  readonly allowsPenNames: boolean;
  /** Local days, both included. */
  readonly span: Span | undefined;
  readonly closedAt: string | undefined;
}

interface Span {
  readonly from: string;
  readonly to: string;
}

/** What its keepers may change. */
export type CommunityFacts = Pick<
  Community,
  "name" | "about" | "topics" | "joining" | "allowsPenNames" | "span"
>;

/** A community as its form holds it. */
export interface CommunityText {
  readonly name: string;
  readonly about: string;
  readonly topics: readonly string[];
  readonly joining: string;
  readonly allowsPenNames: boolean;
  readonly from: string;
  readonly to: string;
}

/** Whether one may write in it and come in: not before its keepers closed it or after its last day. */
export function isGoingOn({ closedAt, span }: Pick<Community, "closedAt" | "span">, today: string): boolean {
  return closedAt === undefined && (span === undefined || today <= span.to);
}

/** Ways of coming in, and what a form says of each. */
export const joiningWords: Readonly<Record<Joining, string>> = {
  open: "Whoever likes comes in at once.",
  asking: "People ask, and somebody who tends it says yes.",
  code: "People type a code that you send or print.",
};

/** Whether a text from outside is a way of coming in. */
export function isJoining(text: string): text is Joining {
  return Object.hasOwn(joiningWords, text);
}

const longestName = 120;
const longestAbout = 2000;

/** What a form says, or what must be put right in it. A first day makes it a cohort, which then has a last one. */
export function readCommunity(
  text: CommunityText,
): CommunityFacts | { readonly problems: readonly Problem[] } {
  const { allowsPenNames, joining, topics } = text;
  const [name, about] = [text.name.trim(), text.about.trim()];
  const problems: Problem[] = [];
  if (name === "") problems.push({ where: "name", message: "Give it a name: “Winter cataloging course”." });
  if (name.length > longestName)
    problems.push({ where: "name", message: `Make the name shorter: at most ${longestName} letters.` });
  if (about.length > longestAbout)
    problems.push({
      where: "about",
      message: `Say it in at most ${longestAbout.toLocaleString("en")} letters.`,
    });
  if (!isJoining(joining)) problems.push({ where: "joining", message: "Choose how people come in." });
  const [from, to] = [text.from.trim(), text.to.trim()];
  if (from !== "" || to !== "") problems.push(...spanProblems(from, to));
  if (problems.length > 0 || !isJoining(joining)) return { problems };
  return { name, about, topics, joining, allowsPenNames, span: from === "" ? undefined : { from, to } };
}

function spanProblems(from: string, to: string): readonly Problem[] {
  const problems: Problem[] = [];
  if (parseDate(from) === undefined) problems.push({ where: "from", message: "Say on which day it begins." });
  if (parseDate(to) === undefined) problems.push({ where: "to", message: "Say on which day it ends." });
  else if (problems.length === 0 && to < from)
    problems.push({ where: "to", message: "It cannot end before it begins: look at the two days." });
  return problems;
}

/** A code as it is read aloud and typed, made of random letters: `KQ7M-4TRW`, of those that nobody mistakes for each other. */
export function codeText(random: string): string {
  const letters = Array.from(
    { length: 8 },
    (_, place) => codeLetters[random.charCodeAt(place) % codeLetters.length],
  ).join("");
  return `${letters.slice(0, 4)}-${letters.slice(4, 8)}`;
}

const codeLetters = "ABCDEFGHJKMNPQRTUVWXYZ2346789";

/** What somebody typed, as a code is kept: case, blanks and dashes make no difference. */
export function plainCode(typed: string): string {
  return typed.toUpperCase().replaceAll(/[^A-Z0-9]/gu, "");
}
