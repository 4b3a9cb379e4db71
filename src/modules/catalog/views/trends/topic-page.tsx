import { Breadcrumb, ButtonLink, Page, type Shell } from "#ui";
import { countWords, type LayerNames, type TrendEvidence } from "../../rules/trends/trend-layer.ts";
import type { Trend } from "../../rules/trends/trends.ts";
import { Change, Shares } from "./trend-table.tsx";
import { comparedWords, libraryLabels, type TrendChoice, trendsAddress } from "./trends-page.tsx";

/** One kind of things with a topic's trend in it and what that was drawn from. */
export interface TopicLayer extends LayerNames {
  readonly trend: Trend | undefined;
  /** The latest of this year's months. Empty without a trend. */
  readonly evidence: readonly TrendEvidence[];
}

export interface TopicPageProps {
  readonly shell: Shell;
  readonly topic: string;
  readonly name: string;
  readonly choice: TrendChoice;
  readonly regionName: string | undefined;
  readonly layers: readonly TopicLayer[];
}

/** What speaks for a topic's trend. */
export function TopicPage({ shell, topic, name, choice, regionName, layers }: TopicPageProps) {
  const where = [regionName, choice.libraries && `${libraryLabels[choice.libraries]} libraries`]
    .filter((part) => part !== undefined)
    .join(", ");
  return (
    <Page
      shell={shell}
      title={`${name} – Trends`}
      heading={name}
      current="/trends"
      lede={`${where === "" ? "Everywhere" : where}: ${comparedWords(choice)}. Percents are of a topic’s share of everything, not of its count.`}
      notices={<Breadcrumb trail={[{ href: trendsAddress(choice), label: "Trends" }]} />}
      actions={
        <ButtonLink href={`/find?topic=${encodeURIComponent(topic)}`}>Find learning on this</ButtonLink>
      }
    >
      <div class="stack">
        {layers.map((layer) => (
          <LayerPart layer={layer} over={choice.over} />
        ))}
      </div>
    </Page>
  );
}

function LayerPart({ layer, over }: { readonly layer: TopicLayer; readonly over: number }) {
  const { label, many, sources, trend, evidence, leastSources } = layer;
  return (
    <section class="card stack">
      <h2>
        {label} <Change trend={trend} />
      </h2>
      {trend === undefined ? (
        <p class="quiet">
          Fewer than {leastSources} {sources} speak of it, or there are too few {many} to set it against last
          year.
        </p>
      ) : (
        <>
          <p>
            {countWords(trend.recent, layer)} {many} now, {countWords(trend.before, layer)} a year before, of{" "}
            {countWords(trend.sources, layer)} {sources}. <Shares trend={trend} over={over} />
          </p>
          <Evidence evidence={evidence} recent={trend.recent} />
        </>
      )}
    </section>
  );
}

function Evidence({
  evidence,
  recent,
}: {
  readonly evidence: readonly TrendEvidence[];
  readonly recent: number;
}) {
  if (evidence.length === 0) return <></>;
  return (
    <>
      {recent > evidence.length && <p class="quiet">The latest {evidence.length}:</p>}
      <ul>
        {evidence.map(({ title, href, detail }) => (
          <li>
            <a href={href}>{title}</a> <span class="quiet">{detail}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
