import ICAL from "ical.js";
import type { KeptPlan, PlannedItem } from "./kept-plan.ts";
import { hoursWords, moneyWords } from "../words/amount-words.ts";

/** Whose calendar it is, and what its events lead to. */
export interface CalendarTerms {
  /** Part of every event's name, so that two calendars never mix. */
  readonly owner: string;
  /** Counts the plans: a later one's events take the place of an earlier one's. */
  readonly number: number;
  readonly madeAt: string;
  readonly publicUrl: string;
}

/**
 * A plan as a calendar (RFC 5545): an event for each sitting, in UTC, so that no zone has to be described; what has a month and
 * no hour is an all-day event on the month's first day that takes no time. An event is called by its offering and its place
 * in it, so that another date moves it. `undefined` is someone without a plan: an empty calendar.
 */
export function planCalendar(plan: KeptPlan | undefined, terms: CalendarTerms): string {
  const calendar = new ICAL.Component("vcalendar");
  calendar.updatePropertyWithValue("version", "2.0");
  calendar.updatePropertyWithValue("prodid", "-//Carrel//Plan//EN");
  calendar.updatePropertyWithValue("calscale", "GREGORIAN");
  calendar.updatePropertyWithValue("method", "PUBLISH");
  calendar.updatePropertyWithValue("x-wr-calname", "My learning plan");
  for (const item of plan?.items ?? [])
    for (const event of eventsOf(item, terms)) calendar.addSubcomponent(event);
  return `${calendar.toString()}\r\n`;
}

function eventsOf(item: PlannedItem, terms: CalendarTerms): readonly ICAL.Component[] {
  const moments =
    item.sittings.length === 0
      ? [{ start: ICAL.Time.fromDateString(`${item.month ?? "2000-01"}-01`), end: undefined }]
      : item.sittings.map(({ start, end }) => ({
          start: ICAL.Time.fromDateTimeString(start),
          end: ICAL.Time.fromDateTimeString(end),
        }));
  return moments.map(({ start, end }, place) => {
    const event = new ICAL.Component("vevent");
    const set = (name: string, value: string | number | ICAL.Time) =>
      event.updatePropertyWithValue(name, value);
    set("uid", `plan-${terms.owner}-${item.offeringId}-${place + 1}@${hostOf(terms.publicUrl)}`);
    set("dtstamp", ICAL.Time.fromDateTimeString(terms.madeAt));
    set("last-modified", ICAL.Time.fromDateTimeString(terms.madeAt));
    set("sequence", terms.number);
    set("dtstart", start);
    if (end !== undefined) set("dtend", end);
    set("summary", plain(end === undefined ? `At your own pace this month: ${item.title}` : item.title));
    set("description", plain(describe(item)));
    if (item.place !== undefined) set("location", plain(item.place));
    set("url", `${terms.publicUrl}/offerings/${item.offeringId}`);
    set("transp", end === undefined ? "TRANSPARENT" : "OPAQUE");
    set("status", "CONFIRMED");
    return event;
  });
}

function describe(item: PlannedItem): string {
  return [
    item.provider,
    `${hoursWords(item.minutes)}, ${item.isCostUnknown ? "price not stated" : moneyWords(item.cents)}`,
    ...item.counts.map(({ credential, words }) => `Counts for ${credential}: ${words}`),
    ...(item.needsCover.length > 0 ? ["Someone has to cover your desk."] : []),
    item.url,
  ]
    .filter((line) => line !== undefined)
    .join("\n");
}

/** RFC 5545 §3.3.11: a text has no control characters but tabs and line breaks. */
function plain(text: string): string {
  return text.replaceAll(/\r\n?/gu, "\n").replaceAll(/[^\P{Cc}\t\n]/gu, "");
}

function hostOf(publicUrl: string): string {
  return /^[a-z]+:\/\/([^/:]+)/u.exec(publicUrl)?.[1] ?? "carrel";
}
