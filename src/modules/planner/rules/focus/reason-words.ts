import { dayWords } from "#platform/words";
import { gapOf } from "./assessment.ts";
import { type FocusEvidence, requestWeight } from "./focus-evidence.ts";

// Weaker ones are true, and no reason to anybody.
const leastGap = 0.25;
const mostGaps = 2;

/** What one said oneself, of the headings that have most to do with it. */
export function gapReasons(topic: string, { ratings }: FocusEvidence): readonly string[] {
  const weak = ratings
    .map(({ heading, rating, topics }) => ({
      heading,
      rating,
      gap: gapOf(rating) * (topics.get(topic) ?? 0),
    }))
    .filter(({ gap }) => gap > 0)
    .toSorted((one, other) => other.gap - one.gap || (one.heading < other.heading ? -1 : 1));
  const told = weak.filter(({ gap }, place) => place === 0 || gap >= leastGap).slice(0, mostGaps);
  return told.map(({ heading, rating }) =>
    rating === 1
      ? `You said that “${heading}” is new to you.`
      : `You said that you are getting there with “${heading}”.`,
  );
}

/** How often it was asked for, of oneself and at one's branch. */
export function demandReasons(topic: string, { branch, requests, today }: FocusEvidence): readonly string[] {
  const days = requests
    .filter((each) => each.topic === topic && requestWeight(each.on, today) > 0)
    .map(({ on }) => on)
    .toSorted();
  const last = days.at(-1);
  const own =
    last === undefined
      ? []
      : [
          days.length === 1
            ? `You were asked for it on ${dayWords(last)}.`
            : `You were asked for it ${days.length} times within a year, last on ${dayWords(last)}.`,
        ];
  const here = branch?.counts.get(topic) ?? 0;
  return here === 0
    ? own
    : [
        ...own,
        `${branch?.name ?? "Your branch"} was asked for it ${timesWords(here)} in the last half-year.`,
      ];
}

/** What a credential's rule still wants of it. */
export function needReasons(topic: string, { needs }: FocusEvidence): readonly string[] {
  return needs
    .filter(({ topics }) => topics.includes(topic))
    .slice(0, 2)
    .map(
      ({ credential, dueWords, requirement, short }) =>
        `${credential} still asks for ${short} of “${requirement}” by ${dueWords}.`,
    );
}

/** That it belongs to one's work. */
export function roleReasons(_topic: string, { role }: FocusEvidence): readonly string[] {
  return role === undefined ? [] : [`It belongs to your work: ${role.name.toLowerCase()}.`];
}

/** How it grew within a year. */
export function risingReasons(topic: string, { rising }: FocusEvidence): readonly string[] {
  return rising
    .filter((each) => each.topic === topic)
    .map(({ growth, because }) =>
      growth === undefined
        ? `It is new: ${because}.`
        : `Its share of everything rises by ${Math.round(growth * 100)}%: ${because}.`,
    );
}

function timesWords(count: number): string {
  return count === 1 ? "once" : `${count} times`;
}
