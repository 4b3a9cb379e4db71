import { localDay, parseInstant } from "#platform/time";
import type { Listing } from "#modules/catalog";
import type { Mode } from "../ledger/entry.ts";
import type { LocalDate } from "../local-date.ts";
import { writeAmount } from "./amount-text.ts";
import { emptyEntryText, type EntryText } from "./entry-form.ts";

type Offered = Pick<
  Listing,
  "title" | "provider" | "kind" | "ways" | "sessions" | "durationMinutes" | "credit" | "topics"
>;

/**
 * The form for an offering of the catalogue, filled in as far as it says: the next session for a plan, else the last that was; its
 * length as stated for credit, else as it lasts.
 */
export function entryFromOffering(
  offering: Offered,
  { today, zone, isPlan }: { readonly today: LocalDate; readonly zone: string; readonly isPlan: boolean },
): EntryText {
  const days = offering.sessions
    .map((session) => ({ session, ...sessionDays(session, zone) }))
    .toSorted((one, other) => (one.from < other.from ? -1 : 1));
  const chosen = isPlan
    ? (days.find(({ to }) => to >= today) ?? days.at(-1))
    : (days.findLast(({ from }) => from <= today) ?? days[0]);
  const minutes = minutesOf(offering, chosen?.session);
  return {
    ...emptyEntryText(today),
    title: offering.title,
    provider: offering.provider ?? "",
    day: chosen?.from ?? today,
    lastDay: chosen === undefined || chosen.to === chosen.from ? "" : chosen.to,
    ...(minutes === undefined ? {} : writeAmount({ minutes })),
    mode: modeOf(offering),
    topics: offering.topics,
  };
}

/** The same offering on the same day is one entry of a record, however often its button was pressed. */
export function offeringKey(offeringId: string, lastDay: LocalDate | undefined): string {
  return `offering:${offeringId}:${lastDay ?? ""}`;
}

type Session = Offered["sessions"][number];

function sessionDays(session: Session, zone: string): { readonly from: LocalDate; readonly to: LocalDate } {
  if (session.isAllDay) return { from: session.start, to: session.end ?? session.start };
  const from = localDay(zone, session.start);
  return { from, to: session.end === undefined ? from : localDay(zone, session.end) };
}

// Longer than a working day it is a series or a conference: nobody sat through all of it.
const longestMinutes = 480;

function minutesOf({ credit, durationMinutes }: Offered, session: Session | undefined): number | undefined {
  const stated = credit.find(({ contactMinutes }) => contactMinutes !== undefined)?.contactMinutes;
  const lasted =
    session === undefined || session.isAllDay || session.end === undefined
      ? undefined
      : ((parseInstant(session.end) ?? 0) - (parseInstant(session.start) ?? 0)) / 60;
  return [stated, durationMinutes, lasted].find(
    (minutes) =>
      minutes !== undefined && Number.isInteger(minutes) && minutes > 0 && minutes <= longestMinutes,
  );
}

function modeOf({ kind, ways }: Offered): Mode {
  if (kind === "article") return "reading";
  if (kind === "degree-program") return "course for credit";
  if (ways.includes("live-online") || ways.includes("in-person") || !ways.includes("own-pace")) return "live";
  return kind === "webinar" ? "recording alone" : "self-paced course";
}
