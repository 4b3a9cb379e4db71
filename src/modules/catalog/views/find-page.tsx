import {
  ButtonLink,
  EmptyState,
  ErrorSummary,
  type FieldProblem,
  Notice,
  Page,
  Pager,
  SearchBox,
  type Shell,
} from "#ui";
import { findQueryString, type FindQuery } from "../rules/finding/find-query.ts";
import type { Found, ShownListing } from "../rules/finding/found.ts";
import { countText } from "../rules/finding/labels.ts";
import type { UnknownName } from "../rules/finding/known-names.ts";
import type { WayOut } from "../rules/finding/ways-out.ts";
import { zoneName } from "../rules/finding/when.ts";
import { FindFilters, type FindFiltersProps } from "./find-filters.tsx";
import { type CardActions, OfferingCard } from "./offering-card.tsx";
import { MadeUpNotice, type SampleReader } from "./made-up-notice.tsx";

/** A question near the one that was asked, and how many fit it. */
export interface OpenWay extends WayOut {
  readonly count: number;
}

export interface FindPageProps {
  readonly shell: Shell;
  readonly query: FindQuery;
  readonly found: Found<ShownListing>;
  /** What the reader may do with each of what was found, by its id. */
  readonly ownActions: CardActions;
  /** The zone the times are shown in. */
  readonly zone: string;
  /** Offerings to come and sources they are from, over the whole catalogue. */
  readonly catalogue: { readonly upcoming: number; readonly sources: number };
  /** What whoever reads can do about the sample; undefined when there is none. */
  readonly sampleReader: SampleReader | undefined;
  /** The question with its words read as filters, where that finds something. */
  readonly readAsFilters: OpenWay | undefined;
  /** Where nothing fits: questions near it that something fits. */
  readonly waysOut: readonly OpenWay[];
  /** What of the question cannot be used, by parameter. */
  readonly problems: readonly FieldProblem[];
  /** What was typed there. */
  readonly typed: Readonly<Record<string, string>>;
  /** Names of filters that nothing here is called by: what was saved under an old name is still answered. */
  readonly unknownNames: readonly UnknownName[];
  readonly knowledge: FindFiltersProps["knowledge"];
  /** Asked for what fits a schedule that is not known. */
  readonly lacksSchedule: boolean;
}

/** The address of Find with a question. */
export function findAddress(query: FindQuery, path = "/find"): string {
  const text = findQueryString(query);
  return text === "" ? path : `${path}?${text}`;
}

/** Find: the question, its filters, and what fits. */
export function FindPage(props: FindPageProps) {
  const { shell, query, catalogue, problems, typed } = props;
  const feed = (suffix: string) => findAddress(forAnyone(query), `/find.${suffix}`);
  return (
    <Page
      shell={shell}
      current="/find"
      title={pageTitle(query, problems.length > 0)}
      heading="Find learning you can actually take"
      description="Webinars, workshops, courses, conferences and chats for library staff, from many calendars in one place."
      lede={`${countText(catalogue.upcoming)} to come, from ${countText(catalogue.sources)} ${catalogue.sources === 1 ? "source" : "sources"}.`}
      notices={
        <>
          <ErrorSummary title="Left out for now" problems={problems.map(atField)} />
          {props.sampleReader !== undefined && <MadeUpNotice reader={props.sampleReader} />}
        </>
      }
      islands={["filter-form", "local-time"]}
      alternates={[
        { href: feed("atom"), type: "application/atom+xml", title: "These results (Atom)" },
        { href: feed("rss"), type: "application/rss+xml", title: "These results (RSS)" },
        { href: feed("json"), type: "application/feed+json", title: "These results (JSON Feed)" },
        { href: feed("ics"), type: "text/calendar", title: "These results (calendar)" },
      ]}
    >
      <div class="stack">
        <SearchBox name="q" label="Search for learning" value={typed["q"] ?? query.text} />
        <div class="split">
          <FindFilters {...props} facets={props.found.facets} />
          <Results {...props} />
        </div>
      </div>
    </Page>
  );
}

function pageTitle(query: FindQuery, isWrong: boolean): string {
  const title = query.text === "" ? "Find" : `${query.text} – Find`;
  return isWrong ? `Error: ${title}` : title;
}

const fieldsOfTheirOwn =
  "max-cost max-minutes near within day after before topic kind credit audience way from to fits";

/** A problem with the words is the search field's; one with what has no field here is nobody's. */
function atField({ where, message }: FieldProblem): FieldProblem {
  if (where === "q") return { where: "search", message };
  return { where: fieldsOfTheirOwn.split(" ").includes(where) ? where : "", message };
}

