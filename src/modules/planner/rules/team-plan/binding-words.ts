import { dayAndTime } from "./day-words.ts";
import type { TeamFacts } from "./team-facts.ts";

/** Enough to see where it is tight; more is a list nobody reads. */
const mostTold = 12;

/** The limits of a plan that are used up, in words: `TeamPlan.binding` names them by the fields of the problem. */
export function bindingWords(facts: TeamFacts, binding: readonly string[]): readonly string[] {
  const told = binding.map((field) => wordsOf(facts, field)).filter((words) => words !== undefined);
  return [...new Set(told)].slice(0, mostTold);
}

function wordsOf(facts: TeamFacts, field: string): string | undefined {
  const [list = "", rest = ""] = parted(field, ".");
  const nameIn = (named: readonly { readonly id: string; readonly name: string }[], id: string) =>
    named.find((each) => each.id === id)?.name;
  if (list === "budgets") {
    if (rest === "team") return "The team’s money is spent.";
    const branch = nameIn(facts.branches, rest);
    return branch === undefined ? undefined : `${branch} has spent its share.`;
  }
  if (list === "conferences") {
    const title = facts.sessions.find(({ offeringId }) => rest.startsWith(offeringId))?.title;
    return title === undefined ? undefined : `As many as may are at “${title}”.`;
  }
  if (list === "sessions") {
    const session = facts.sessions.find(({ id }) => rest.startsWith(id));
    return session === undefined ? undefined : `“${session.title}” has no more seats.`;
  }
  if (list === "branches") {
    const branch = facts.branches.find(({ id }) => rest.startsWith(id));
    const instant = /\d{4}-\d\d-\d\dT\S+/u.exec(rest)?.[0];
    if (branch === undefined || instant === undefined) return undefined;
    return `${branch.name} can spare nobody more on ${dayAndTime(facts.zone, instant)}.`;
  }
  return undefined;
}

function parted(text: string, by: string): readonly string[] {
  const at = text.indexOf(by);
  return at === -1 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
