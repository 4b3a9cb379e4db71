import { nowMilliseconds } from "#platform/time";
import type { TopicMonth } from "../../rules/trends/topic-month.ts";

/** Counting goes through everything there is, and a trend does not change in minutes. */
const keptMilliseconds = 300_000;

interface Remembered {
  readonly at: number;
  readonly months: Promise<readonly TopicMonth[]>;
}

const remembered = new WeakMap<object, Map<string, Remembered>>();

/** What was counted in the last five minutes for an owner and a name, or is being counted; else counted now. */
export async function rememberMonths(
  owner: object,
  name: string,
  count: () => Promise<readonly TopicMonth[]>,
): Promise<readonly TopicMonth[]> {
  const names = remembered.get(owner) ?? new Map<string, Remembered>();
  remembered.set(owner, names);
  const present = nowMilliseconds();
  for (const [other, { at }] of names) if (present - at >= keptMilliseconds) names.delete(other);
  const known = names.get(name);
  if (known !== undefined) return known.months;
  const months = count();
  names.set(name, { at: present, months });
  // What failed is asked for anew.
  months.catch(() => names.delete(name));
  return months;
}
