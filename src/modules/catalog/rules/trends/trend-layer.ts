import type { TopicMonth } from "./topic-month.ts";
import type { Trend } from "./trends.ts";

/** One of the kinds of things in which topics rise and fade. */
export interface LayerNames {
  /** In addresses: `programs`. */
  readonly id: string;
  /** `Programs`. */
  readonly label: string;
  /** `programs`, after a number. */
  readonly many: string;
  /** What their sources are: `branches`. */
  readonly sources: string;
  /** Fewer sources of a topic are not told about. */
  readonly leastSources: number;
  /** Sources are people: counts are told roughly, and nothing is told that few of them wrote of. */
  readonly isOfPeople?: boolean | undefined;
}

/** A layer with what is counted in it. */
export interface CountedLayer extends LayerNames {
  readonly months: readonly TopicMonth[];
}

/** One thing that a trend was drawn from. */
export interface TrendEvidence {
  readonly title: string;
  readonly href: string;
  /** Who and when, in words. */
  readonly detail: string;
}

/** A topic's trend in each layer in which there is one to tell of, by the layer's id. */
export interface TopicTrend {
  readonly topic: string;
  readonly byLayer: ReadonlyMap<string, Trend>;
}

/** Trends of all layers by topic: rising anywhere, fading anywhere (and rising nowhere), and the others. */
export interface SortedTrends {
  readonly rising: readonly TopicTrend[];
  readonly fading: readonly TopicTrend[];
  readonly steady: readonly TopicTrend[];
}

/** Puts the layers' trends together, what changed most in any of them first. */
export function sortTrends(
  layers: readonly { readonly id: string; readonly trends: readonly Trend[] }[],
): SortedTrends {
  const byTopic = new Map<string, Map<string, Trend>>();
  const ranks = new Map<string, number>();
  for (const { id, trends } of layers)
    for (const [rank, trend] of trends.entries()) {
      const known = byTopic.get(trend.topic) ?? new Map<string, Trend>();
      byTopic.set(trend.topic, known.set(id, trend));
      ranks.set(trend.topic, Math.min(ranks.get(trend.topic) ?? rank, rank));
    }
  const topics = [...byTopic]
    .map(([topic, byLayer]) => ({ topic, byLayer }))
    .toSorted((one, other) => (ranks.get(one.topic) ?? 0) - (ranks.get(other.topic) ?? 0));
  const goes = (direction: Trend["direction"]) => (each: TopicTrend) =>
    [...each.byLayer.values()].some((trend) => trend.direction === direction);
  const rising = topics.filter(goes("rising"));
  const fading = topics.filter((each) => goes("fading")(each) && !goes("rising")(each));
  const told = new Set([...rising, ...fading]);
  return { rising, fading, steady: topics.filter((each) => !told.has(each)) };
}

/** `27`; where sources are people `about 25`, so that nobody is found by what one more or less makes of it. */
export function countWords(count: number, { isOfPeople }: Pick<LayerNames, "isOfPeople">): string {
  return isOfPeople === true && count > 0 ? `about ${Math.max(5, Math.round(count / 5) * 5)}` : String(count);
}

/** `+38%`, `−12%`, `new`, `steady`. */
export function changeWords({ direction, change }: Trend): string {
  if (direction === "steady") return "steady";
  if (change === undefined) return "new";
  const percent = Math.round(Math.abs(change) * 100);
  return change < 0 ? `−${percent}%` : `+${percent}%`;
}
