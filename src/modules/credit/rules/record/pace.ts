import { formatDate, parseDate } from "#platform/time";
import { compare, isAboveZero, type Rational, zero } from "../exact/rational.ts";
import { sum } from "../exact/tally.ts";
import type { LocalDate } from "../local-date.ts";
import type { Standing } from "../standing/standing.ts";

/** When everything that is asked for would be met, if learning went on as it did. */
export type Pace =
  /** Nothing is missing, or nothing is due. */
  | { readonly kind: "done" }
  /** The cycle, or the record, is younger than a month. */
  | { readonly kind: "too early" }
  | {
      readonly kind: "met on";
      readonly day: LocalDate;
      readonly daysEarly: number;
      readonly monthsSeen: number;
    }
  /** So many days after the last one of the cycle. */
  | {
      readonly kind: "late";
      readonly day: LocalDate;
      readonly daysLate: number;
      readonly slowest: string | undefined;
    }
  /** Nothing was counted for something that is short in the time looked at. */
  | { readonly kind: "never"; readonly slowest: string | undefined };

const fewestDays = 30;
// A year, so that the quiet months of a library weigh as much as the busy ones.
const daysSeen = 365;
// Beyond it no plan is meant: a date in the year 2300 says nothing that "not at this pace" would not say better.
const farthestDays = 3650;

/**
 * The pace of the last twelve months, or of the cycle when it is younger: what counted, by the day it was complete, over the days
 * that passed. Each requirement that is short has a pace of its own, and the slowest decides. Carried-over credit is no pace.
 */
export function paceOf(
  standing: Pick<Standing, "cycle" | "state" | "short" | "requirements" | "entries">,
  entries: readonly { readonly id: string; readonly to?: LocalDate | undefined }[],
  today: LocalDate,
): Pace {
  const { cycle, requirements } = standing;
  const todayNumber = dayOf(today);
  if (cycle === undefined || isMet(standing)) return { kind: "done" };
  const start = Math.max(dayOf(cycle.from), todayNumber - daysSeen + 1);
  const days = todayNumber - start + 1;
  if (days < fewestDays) return { kind: "too early" };
  const counted = countedSince(standing, entries, { start, end: todayNumber });
  const goals = [
    { id: undefined, name: undefined, short: standing.short },
    ...requirements.filter(({ sense }) => sense === "minimum"),
  ].filter(({ short }) => isAboveZero(short));
  let latest = { days: 0n, name: goals[0]?.name };
  for (const { id, name, short } of goals) {
    const rate = counted(id);
    if (!isAboveZero(rate)) return { kind: "never", slowest: name };
    const needed = daysFor(short, rate, days);
    if (needed > latest.days) latest = { days: needed, name };
  }
  if (latest.days > BigInt(farthestDays)) return { kind: "never", slowest: latest.name };
  const met = todayNumber + Number(latest.days);
  const early = dayOf(cycle.to) - met;
  if (early < 0) return { kind: "late", day: formatDate(met), daysLate: -early, slowest: latest.name };
  return {
    kind: "met on",
    day: formatDate(met),
    daysEarly: early,
    monthsSeen: Math.round((days * 12) / 365),
  };
}

function isMet({ state }: Pick<Standing, "state">): boolean {
  return state === "met" || state === "nothing due" || state === "exempt";
}

function dayOf(day: LocalDate): number {
  return parseDate(day) ?? 0;
}

/** ⌈short ÷ (counted ÷ days)⌉, exactly. */
function daysFor(short: Rational, counted: Rational, days: number): bigint {
  const above = short.numerator * counted.denominator * BigInt(days);
  const below = short.denominator * counted.numerator;
  return (above + below - 1n) / below;
}

/** What counted towards a requirement (or in all) of the entries that were complete in a stretch of days. */
function countedSince(
  standing: Pick<Standing, "entries">,
  entries: readonly { readonly id: string; readonly to?: LocalDate | undefined }[],
  { start, end }: { readonly start: number; readonly end: number },
): (requirementId: string | undefined) => Rational {
  const inside = new Set(
    entries.flatMap(({ id, to }) => {
      const day = to === undefined ? undefined : parseDate(to);
      return day !== undefined && day >= start && day <= end ? [id] : [];
    }),
  );
  const parts = standing.entries
    .filter(({ entryId }) => inside.has(entryId))
    .flatMap((entry) => entry.parts)
    .filter((part) => part.outcome === "counted");
  return (requirementId) =>
    sum(
      parts.flatMap((part) =>
        part.outcome === "counted" &&
        (requirementId === undefined || part.towards.includes(requirementId)) &&
        compare(part.units, zero) > 0
          ? [part.units]
          : [],
      ),
    );
}
