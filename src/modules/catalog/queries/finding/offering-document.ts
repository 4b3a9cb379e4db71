import type { IndexSchema, SearchDocument } from "#platform/search";
import type { CardSession, ShownListing } from "../../rules/finding/found.ts";
import { kindLabels, wayLabels } from "../../rules/finding/labels.ts";
import { waysOf } from "../../rules/fits/possible-session.ts";
import type { Cost, Listing } from "../../rules/listing.ts";
import type { RecordSession } from "../../rules/record.ts";
import { sessionColumns } from "./session-columns.ts";

/** Raise it when a document is made in another way: indexes kept on disk are then made anew. */
export const documentVersion = 5;

/** What the catalogue's index holds of an offering. Weights: a word in a title says most of what a thing is about. */
export const offeringSchema: IndexSchema = {
  text: {
    title: { weight: 3, lengthPenalty: 0.4, typicalWords: 7 },
    subjects: { weight: 1.6, lengthPenalty: 0.2, typicalWords: 5 },
    provider: { weight: 1.2, lengthPenalty: 0.2, typicalWords: 3 },
    summary: { weight: 1, lengthPenalty: 0.75, typicalWords: 60 },
  },
  keywords: ["way", "kind", "topic", "audience", "credit", "language", "cost"],
  /** `isOff`: gone, or called off. `changedIn`: the transaction that changed it last, for knowing whether the index is that of the database. */
  numbers: ["costCents", "minutes", "openEnded", "isOff", "changedIn"],
  /** A session: when (see session-columns), where, and how one takes part (see rules/fits). */
  parts: ["starts", "ends", "weekStart", "weekEnd", "latitude", "longitude", "ways"],
};

/** Stated credit of any kind: the facet's first value. */
export const anyCredit = "any";

export interface DocumentContext {
  /** Names of topics and audiences by their ids: found as words too. */
  readonly names: ReadonlyMap<string, string>;
  /** Zone in which days and hours of the week are kept. */
  readonly zone: string;
}

/** An offering as the index keeps it. */
export function offeringDocument(
  id: string,
  offering: Listing,
  isGone: boolean,
  { names, zone }: DocumentContext,
): SearchDocument {
  const subjects = [...offering.topics, ...offering.audiences].map(
    (value) => names.get(value) ?? value.replaceAll("-", " "),
  );
  return {
    id,
    language: offering.language,
    text: {
      title: offering.title,
      subjects: [...subjects, kindLabels[offering.kind], ...offering.ways.map((way) => wayLabels[way])].join(
        ". ",
      ),
      provider: [offering.provider, offering.place?.name, offering.place?.city].filter(Boolean).join(". "),
      summary: offering.summary,
    },
    keywords: {
      way: offering.ways,
      kind: [offering.kind],
      topic: offering.topics,
      audience: offering.audiences,
      credit: creditValues(offering),
      language: [offering.language],
      cost: [costBand(offering.cost)],
    },
    numbers: {
      costCents: inDollars(offering.cost) ? offering.cost.fromCents : undefined,
      minutes: lengthMinutes(offering),
      openEnded: offering.sessions.length === 0 ? 1 : 0,
      isOff: isGone || isCalledOff(offering) ? 1 : 0,
    },
    parts: heldSessions(offering).map((session) => sessionPart(session, offering, zone)),
  };
}

// Past ones are found when they are asked for; what was called off was never held.
function heldSessions({ sessions }: Listing): readonly RecordSession[] {
  return sessions.filter(({ status }) => status !== "cancelled");
}

function isCalledOff(offering: Listing): boolean {
  return (
    offering.status === "cancelled" || (offering.sessions.length > 0 && heldSessions(offering).length === 0)
  );
}

/** Minutes one spends: as stated, else the longest timed session. */
export function lengthMinutes(
  offering: Pick<ShownListing, "durationMinutes" | "sessions">,
): number | undefined {
  if (offering.durationMinutes !== undefined) return offering.durationMinutes;
  const lengths = offering.sessions.flatMap((session) =>
    session.isAllDay || session.end === undefined
      ? []
      : [(Date.parse(session.end) - Date.parse(session.start)) / 60_000],
  );
  return lengths.length === 0 ? undefined : Math.max(...lengths);
}

/** A session as the index keeps it. */
export function sessionPart(
  session: CardSession,
  offering: Pick<Listing, "place" | "status" | "ways">,
  zone: string,
): Record<string, number | undefined> {
  const place = session.place ?? offering.place;
  const located =
    place?.latitude === undefined || place.longitude === undefined
      ? {}
      : { latitude: place.latitude, longitude: place.longitude };
  return { ...sessionColumns(session, zone), ...located, ways: waysOf(session, offering) };
}

// "At most $50" says nothing of pounds: without a rate, an amount in another currency meets no limit in dollars.
function inDollars({ isFree, currency }: Cost): boolean {
  return isFree || currency === "USD";
}

function costBand(cost: Cost): string {
  if (!cost.known) return "unknown";
  if (cost.isFree) return "free";
  if (!inDollars(cost)) return "other-currency";
  return (cost.fromCents ?? Number.POSITIVE_INFINITY) <= 5000 ? "up-to-50" : "over-50";
}

function creditValues(offering: Listing): readonly string[] {
  if (offering.credit.length === 0) return [];
  return [anyCredit, ...new Set(offering.credit.flatMap((credit) => credit.category ?? []))];
}
