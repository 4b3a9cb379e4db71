import { dayAndTime } from "../words/day-words.ts";
import type { TeamChoices } from "./team-choices.ts";
import type { TeamFacts } from "./team-facts.ts";
import { fundId } from "./team-problem-of.ts";

/** Enough to see where it is tight; more is a list nobody reads. */
const mostTold = 12;
const mostTimes = 3;

/** The limits of a plan that are used up, in words: `TeamPlan.binding` names them by the fields of the problem. */
export function bindingWords(
  facts: TeamFacts,
  binding: readonly string[],
  funds: TeamChoices["funds"] = [],
): readonly string[] {
  const spent = funds.filter((_fund, place) => binding.includes(`budgets.${fundId(place)}`));
  const told = [
    ...spent.map(({ name }) => `“${name}” is spent.`),
    ...binding.map((field) => wordsOf(facts, field)),
  ].filter((words) => words !== undefined);
  return [...deskWords(facts, binding), ...new Set(told)].slice(0, mostTold);
}

/** One sentence a branch, with the first times. */
function deskWords({ branches, zone }: TeamFacts, binding: readonly string[]): readonly string[] {
  return branches.flatMap(({ id, name }) => {
    const times = binding
      .filter((field) => field.startsWith(`branches.${id}`))
      .flatMap((field) => /\d{4}-\d\d-\d\dT\S+/u.exec(field) ?? [])
      .toSorted();
    if (times.length === 0) return [];
    const first = times.slice(0, mostTimes).map((instant) => dayAndTime(instant, zone));
    const more = times.length > mostTimes ? `, and at ${times.length - mostTimes} more times` : "";
    return [`${name} can spare nobody more on ${first.join("; ")}${more}.`];
  });
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
  return undefined;
}

function parted(text: string, by: string): readonly string[] {
  const at = text.indexOf(by);
  return at === -1 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
