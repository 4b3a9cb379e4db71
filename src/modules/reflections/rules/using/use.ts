import { parseDate } from "#platform/time";

/** So many days after something attended, its owner is asked whether they used it. */
export const askedAfterDays = [30, 90] as const;
export type AfterDays = (typeof askedAfterDays)[number];

/** Each question waits so long for an answer, and is then never asked again. */
const waitsUntilDays: Readonly<Record<AfterDays, number>> = { 30: 89, 90: 180 };
/** What was attended longer ago is asked about no more. */
export const askedForDays = waitsUntilDays[90];

export const useAnswers = ["yes", "partly", "not yet", "no"] as const;
export type UseAnswer = (typeof useAnswers)[number];

export const useWords: Readonly<Record<UseAnswer, string>> = {
  yes: "Yes",
  partly: "Partly",
  "not yet": "Not yet",
  no: "No",
};

/** Whether a text from outside is an answer. */
export function isUseAnswer(text: string): text is UseAnswer {
  return (useAnswers as readonly string[]).includes(text);
}

/** Something attended. */
interface Attended {
  readonly id: string;
  readonly title: string;
  /** A local day. */
  readonly on: string;
  readonly topics: readonly string[];
}

/** What is done with: answered, or put away for good. */
export interface SettledUse {
  readonly entryId: string;
  readonly afterDays: AfterDays;
  readonly answer: UseAnswer | "put away";
}

/** A question that waits. */
export interface UseQuestion extends Attended {
  readonly afterDays: AfterDays;
}

/**
 * What someone is to be asked on a day, in the order of what was attended: of each thing one question at most, and none that was
 * answered. What was put away is never asked about again.
 */
export function dueUseQuestions(
  attended: readonly Attended[],
  settled: readonly SettledUse[],
  today: string,
): readonly UseQuestion[] {
  const byEntry = Map.groupBy(settled, ({ entryId }) => entryId);
  return attended.flatMap((each) => {
    const days = (parseDate(today) ?? 0) - (parseDate(each.on) ?? 0);
    const afterDays = askedAfterDays.findLast((after) => days >= after);
    if (afterDays === undefined || days > waitsUntilDays[afterDays]) return [];
    const done = byEntry.get(each.id) ?? [];
    const isDone = done.some((use) => use.answer === "put away" || use.afterDays === afterDays);
    return isDone ? [] : [{ ...each, afterDays }];
  });
}

/** An answer that counts. */
interface CountedUse {
  readonly answer: UseAnswer | "put away";
  readonly topics: readonly string[];
  /** An instant. */
  readonly answeredAt: string;
}

/** What is counted of someone: by topic, whether they used what they learned last answered of, and in which month they said so. */
export function countedTopics(
  uses: readonly CountedUse[],
): readonly { readonly topic: string; readonly wasUsed: boolean; readonly answeredIn: string }[] {
  const latest = new Map<string, CountedUse>();
  for (const use of uses) {
    if (use.answer === "put away") continue;
    for (const topic of use.topics) {
      const known = latest.get(topic);
      if (known === undefined || known.answeredAt < use.answeredAt) latest.set(topic, use);
    }
  }
  return [...latest].map(([topic, { answer, answeredAt }]) => ({
    topic,
    wasUsed: answer === "yes" || answer === "partly",
    answeredIn: answeredAt.slice(0, 7),
  }));
}
