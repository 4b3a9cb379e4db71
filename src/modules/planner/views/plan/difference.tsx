import { dollars } from "#platform/words";
import { Disclosure, FactList } from "#ui";
import type { PlannedItem } from "../../rules/plan/kept-plan.ts";
import type { PlanDifference } from "../../rules/plan/compare-plans.ts";
import { hoursWords, worthWords } from "../../rules/words/amount-words.ts";

/** What changed since the plan before, folded away. */
export function DifferenceFold({ difference }: { readonly difference: PlanDifference }) {
  return (
    <Disclosure summary={`What changed since the plan before: ${shortWords(difference)}`}>
      <DifferenceList difference={difference} />
    </Disclosure>
  );
}

/** What came in and went out, and what that makes. */
export function DifferenceList({ difference }: { readonly difference: PlanDifference }) {
  const { cameIn, wentOut, moved, cents, minutes, value } = difference;
  const change = (amount: number, words: string) =>
    amount === 0 ? "as before" : `${words} ${amount > 0 ? "more" : "less"}`;
  const facts = [
    ...titles("Came in", cameIn),
    ...titles("Went out", wentOut),
    ...titles("On another date", moved),
    { name: "Money", value: change(cents, dollars(Math.abs(cents))) },
    { name: "Time", value: change(minutes, hoursWords(Math.abs(minutes))) },
    {
      name: "Worth to you",
      value: change(Math.abs(value) < 0.05 ? 0 : value, worthWords(Math.abs(value), difference.hourPoints)),
    },
  ];
  return <FactList facts={facts} />;
}

function titles(name: string, items: readonly PlannedItem[]) {
  return items.length === 0 ? [] : [{ name, value: items.map(({ title }) => title).join("; ") }];
}

/** `2 in, 1 out`, or `nothing`. */
export function shortWords({ cameIn, wentOut, moved }: PlanDifference): string {
  const words = [
    ...(cameIn.length === 0 ? [] : [`${cameIn.length} in`]),
    ...(wentOut.length === 0 ? [] : [`${wentOut.length} out`]),
    ...(moved.length === 0 ? [] : [`${moved.length} on another date`]),
  ];
  return words.join(", ") || "nothing";
}
