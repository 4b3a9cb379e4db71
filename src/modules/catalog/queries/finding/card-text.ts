import type { CardSession, ShownListing } from "../../rules/finding/found.ts";
import type { Cost } from "../../rules/listing.ts";
import type { RecordPlace, RecordSession } from "../../rules/record.ts";
import type { OfferingRow } from "../offerings.ts";

/** An offering with as much of it as is needed. */
export type CardRow<Offering extends ShownListing = ShownListing> = Omit<OfferingRow, "offering"> & {
  readonly offering: Offering;
};

/** What cards show of an offering as a short text, of which `cardRow` makes it again: there may be a hundred thousand. */
export function cardText({ offering, listingCount, isGone, updatedAt }: OfferingRow): string {
  const {
    sourceKey: _key,
    canonicalUrl: _address,
    summary: _summary,
    imageUrl: _image,
    reasons: _reasons,
    warnings: _warnings,
    publishedAt: _published,
    updatedAt: _updated,
    ...card
  } = offering;
  const kept = {
    ...card,
    // A card leads to where one registers, and only else to the page about it.
    url: card.registrationUrl === undefined ? card.url : undefined,
    place: card.place && shownPlace(card.place),
    cost: shownCost(card.cost),
    sessions: sessionRuns(card.sessions),
  };
  return JSON.stringify([kept, listingCount, isGone, updatedAt]);
}

/** The card whose text `cardText` wrote. */
export function cardRow(id: string, text: string): CardRow {
  // Written by `cardText` from this type.
  const [{ sessions, ...card }, listingCount, isGone, updatedAt] = JSON.parse(text) as KeptCard;
  return {
    id,
    offering: { ...card, sessions: sessions.flatMap(sessionsOf) },
    listingCount,
    isGone,
    updatedAt,
  };
}

type KeptCard = readonly [
  card: Omit<ShownListing, "sessions"> & { readonly sessions: readonly SessionRun[] },
  listingCount: number,
  isGone: boolean,
  updatedAt: string,
];

/** Sessions in a row that differ only in when they are held, as those of a series do. */
type SessionRun = readonly [alike: AlikeSession, ...times: SessionTimes[]];
type AlikeSession = Omit<CardSession, "start" | "end">;
type SessionTimes = readonly [start: string, end?: string];

function sessionRuns(sessions: readonly RecordSession[]): readonly SessionRun[] {
  const runs: [AlikeSession, ...SessionTimes[]][] = [];
  for (const session of sessions) {
    const { start, end } = session;
    const [alike, times] = [
      alikeSession(session),
      end === undefined ? ([start] as const) : ([start, end] as const),
    ];
    const last = runs.at(-1);
    if (last !== undefined && isSame(last[0], alike)) last.push(times);
    else runs.push([alike, times]);
  }
  return runs;
}

function alikeSession({ zone, isAllDay, status, place }: RecordSession): AlikeSession {
  return {
    ...(zone === undefined ? {} : { zone }),
    isAllDay,
    status,
    ...(place === undefined ? {} : { place: shownPlace(place) }),
  };
}

// One that has a place of its own, as few have, stands alone.
function isSame(one: AlikeSession, other: AlikeSession): boolean {
  return (
    one.zone === other.zone &&
    one.isAllDay === other.isAllDay &&
    one.status === other.status &&
    one.place === undefined &&
    other.place === undefined
  );
}

function sessionsOf([alike, ...times]: SessionRun): readonly CardSession[] {
  return times.map(([start, end]) => ({ ...alike, start, ...(end === undefined ? {} : { end }) }));
}

function shownPlace({ name, city, latitude, longitude }: RecordPlace): RecordPlace {
  return {
    ...(name === undefined ? {} : { name }),
    ...(city === undefined ? {} : { city }),
    ...(latitude === undefined ? {} : { latitude }),
    ...(longitude === undefined ? {} : { longitude }),
  };
}

/** The source's words are shown only where they hold no number. */
function shownCost({ text, ...cost }: Cost): Cost {
  return cost.fromCents === undefined && text !== undefined ? { ...cost, text } : cost;
}
