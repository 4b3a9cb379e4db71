import { findParameters, findQuery, findQueryString, type FindQuery } from "../finding/find-query.ts";

/** How often a digest goes out. */
export type DigestRhythm = "day" | "week";

/** Whether new offerings are sent by e-mail. The address itself is shown nowhere. */
export type DigestState =
  | { readonly is: "off" }
  /** Its letter was sent; nothing else is until its owner confirms it. */
  | { readonly is: "unconfirmed"; readonly every: DigestRhythm }
  | { readonly is: "on"; readonly every: DigestRhythm };

/** A question that is kept, as its pages and feeds show it. */
export interface SavedSearch {
  readonly id: string;
  readonly name: string;
  readonly question: FindQuery;
  /** Part of the addresses of its feeds. */
  readonly secret: string;
  readonly digest: DigestState;
}

/**
 * The query string under which a question is kept: canonical, from its first page on, and whether it fits anyone's
 * schedule or not: who reads a feed or a digest is not known.
 */
export function keptQuestion(question: FindQuery): string {
  return findQueryString({ ...question, page: 1, fitsMe: false });
}

/**
 * The question of a query string that was kept.
 *
 * @throws ZodError when it is none.
 */
export function questionOf(text: string): FindQuery {
  const given = new URLSearchParams(text);
  given.delete("fits");
  // As lists throughout: a lone value of several is split at its commas otherwise.
  return findQuery(
    findParameters.parse(Object.fromEntries([...given.keys()].map((name) => [name, given.getAll(name)]))),
  );
}

/** `Every day`, as words inside a sentence. */
export const rhythmWords: Readonly<Record<DigestRhythm, string>> = {
  day: "every day",
  week: "every Monday",
};

const longestSuggestion = 80;

/** What a search could be called: its words alone, or what else it asks for. */
export function suggestedName(question: FindQuery, questionWords: string): string {
  const name = question.text === "" ? questionWords : question.text;
  return capitalised(name).slice(0, longestSuggestion);
}

/** The question in words under its name; undefined when the name says as much. */
export function saysMoreThan(name: string, questionWords: string): string | undefined {
  const said = [questionWords, questionWords.replaceAll(/[“”]/gu, "")].map((words) => words.toLowerCase());
  return said.includes(name.toLowerCase()) ? undefined : questionWords;
}

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
