import { parseDate } from "#platform/time";
import type { Problem } from "../problem.ts";

/** A trip as its form holds it. */
export interface TripText {
  readonly title: string;
  readonly place: string;
  readonly from: string;
  readonly to: string;
}

/** A trip: where some of a team went, and when. */
export interface TripFacts {
  readonly title: string;
  readonly place: string;
  /** Local days, both included. */
  readonly from: string;
  readonly to: string;
}

const longest = 200;

/** What a form says, or what must be put right in it. */
export function readTrip({
  from,
  place,
  title,
  to,
}: TripText): TripFacts | { readonly problems: readonly Problem[] } {
  const last = to.trim() === "" ? from.trim() : to.trim();
  const facts = { title: title.trim(), place: place.trim(), from: from.trim(), to: last };
  const problems: Problem[] = [];
  if (facts.title === "")
    problems.push({ where: "title", message: "Say what it was: “State Conference 2026”." });
  if (facts.title.length > longest)
    problems.push({ where: "title", message: `Make it shorter: at most ${longest} letters.` });
  if (facts.place.length > longest)
    problems.push({ where: "place", message: `Make it shorter: at most ${longest} letters.` });
  if (parseDate(facts.from) === undefined)
    problems.push({ where: "from", message: "Say on which day it began." });
  if (parseDate(last) === undefined) problems.push({ where: "to", message: "Say on which day it ended." });
  else if (last < facts.from)
    problems.push({ where: "to", message: "It cannot end before it begins: look at the two days." });
  return problems.length > 0 ? { problems } : facts;
}
