import type { Viewer } from "#modules/people";
import { changeWords, countWords } from "../../rules/trends/trend-layer.ts";
import { type Trend, trendsOf } from "../../rules/trends/trends.ts";
import type { CatalogProgram } from "../program.ts";
import { offeringLayer, type TrendLayer } from "./trend-layers.ts";

/** A topic that rises, in words. */
export interface RisingTopic {
  readonly topic: string;
  readonly name: string;
  /** `+38%`, or `new`. */
  readonly change: string;
  /** 0.38 for `+38%`; undefined when new. */
  readonly growth: number | undefined;
  /** Where it was seen: `27 offerings now, 9 a year before`. */
  readonly because: string;
}

/** The topics that rise most in offerings, or in what another module counts; each once, where it rises most. */
export async function risingTopics(
  { db, finder, words }: Pick<CatalogProgram, "db" | "finder" | "words">,
  viewer: Viewer,
  { thisMonth, layers }: { readonly thisMonth: string; readonly layers: readonly TrendLayer[] },
): Promise<readonly RisingTopic[]> {
  const found = new Map<string, { readonly trend: Trend; readonly layer: TrendLayer }>();
  for (const layer of [offeringLayer({ db, finder }), ...layers]) {
    const question = { ...layer, thisMonth, over: 3 } as const;
    for (const trend of trendsOf(await layer.months(viewer, thisMonth), question)) {
      const known = found.get(trend.topic)?.trend.change ?? 0;
      if (trend.direction === "rising" && (trend.change ?? 0) >= known)
        found.set(trend.topic, { trend, layer });
    }
  }
  return [...found.values()]
    .toSorted((one, other) => (other.trend.change ?? 0) - (one.trend.change ?? 0))
    .map(({ trend, layer }) => ({
      topic: trend.topic,
      name: words.names.get(trend.topic) ?? trend.topic,
      change: changeWords(trend),
      growth: trend.change,
      because: `${countWords(trend.recent, layer)} ${layer.many} now, ${countWords(trend.before, layer)} a year before`,
    }));
}