function Results(props: FindPageProps) {
  const { query, found, ownActions, zone, catalogue, waysOut, unknownNames, lacksSchedule } = props;
  const { readAsFilters } = props;
  const count = countText(found.total);
  const heading = found.total === 0 ? "Nothing fits" : `${count} that ${found.total === 1 ? "fits" : "fit"}`;
  return (
    <section class="stack" id="results" aria-label="Results" data-announce={heading}>
      <div class="row row--apart">
        <h2 class="visually-hidden">Results</h2>
        <b>{heading}</b>
        {found.total > 0 && <Order query={query} zone={zone} />}
      </div>
      {readAsFilters !== undefined && (
        <Notice>
          <p>
            Did you mean <a href={findAddress(readAsFilters.query)}>{readAsFilters.label}</a>?{" "}
            {countText(readAsFilters.count)} {readAsFilters.count === 1 ? "fits" : "fit"}.
          </p>
        </Notice>
      )}
      {found.corrected !== undefined && (
        <Notice>
          <p>
            Also searched for <b>{found.corrected}</b>.
          </p>
        </Notice>
      )}
      {found.unknownPlace !== undefined && (
        <Notice tone="attention" title={`“${found.unknownPlace}” is not a place we know`}>
          <p>
            Write a five-digit ZIP code, or a town and its state: Albany, NY. Distance was left out for now.
          </p>
        </Notice>
      )}
      {unknownNames.length > 0 && (
        <Notice tone="attention" title="Some of this means nothing here">
          {unknownNames.map(({ message }) => (
            <p>{message}</p>
          ))}
        </Notice>
      )}
      {lacksSchedule && (
        <Notice tone="attention" title="What fits your schedule is not known yet">
          <p>
            <a href="/me/hours">Say when you are off the desk</a>. Until then nothing is left out for it.
          </p>
        </Notice>
      )}
      {found.offerings.map((each) =>
        OfferingCard({ found: each, zone, ownActions: ownActions.get(each.id) }),
      )}
      {found.total === 0 && <NothingFound waysOut={waysOut} isCatalogueEmpty={catalogue.sources === 0} />}
      <Pager page={query.page} pages={found.pages} href={(page) => findAddress({ ...query, page })} />
      {found.total > 0 && <Take query={found.unknownPlace === undefined ? query : anywhere(query)} />}
    </section>
  );
}

function Order({ query, zone }: Pick<FindPageProps, "query" | "zone">) {
  const other = query.order === "best" ? "soonest" : "best";
  return (
    <span class="quiet">
      {query.order === "best" ? "Best fit first" : "Soonest first"} ·{" "}
      <a href={findAddress({ ...query, order: other, page: 1 })}>
        {other === "best" ? "best fit first" : "soonest first"}
      </a>{" "}
      · hours in {zoneName(zone)}
    </span>
  );
}

/** The question as whoever reads a feed asks it: a feed has no schedule of its own. */
function forAnyone(query: FindQuery): FindQuery {
  return { ...query, page: 1, fitsMe: false };
}

/** Without a place that is not known: what is taken along is what was found. */
function anywhere(query: FindQuery): FindQuery {
  return { ...query, near: undefined };
}

/** Ways to take these results along. */
function Take({ query }: { readonly query: FindQuery }) {
  const text = findQueryString(forAnyone(query));
  return (
    <div class="row">
      {query.fitsMe && (
        <p class="quiet">
          Saved or subscribed to, they are all there, whether they fit your schedule or not.
        </p>
      )}
      <ButtonLink href={text === "" ? "/searches/new" : `/searches/new?${text}`}>Save this search</ButtonLink>
      <ButtonLink tone="text" href={findAddress(forAnyone(query), "/find.ics")}>
        Calendar file
      </ButtonLink>
      <ButtonLink tone="text" href={findAddress(forAnyone(query), "/find.atom")}>
        Feed
      </ButtonLink>
    </div>
  );
}

function NothingFound({
  waysOut,
  isCatalogueEmpty,
}: {
  readonly waysOut: readonly OpenWay[];
  readonly isCatalogueEmpty: boolean;
}) {
  if (isCatalogueEmpty)
    return (
      <EmptyState title="The catalog is empty">
        <p>
          Add the calendars and pages your people learn from: any address will do, and we say what we found
          there.
        </p>
        <p>
          <ButtonLink tone="primary" href="/sources/new">
            Add a source
          </ButtonLink>
        </p>
      </EmptyState>
    );
  return (
    <EmptyState title="Nothing fits all of this">
      <p>{waysOut.length === 0 ? "Try fewer or other words." : "This is near it:"}</p>
      <ul>
        {waysOut.map(({ label, query, count }) => (
          <li>
            <a href={findAddress(query)}>{label}</a>: {countText(count)}
          </li>
        ))}
        <li>
          <a href="/find">Start over</a>
        </li>
      </ul>
    </EmptyState>
  );
}
