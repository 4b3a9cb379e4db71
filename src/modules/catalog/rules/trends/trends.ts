import { inMonths, lastMonths, monthsBefore } from "./months.ts";
import type { LibraryKind, TopicMonth } from "./topic-month.ts";

/** What is looked at. */
export interface TrendQuestion {
  /** `YYYY-MM`, the last month of the time looked at. */
  readonly thisMonth: string;
  /** Months that are set against the same months a year before. */
  readonly over: 3 | 12;
  readonly region?: string | undefined;
  readonly libraries?: LibraryKind | undefined;
  /** A topic that fewer sources speak of is not told about: it could be one voice, or name a person. */
  readonly leastSources: number;
  /** Sources are people: then a time in which too few wrote of a topic counts as none, and nothing is told by the month. */
  readonly isOfPeople?: boolean | undefined;
}

/** How a topic's share of all things changed against last year. */
export interface Trend {
  readonly topic: string;
  readonly direction: "rising" | "fading" | "steady";
  /**
   * 0.38 for a share that grew by 38%. The change that is left whichever one source is not counted: the smallest of them when
   * the topic rises, the least fall when it fades; 0 when steady. Absent when nothing was there a year before.
   */
  readonly change: number | undefined;
  readonly recent: number;
  readonly before: number;
  readonly sources: number;
  /** Share of all things, from 0 to 1, in each of the last 24 months, oldest first; empty where sources are people. */
  readonly shares: readonly number[];
}

/** Fewer things a year before would make a trend of one source more. */
const leastBefore = 30;
const leastRecent = 5;
/** One in ten says more than it knows. */
const deviations = 1.28;
const shownMonths = 24;

/**
 * Topics whose share of all things changed against the same months of last year, what changed most first. A topic rises or
 * fades only when it does so beyond chance with any one source left out, so that no provider's burst is a trend, nor pushes
 * other topics down. Topics of too few sources or things are left out.
 */
export function trendsOf(all: readonly TopicMonth[], question: TrendQuestion): readonly Trend[] {
  const months = all.filter((each) => suits(each, question));
  const recent = countsIn(months, lastMonths(question.thisMonth, question.over));
  const before = countsIn(months, lastMonths(monthsBefore(question.thisMonth, 12), question.over));
  if (totalOf(before.get("")) < leastBefore) return [];
  const shares = sharesByMonth(months, question.thisMonth);
  const topics = new Set([...recent.keys(), ...before.keys()].filter((topic) => topic !== ""));
  return [...topics]
    .flatMap((topic) => {
      const counts: Counts = {
        recent: enough(recent.get(topic), question),
        before: enough(before.get(topic), question),
        allRecent: recent.get("") ?? none,
        allBefore: before.get("") ?? none,
      };
      const sources = new Set([...counts.recent.keys(), ...counts.before.keys()]).size;
      const most = Math.max(totalOf(counts.recent), totalOf(counts.before));
      if (sources < question.leastSources || most < leastRecent) return [];
      return [
        { topic, ...changeOf(counts), sources, shares: question.isOfPeople === true ? [] : shares(topic) },
      ];
    })
    .toSorted((one, other) => weight(other) - weight(one) || (one.topic < other.topic ? -1 : 1));
}

type BySource = ReadonlyMap<string, number>;
const none: BySource = new Map();

function enough(bySource: BySource = none, { isOfPeople, leastSources }: TrendQuestion): BySource {
  return isOfPeople === true && bySource.size < leastSources ? none : bySource;
}

interface Counts {
  readonly recent: BySource;
  readonly before: BySource;
  readonly allRecent: BySource;
  readonly allBefore: BySource;
}

function suits({ region, libraries }: TopicMonth, question: TrendQuestion): boolean {
  return (
    (question.region === undefined || region === question.region) &&
    (question.libraries === undefined || libraries === undefined || libraries === question.libraries)
  );
}

/** By topic, by source. */
function countsIn(months: readonly TopicMonth[], wanted: readonly string[]): ReadonlyMap<string, BySource> {
  const isWanted = new Set(wanted);
  const counts = new Map<string, Map<string, number>>();
  for (const { month, topic, source, count } of months) {
    if (!isWanted.has(month)) continue;
    const bySource = counts.get(topic) ?? new Map<string, number>();
    bySource.set(source, (bySource.get(source) ?? 0) + count);
    counts.set(topic, bySource);
  }
  return counts;
}

function changeOf(counts: Counts): Pick<Trend, "direction" | "change" | "recent" | "before"> {
  const totals = {
    recent: totalOf(counts.recent),
    before: totalOf(counts.before),
    allRecent: totalOf(counts.allRecent),
    allBefore: totalOf(counts.allBefore),
  };
  const without = new Set([...counts.allRecent.keys(), ...counts.allBefore.keys()]);
  const changes = [totals, ...[...without].map((source) => less(totals, counts, source))].map(logChange);
  const plain = { recent: totals.recent, before: totals.before };
  const lowest = Math.min(...changes.map(({ change, doubt }) => change - doubt));
  const highest = Math.max(...changes.map(({ change, doubt }) => change + doubt));
  if (lowest > 0) {
    const change = totals.before === 0 ? undefined : Math.exp(Math.min(...changes.map(changeIn))) - 1;
    return { direction: "rising", change, ...plain };
  }
  if (highest < 0)
    return { direction: "fading", change: Math.exp(Math.max(...changes.map(changeIn))) - 1, ...plain };
  return { direction: "steady", change: 0, ...plain };
}

interface Totals {
  readonly recent: number;
  readonly before: number;
  readonly allRecent: number;
  readonly allBefore: number;
}

function less(totals: Totals, counts: Counts, source: string): Totals {
  return {
    recent: totals.recent - (counts.recent.get(source) ?? 0),
    before: totals.before - (counts.before.get(source) ?? 0),
    allRecent: totals.allRecent - (counts.allRecent.get(source) ?? 0),
    allBefore: totals.allBefore - (counts.allBefore.get(source) ?? 0),
  };
}

/** The logarithm of how a share changed, with what chance alone may make of it. Half a thing more keeps both finite. */
function logChange({ recent, before, allRecent, allBefore }: Totals) {
  const change = Math.log((recent + 0.5) / (allRecent + 1)) - Math.log((before + 0.5) / (allBefore + 1));
  return { change, doubt: deviations * Math.sqrt(1 / (recent + 0.5) + 1 / (before + 0.5)) };
}

function changeIn({ change }: { readonly change: number }): number {
  return change;
}

function totalOf(bySource: BySource | undefined): number {
  return [...(bySource?.values() ?? [])].reduce((sum, count) => sum + count, 0);
}

function sharesByMonth(
  months: readonly TopicMonth[],
  thisMonth: string,
): (topic: string) => readonly number[] {
  const shown = lastMonths(thisMonth, shownMonths);
  const counts = inMonths(months, shown);
  return (topic) =>
    shown.map((month) => {
      const all = counts.get(`${month} `) ?? 0;
      return all === 0 ? 0 : (counts.get(`${month} ${topic}`) ?? 0) / all;
    });
}

/** How far from no change at all; what is new comes first. */
function weight({ direction, change, recent }: Trend): number {
  if (direction === "steady") return -1 / (recent + 1);
  return change === undefined ? 10 + recent : Math.abs(Math.log1p(change));
}
