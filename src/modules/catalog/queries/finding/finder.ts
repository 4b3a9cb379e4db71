import type { Db } from "#platform/db";
import type { FollowedIndex, Hit, PartCondition } from "#platform/search";
import { now as presentInstant, nowMilliseconds } from "#platform/time";
import { anything, type FindQuery } from "../../rules/finding/find-query.ts";
import type {
  CardSession,
  FacetChoice,
  Facets,
  Found,
  FoundOffering,
  ShownListing,
} from "../../rules/finding/found.ts";
import { kindLabels, labelOf, languageLabel, wayLabels } from "../../rules/finding/labels.ts";
import { locateReader } from "../../rules/finding/near.ts";
import { sessionSuits } from "../../rules/finding/session-suits.ts";
import { shownSession } from "../../rules/finding/shown-session.ts";
import { type Coordinates, distanceMiles } from "#platform/places";
import { similarOfferings } from "../../rules/similar/index.ts";
import type { CatalogTables } from "../../tables.ts";
import type { FieldWords } from "../field-words.ts";
import { fitLine } from "../fits/fit-line.ts";
import type { ViewerFit } from "../fits/fit-by.ts";
import { whyItFits } from "../../rules/finding/why-it-fits.ts";
import { hoursLine } from "../../rules/finding/when.ts";
import { listingSources } from "../offerings.ts";
import type { CardRow } from "./card-text.ts";
import { KeptCards } from "./kept-cards.ts";
import { KeptOfferings } from "./kept-offerings.ts";
import type { ChangedOffering } from "./changed-offerings.ts";
import { wakeBy } from "./handed-over.ts";
import { followedOfferings, type FollowedOfferingsOptions } from "./followed-offerings.ts";
import { anyCredit, lengthMinutes } from "./offering-document.ts";
import { searchRequest } from "./search-request.ts";

const pageSize = 20;
/** Hits looked at for likeness, and how many are shown. */
const neighbourCount = 30;
const similarCount = 4;

/** Sources come and go without a change to any offering; a reader who counts to the second is not to be expected. */
const sizeMilliseconds = 5000;

/** How much there is to find. */
export interface CatalogueSize {
  /** Offerings still to come. */
  readonly upcoming: number;
  /** Sources that list something. */
  readonly sources: number;
  readonly hasSample: boolean;
}

export interface FinderOptions extends FollowedOfferingsOptions {
  readonly words: FieldWords;
  /** Zone of the site, in which days and hours of the week are kept. */
  readonly zone: string;
}

export interface FindOptions {
  readonly pageSize?: number;
  readonly now?: string;
  /** A page after the last gives the last instead of none. */
  readonly keepsToLastPage?: boolean;
  readonly fit?: ViewerFit | undefined;
}

/** Whatever keeps offerings by their ids. */
interface RowsById<Offering extends ShownListing> {
  readonly byId: (ids: readonly string[]) => Promise<ReadonlyMap<string, CardRow<Offering>>>;
}

/** Answers Find: the index says which offerings, the database what they are. Start it before asking. */
export class Finder {
  readonly followed: FollowedIndex<ChangedOffering>;
  readonly #db: Db<CatalogTables>;
  readonly #words: FieldWords;
  readonly #zone: string;
  readonly #kept: KeptOfferings;
  readonly #cards: KeptCards;
  #size: { readonly value: CatalogueSize; readonly changes: number; readonly at: number } | undefined;

  constructor({ words, zone, ...options }: FinderOptions) {
    this.#db = options.db;
    this.#words = words;
    this.#zone = zone;
    const [kept, cards] = [new KeptOfferings(options.db), new KeptCards(options.db)];
    this.#kept = kept;
    this.#cards = cards;
    this.followed = followedOfferings(options, { names: words.names, zone }, (change) => {
      kept.forget(change.id);
      if (change.mergedInto === null) cards.keep(change);
      else cards.forget(change.id);
    });
    wakeBy(options.db, () => this.followed.hurry());
  }

  /** What fits a question, one page of it, with the counts of all facets. */
  async find(query: FindQuery, options: FindOptions = {}): Promise<Found> {
    return this.#page(query, options, this.#kept);
  }

