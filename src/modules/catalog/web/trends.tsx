import { viewerOf } from "#modules/people";
import { NotFound } from "#platform/errors";
import { parseQuery, type WebApp, type WebContext } from "#platform/http";
import { localDay, now } from "#platform/time";
import { z } from "zod";
import { offeringLayer, type TrendLayer } from "../queries/trends/trend-layers.ts";
import { lastMonths } from "../rules/trends/months.ts";
import { type CountedLayer, sortTrends } from "../rules/trends/trend-layer.ts";
import { regionWords } from "../rules/region-words.ts";
import { type TrendQuestion, trendsOf } from "../rules/trends/trends.ts";
import { type TopicLayer, TopicPage } from "../views/trends/topic-page.tsx";
import { TrendsPage } from "../views/trends/trends-page.tsx";
import type { CatalogSite } from "./site.ts";

const parameters = z.object({
  over: z
    .enum(["3", "12"], "Compare over=3 or over=12 months.")
    .default("3")
    .transform((months) => (months === "3" ? (3 as const) : (12 as const))),
  /** As a source or a place names it: `TX`, `NY, NJ`, `national`. */
  region: optional(z.string().max(200, "Choose a region from the list.")),
  libraries: optional(
    z.enum(["public", "school", "academic"], "Write libraries=public, school or academic."),
  ),
});

/** A filter left open is sent empty. */
function optional<Value extends z.ZodType>(value: Value) {
  return z.preprocess((sent) => (sent === "" ? undefined : sent), value.optional());
}

const evidenceShown = 12;

/** Trends, and what speaks for each. */
export function addTrendRoutes(app: WebApp, site: CatalogSite): void {
  const layersOf = () => [offeringLayer(site), ...(site.trendLayers ?? [])];
  app.get("/trends", async (c) => {
    const choice = parseQuery(c, parameters);
    const { counted, questionOf } = await countedLayers(c, site, layersOf());
    const trends = sortTrends(
      counted.map((layer) => ({ id: layer.id, trends: trendsOf(layer.months, questionOf(choice, layer)) })),
    );
    return c.render(
      <TrendsPage
        shell={site.shell(c)}
        choice={choice}
        trends={trends}
        layers={counted}
        regions={regionsIn(counted)}
        nameOf={(topic) => site.words.names.get(topic) ?? topic}
      />,
    );
  });
  app.get("/trends/:topic{[a-z0-9-]+}", async (c) => {
    const topic = c.req.param("topic");
    const name = site.words.vocabulary.terms.topics.find(({ id }) => id === topic)?.name;
    if (name === undefined) throw new NotFound("There is no such topic.");
    const choice = parseQuery(c, parameters);
    const given = layersOf();
    const { counted, questionOf } = await countedLayers(c, site, given);
    const layers = await Promise.all(
      counted.map(async (layer, place): Promise<TopicLayer> => {
        const question = questionOf(choice, layer);
        const trend = trendsOf(layer.months, question).find((each) => each.topic === topic);
        const evidence = trend && (await evidenceOf(c, given[place], { topic, question }));
        return { ...layer, trend, evidence: evidence ?? [] };
      }),
    );
    return c.render(
      <TopicPage
        shell={site.shell(c)}
        topic={topic}
        name={name}
        choice={choice}
        regionName={choice.region && regionWords(choice.region)}
        layers={layers}
      />,
    );
  });
}

async function countedLayers(c: WebContext, { zone }: CatalogSite, layers: readonly TrendLayer[]) {
  const viewer = viewerOf(c);
  const thisMonth = localDay(viewer?.zone ?? zone, now()).slice(0, 7);
  const counted = await Promise.all(
    layers.map(async (layer): Promise<CountedLayer> => ({
      ...layer,
      months: await layer.months(viewer, thisMonth),
    })),
  );
  const questionOf = (
    choice: z.output<typeof parameters>,
    { leastSources, isOfPeople }: CountedLayer,
  ): TrendQuestion => ({ ...choice, thisMonth, leastSources, isOfPeople });
  return { counted, questionOf };
}

async function evidenceOf(
  c: WebContext,
  layer: TrendLayer | undefined,
  { topic, question }: { readonly topic: string; readonly question: TrendQuestion },
) {
  const { thisMonth, over, region, libraries } = question;
  const [from = thisMonth] = lastMonths(thisMonth, over);
  return layer?.evidence(viewerOf(c), { topic, region, libraries, from, to: thisMonth, most: evidenceShown });
}

function regionsIn(layers: readonly CountedLayer[]) {
  const codes = new Set(layers.flatMap(({ months }) => months.flatMap(({ region }) => region ?? [])));
  return [...codes]
    .map((value) => ({ value, label: regionWords(value) }))
    .toSorted((one, other) => one.label.localeCompare(other.label, "en"));
}
