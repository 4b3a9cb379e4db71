import ICAL from "ical.js";
import { formatDate, parseDate } from "#platform/time";
import type { PlannedItem } from "./kept-plan.ts";
import type { PlanLine } from "./plan-lines.ts";
import type { PlannedOnRecord } from "./planned-on-record.ts";
import { hoursWords, moneyWords } from "../words/amount-words.ts";

/** Whose calendar it is, and what its events lead to. */
export interface CalendarTerms {
  /** Part of every event's name, so that two calendars never mix. */
  readonly owner: string;
  /** Counts the plans: a later one's events take the place of an earlier one's. */
  readonly number: number;
  readonly madeAt: string;
  readonly publicUrl: string;
  /** The first day of the plan: what is to be done in its month begins no earlier. */
  readonly from: string;
}

/**
 * A plan as a calendar (RFC 5545): an event for each sitting, in UTC, so that no zone has to be described; what has a month and
 * no hour is an all-day event on the month's first day of the plan that takes no time. An event is called by its offering and its place
 * in it, so that another date moves it; what is on the record and not in the catalogue is called by its entry there.
 */
export function planCalendar(lines: readonly PlanLine[], terms: CalendarTerms): string {
  const calendar = new ICAL.Component("vcalendar");
  calendar.updatePropertyWithValue("version", "2.0");
  calendar.updatePropertyWithValue("prodid", "-//Carrel//Plan//EN");
  calendar.updatePropertyWithValue("calscale", "GREGORIAN");
  calendar.updatePropertyWithValue("method", "PUBLISH");
  calendar.updatePropertyWithValue("x-wr-calname", "My learning plan");
  for (const line of lines)
    for (const { name, start, end, ...said } of eventsOf(line, terms.from)) {
      const event = new ICAL.Component("vevent");
      const set = (property: string, value: string | number | ICAL.Time) =>
        event.updatePropertyWithValue(property, value);
      set("uid", `plan-${terms.owner}-${name}@${hostOf(terms.publicUrl)}`);
      set("dtstamp", ICAL.Time.fromDateTimeString(terms.madeAt));
      set("last-modified", ICAL.Time.fromDateTimeString(terms.madeAt));
      set("sequence", terms.number);
      set("dtstart", start);
      if (end !== undefined) set("dtend", end);
      set("summary", plain(said.summary));
      set("description", plain(said.description));
      if (said.place !== undefined) set("location", plain(said.place));
      set("url", `${terms.publicUrl}${said.path}`);
      set("transp", said.isHeld ? "OPAQUE" : "TRANSPARENT");
      set("status", "CONFIRMED");
      calendar.addSubcomponent(event);
    }
  return `${calendar.toString()}\r\n`;
}

/** What an event of the calendar says. */
interface CalendarEvent {
  readonly name: string;
  readonly start: ICAL.Time;
  readonly end?: ICAL.Time | undefined;
  readonly summary: string;
  readonly description: string;
  readonly place?: string | undefined;
  readonly path: string;
  /** It takes these hours; else it has a day or a month alone. */
  readonly isHeld: boolean;
}

function eventsOf(line: PlanLine, from: string): readonly CalendarEvent[] {
  return "item" in line ? eventsOfItem(line.item, from) : eventsOfPlanned(line.planned);
}

function eventsOfItem(item: PlannedItem, from: string): readonly CalendarEvent[] {
  const { offeringId, month = "2000-01", place, sittings, title } = item;
  const said = { description: describe(item), place, path: `/offerings/${offeringId}` };
  if (sittings.length > 0) return heldEvents(sittings, { ...said, name: offeringId, summary: title });
  const first = `${month}-01`;
  const start = ICAL.Time.fromDateString(from.startsWith(month) ? from : first);
  const summary = `At your own pace this month: ${title}`;
  return [{ ...said, name: `${offeringId}-1`, start, summary, isHeld: false }];
}

function eventsOfPlanned({
  entryId,
  offeringId,
  from,
  to,
  place,
  provider,
  sittings,
  title,
  url,
}: PlannedOnRecord): readonly CalendarEvent[] {
  const said = {
    summary: title,
    description: [provider, "Planned on your record.", url].filter((each) => each !== undefined).join("\n"),
    place,
    path: offeringId === undefined ? `/record/entries/${entryId}` : `/offerings/${offeringId}`,
  };
  const name = offeringId ?? entryId;
  if (sittings.length > 0) return heldEvents(sittings, { ...said, name });
  const start = ICAL.Time.fromDateString(from);
  // RFC 5545 §3.6.1: the end of a day's event is the day after.
  const end = ICAL.Time.fromDateString(formatDate((parseDate(to) ?? 0) + 1));
  return [{ ...said, name: `${name}-1`, start, end, isHeld: false }];
}

function heldEvents(
  sittings: PlannedItem["sittings"],
  said: Omit<CalendarEvent, "start" | "end" | "isHeld">,
): readonly CalendarEvent[] {
  return sittings.map(({ start, end }, place) => ({
    ...said,
    name: `${said.name}-${place + 1}`,
    start: ICAL.Time.fromDateTimeString(start),
    end: ICAL.Time.fromDateTimeString(end),
    isHeld: true,
  }));
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
