import { z } from "zod";
import { measureName } from "./amount-words.ts";
import { emptyEntryText, type EntryText, modeNames } from "./entry-form.ts";

/** Something learned that is only tried: as much of a form's text as it takes to say what it would count. */
export interface TriedActivity {
  readonly title: string;
  readonly amount: string;
  readonly measure: string;
  readonly mode: string;
  readonly categories: readonly string[];
  readonly topics: readonly string[];
}

/** So many can be tried together; an address cannot hold many more. */
export const mostTried = 12;

const short = z.string().max(200);
const written = z.tuple([short, short, short, short, z.array(short).max(50), z.array(short).max(50)]);

/** One line that a form can send back. */
export function writeTried({ title, amount, measure, mode, categories, topics }: TriedActivity): string {
  return JSON.stringify([title, amount, measure, mode, categories, topics]);
}

/** What `writeTried` wrote; undefined for anything else. */
export function readTried(text: string): TriedActivity | undefined {
  const parsed = written.safeParse(jsonOf(text));
  if (!parsed.success) return undefined;
  const [title, amount, measure, mode, categories, topics] = parsed.data;
  return { title, amount, measure, mode, categories, topics };
}

/** As a form would hold it, done today; taken to be approved: whether it will be is another question. */
export function textOfTried(activity: TriedActivity, packId: string, today: string): EntryText {
  const { title, categories, ...text } = activity;
  return {
    ...emptyEntryText(today),
    ...text,
    title: title === "" ? "What is tried" : title,
    categories: categories.map((id) => `${packId} ${id}`),
    approvedBy: [packId],
    preApproved: { [packId]: today },
  };
}

/** `Grant writing: 3 hours, Live`. */
export function triedWords(
  { title, amount, measure, mode, categories }: TriedActivity,
  named: ReadonlyMap<string, string>,
): string {
  const modeName = Object.entries(modeNames).find(([name]) => name === mode)?.[1] ?? mode;
  const words = [lengthWords(amount, measure), modeName, ...categories.map((id) => named.get(id) ?? id)].join(
    ", ",
  );
  return title === "" ? words : `${title}: ${words}`;
}

/** `1 hour`, `3 semester hours`; what was written with its own unit (`90 min`, `1:30`) as it was written. */
function lengthWords(amount: string, measure: string): string {
  if (/[\p{L}:]/u.test(amount)) return amount;
  const one = measure === "hours" || measure === "minutes" ? measure.slice(0, -1) : measureName(measure);
  return `${amount} ${one}${amount.trim() === "1" ? "" : "s"}`;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
