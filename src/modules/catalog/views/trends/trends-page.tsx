import { Disclosure, EmptyState, FilterForm, Page, Select, type SelectOption, type Shell } from "#ui";
import type { LayerNames, SortedTrends, TopicTrend } from "../../rules/trends/trend-layer.ts";
import type { TrendQuestion } from "../../rules/trends/trends.ts";
import { TrendTable } from "./trend-table.tsx";

/** What a reader chose to look at. */
export type TrendChoice = Pick<TrendQuestion, "over" | "region" | "libraries">;

export interface TrendsPageProps {
  readonly shell: Shell;
  readonly choice: TrendChoice;
  readonly trends: SortedTrends;
  readonly layers: readonly LayerNames[];
  /** States, provinces and whatever else sources say they are for, by name. */
  readonly regions: readonly SelectOption[];
  readonly nameOf: (topic: string) => string;
}

/** The address of trends, or of one topic's, with what was chosen. */
export function trendsAddress({ over, region, libraries }: TrendChoice, path = "/trends"): string {
  const parameters = new URLSearchParams();
  if (over !== 3) parameters.set("over", String(over));
  if (region !== undefined) parameters.set("region", region);
  if (libraries !== undefined) parameters.set("libraries", libraries);
  const text = parameters.toString();
  return text === "" ? path : `${path}?${text}`;
}

export const libraryLabels = { public: "Public", school: "School", academic: "Academic" } as const;

/** What is compared, in words: `the last 3 months against the same months a year before`. */
export function comparedWords({ over }: Pick<TrendChoice, "over">): string {
  return over === 3
    ? "this month and the two before it against the same three months a year before"
    : "the last twelve months against the twelve before";
}

/** Topics rising and fading. */
export function TrendsPage(props: TrendsPageProps) {
  const { shell, choice, trends } = props;
  return (
    <Page
      shell={shell}
      title="Trends"
      heading="What is rising, and what fades"
      current="/trends"
      lede={`Each topic's share of everything: ${comparedWords(choice)}.`}
      islands={["filter-form"]}
    >
      <div class="split">
        <TrendFilters {...props} />
        <div
          class="stack"
          id="trends"
          data-announce={`${trends.rising.length} rising, ${trends.fading.length} fading.`}
        >
          <Results {...props} />
        </div>
      </div>
    </Page>
  );
}

function TrendFilters({ choice, regions }: TrendsPageProps) {
  return (
    <FilterForm action="/trends" label="What to look at" replaces="trends" submit="Show trends">
      <Select
        name="over"
        label="Compare"
        value={String(choice.over)}
        options={[
          { value: "3", label: "Three months" },
          { value: "12", label: "A whole year" },
        ]}
      />
      <Select
        name="region"
        label="Region"
        value={choice.region ?? ""}
        options={[{ value: "", label: "Everywhere" }, ...regions]}
      />
      <Select
        name="libraries"
        label="Libraries"
        value={choice.libraries ?? ""}
        options={[
          { value: "", label: "All kinds" },
          ...Object.entries(libraryLabels).map(([value, label]) => ({ value, label })),
        ]}
      />
    </FilterForm>
  );
}

function Results(props: TrendsPageProps) {
  const { rising, fading, steady } = props.trends;
  const isNarrowed = props.choice.region !== undefined || props.choice.libraries !== undefined;
  if (rising.length + fading.length + steady.length === 0)
    return (
      <EmptyState title="No trend to tell of yet">
        <p>
          A trend needs a year to be set against, and more than one source that speaks of a topic. It comes by
          itself as <a href="/sources">sources</a> are read and programs are shared.
          {isNarrowed && " Try everywhere, or all kinds of libraries."}
        </p>
      </EmptyState>
    );
  return (
    <>
      <Part caption="Rising" none="Nothing rises beyond chance." {...props} trends={rising} />
      <Part caption="Fading" none="Nothing fades beyond chance." {...props} trends={fading} />
      {steady.length > 0 && (
        <Disclosure summary={`Steady (${steady.length})`}>
          <Rows {...props} caption="Steady" trends={steady} />
        </Disclosure>
      )}
      <p class="quiet">
        A figure is what is left of the change whichever one source is not counted, so that no single provider
        makes a trend. Topics that few speak of are not shown, so that nobody is known by them.
      </p>
    </>
  );
}

type PartProps = Omit<TrendsPageProps, "trends"> & {
  readonly caption: string;
  readonly trends: readonly TopicTrend[];
};

function Part(props: PartProps & { readonly none: string }) {
  const { caption, none, trends } = props;
  if (trends.length > 0) return <Rows {...props} />;
  return (
    <section>
      <h2>{caption}</h2>
      <p class="quiet">{none}</p>
    </section>
  );
}

function Rows({ caption, trends, layers, nameOf, choice }: PartProps) {
  return (
    <TrendTable
      caption={caption}
      trends={trends}
      layers={layers}
      nameOf={nameOf}
      hrefOf={(topic) => trendsAddress(choice, `/trends/${topic}`)}
      over={choice.over}
    />
  );
}
