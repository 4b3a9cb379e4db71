import { Bars, Table, Tag } from "#ui";
import { changeWords, type LayerNames, type TopicTrend } from "../../rules/trends/trend-layer.ts";
import type { Trend } from "../../rules/trends/trends.ts";

export interface TrendTableProps {
  readonly caption: string;
  readonly trends: readonly TopicTrend[];
  readonly layers: readonly LayerNames[];
  /** A topic's name by its id. */
  readonly nameOf: (topic: string) => string;
  /** Where a topic's evidence is listed. */
  readonly hrefOf: (topic: string) => string;
  /** How many of the last months are compared. */
  readonly over: number;
}

/** Topics with how much each kind of thing changed, and two years as a picture. */
export function TrendTable({ caption, trends, layers, nameOf, hrefOf, over }: TrendTableProps) {
  return (
    <Table
      caption={caption}
      columns={[
        { heading: "Topic" },
        ...layers.map(({ label }) => ({ heading: label })),
        { heading: "Share of all, two years" },
      ]}
      rows={trends.map(({ topic, byLayer }) => [
        <a href={hrefOf(topic)}>{nameOf(topic)}</a>,
        ...layers.map(({ id }) => <Change trend={byLayer.get(id)} />),
        <Shares trend={firstOf(layers, byLayer)} over={over} />,
      ])}
    />
  );
}

/** How much a topic changed in one kind of things. */
export function Change({ trend }: { readonly trend: Trend | undefined }) {
  if (trend === undefined) return <span class="quiet">too few to say</span>;
  if (trend.direction === "steady") return <span class="quiet">steady</span>;
  return <Tag label={changeWords(trend)} tone={trend.direction === "rising" ? "good" : "attention"} />;
}

/** The picture shows what the trend is about: the first kind of things in which there is one. */
function firstOf(layers: readonly LayerNames[], byLayer: TopicTrend["byLayer"]): Trend | undefined {
  const known = layers.flatMap(({ id }) => byLayer.get(id) ?? []);
  return known.find(({ direction }) => direction !== "steady") ?? known[0];
}

/** Months that are compared stand out, this year's and last year's alike. */
export function Shares({ trend, over }: { readonly trend: Trend | undefined; readonly over: number }) {
  if (trend === undefined || trend.shares.length === 0) return <></>;
  const { shares, recent, before } = trend;
  const most = Math.max(...shares, Number.MIN_VALUE);
  const isCompared = (place: number) => (shares.length - 1 - place) % 12 < over;
  return (
    <Bars
      bars={shares.map((share, place) => ({
        height: share / most,
        tone: isCompared(place) ? "good" : "plain",
      }))}
      words={`${recent} in the months compared, ${before} in the same months a year before`}
    />
  );
}