  /** The same with no more of each offering than its card shows: a page of results then seldom asks the database. */
  async cards(query: FindQuery, options: FindOptions = {}): Promise<Found<ShownListing>> {
    return this.#page(query, options, this.#cards);
  }

  async #page<Offering extends ShownListing>(
    query: FindQuery,
    options: FindOptions,
    rowsOf: RowsById<Offering>,
  ): Promise<Found<Offering>> {
    const near = query.near === undefined ? undefined : locateReader(query.near, this.#words.gazetteer);
    const now = options.now ?? presentInstant();
    const size = options.pageSize ?? pageSize;
    const fits = fitCondition(query, options.fit);
    const request = searchRequest(query, { now, siteZone: this.#zone, near, pageSize: size, fits });
    const result = this.followed.index.search({ ...request, keepsToLastPage: options.keepsToLastPage });
    const rows = await rowsOf.byId(result.hits.map((hit) => hit.id));
    return {
      total: result.total,
      page: result.offset / size + 1,
      pages: Math.ceil(result.total / size),
      offerings: result.hits.flatMap((hit) => {
        const row = rows.get(hit.id);
        return row === undefined ? [] : [this.#found(row, hit, { query, near, now, fit: options.fit })];
      }),
      facets: this.#facets(result.facets),
      corrected: result.corrected,
      unknownPlace: query.near !== undefined && near === undefined ? query.near : undefined,
    };
  }

  /** How many fit a question: a small part of the work of finding them. */
  count(
    query: FindQuery,
    options: { readonly now?: string; readonly fit?: ViewerFit | undefined } = {},
  ): number {
    const { now = presentInstant(), fit } = options;
    const near = query.near === undefined ? undefined : locateReader(query.near, this.#words.gazetteer);
    // In order of time, since the best fit would first have to be found.
    const asked = { ...query, order: "soonest", page: 1 } as const;
    const fits = fitCondition(query, fit);
    const request = searchRequest(asked, { now, siteZone: this.#zone, near, pageSize: 0, fits });
    return this.followed.index.search({ ...request, facets: [], explain: false }).total;
  }

  /** Only the ids of what fits, in the question's order, at most `limit`: for knowing what is new. */
  ids(query: FindQuery, options: { readonly limit: number; readonly now: string }): readonly string[] {
    const near = query.near === undefined ? undefined : locateReader(query.near, this.#words.gazetteer);
    const { now, limit: pageSize } = options;
    const request = searchRequest(query, { now, siteZone: this.#zone, near, pageSize });
    return this.followed.index.search({ ...request, facets: [] }).hits.map((hit) => hit.id);
  }

  /** Offerings still to come that are like one, at most four: its neighbours in the index, put in order by what they share. */
  async similar(id: string, offering: ShownListing): Promise<readonly FoundOffering<ShownListing>[]> {
    const now = presentInstant();
    const { filters = [] } = searchRequest(anything, { now, siteZone: this.#zone, pageSize: 0 });
    const hits = this.followed.index.similar(id, { filters, limit: neighbourCount });
    const rows = await this.#cards.byId(hits.map((hit) => hit.id));
    const candidates = [...rows.values()].map((row) => ({ id: row.id, listing: row.offering }));
    return similarOfferings({ id, listing: offering }, candidates, { limit: similarCount }).flatMap(
      (similar) => {
        const row = rows.get(similar.id);
        if (row === undefined) return [];
        const hit = { id: row.id, score: similar.score, matched: [] };
        return [
          {
            ...this.#found(row, hit, { query: anything, near: undefined, now }),
            reasons: similar.because.map((each) => this.#named(each)),
          },
        ];
      },
    );
  }

  /** What two offerings share, as readers know it: `Children’s services` for `topic: childrens-services`. */
  #named(reason: string): string {
    return reason.replace(
      /^(topic|audience): (.*)$/u,
      (_, _kind, id: string) => this.#words.names.get(id) ?? id,
    );
  }

  /** How much the whole catalogue holds; counted anew when an offering changed, and after some seconds. */
  async size(): Promise<CatalogueSize> {
    const [changes, at] = [this.followed.changes, nowMilliseconds()];
    const known = this.#size;
    if (known?.changes === changes && at - known.at < sizeMilliseconds) return known.value;
    const { count, hasSample } = await listingSources(this.#db);
    const value = { upcoming: this.#upcomingCount(presentInstant()), sources: count, hasSample };
    // An empty catalogue is told from one that was just filled at once.
    if (count > 0) this.#size = { value, changes, at };
    return value;
  }

  #upcomingCount(now: string): number {
    const upcoming = {
      part: [{ column: "ends", ranges: [[Date.parse(now) / 1000, Number.POSITIVE_INFINITY]] }],
    } as const;
    const filters = [
      { either: [upcoming, { number: "openEnded", from: 1 }] },
      { number: "isOff", to: 0 },
    ] as const;
    return this.followed.index.search({ filters, limit: 0 }).total;
  }

  #found<Offering extends ShownListing>(
    row: CardRow<Offering>,
    hit: Hit,
    { query, near, now, fit }: FoundContext,
  ): FoundOffering<Offering> {
    const zone = query.zone ?? this.#zone;
    const { session, moreSessions } = shownSession(
      row.offering,
      now,
      (each) =>
        sessionSuits(query, each, zone) &&
        isWithin(row.offering, each, { query, near }) &&
        (!query.fitsMe || fit === undefined || fit.fits(each, row.offering, query.ways)),
    );
    const place = session?.place ?? row.offering.place;
    const isLocated = near !== undefined && place?.latitude !== undefined && place.longitude !== undefined;
    const milesAway =
      isLocated && row.offering.ways.includes("in-person")
        ? distanceMiles(near, { latitude: place.latitude, longitude: place.longitude })
        : undefined;
    return {
      id: row.id,
      offering: row.offering,
      topicNames: row.offering.topics.map((topic) => this.#words.names.get(topic) ?? labelOf(topic)),
      listingCount: row.listingCount,
      isGone: row.isGone,
      updatedAt: row.updatedAt,
      session,
      moreSessions,
      milesAway,
      fit: session && fit && fitLine(fit, session, row.offering, { query, zone, now }),
      reasons: whyItFits(query, {
        matched: hit.matched,
        isFree: row.offering.cost.isFree,
        fromCents: row.offering.cost.currency === "USD" ? row.offering.cost.fromCents : undefined,
        minutes: lengthMinutes(row.offering),
        hours: session === undefined || session.isAllDay ? undefined : hoursLine(session, zone),
        milesAway,
        isOnline: row.offering.ways.includes("live-online") || row.offering.ways.includes("own-pace"),
      }),
    };
  }

  #facets(
    counted: Readonly<Record<string, readonly { readonly value: string; readonly count: number }[]>>,
  ): Facets {
    const facet = (name: string, label: (value: string) => string): readonly FacetChoice[] =>
      (counted[name] ?? []).map(({ value, count }) => ({ value, label: label(value), count }));
    const named = (value: string) => this.#words.names.get(value) ?? labelOf(value);
    return {
      way: facet("way", (value) => labelIn(wayLabels, value)),
      kind: facet("kind", (value) => labelIn(kindLabels, value)),
      topic: facet("topic", named),
      audience: facet("audience", named),
      credit: facet("credit", (value) => (value === anyCredit ? "Any" : labelOf(value))),
      language: facet("language", languageLabel),
      cost: facet("cost", labelOf),
    };
  }
}

/** Whether a meeting in person is within the distance asked for; what needs no travel always is. */
function isWithin(
  offering: ShownListing,
  session: CardSession,
  { query, near }: Pick<FoundContext, "query" | "near">,
): boolean {
  const place = session.place ?? offering.place;
  if (near === undefined || offering.ways.some((way) => way !== "in-person")) return true;
  if (place?.latitude === undefined || place.longitude === undefined) return false;
  const { latitude, longitude } = place;
  return distanceMiles(near, { latitude, longitude }) <= query.withinMiles;
}

interface FoundContext {
  /** What fits who asks, when that is known. */
  readonly fit?: ViewerFit | undefined;
  readonly query: FindQuery;
  readonly near: Coordinates | undefined;
  readonly now: string;
}

function fitCondition({ fitsMe, ways }: FindQuery, fit: ViewerFit | undefined): PartCondition | undefined {
  return fitsMe ? fit?.condition(ways) : undefined;
}

function labelIn(labels: Readonly<Record<string, string>>, value: string): string {
  return labels[value] ?? labelOf(value);
}
