import {
  formatInstant,
  formatWall,
  parseDate,
  parseInstant,
  resolveZone,
  toInstant,
  toWall,
  zoneOf,
} from "#platform/time";
import type { Kind, Listing, Way } from "./listing.ts";
import { placeLine } from "./publishing/plain-lines.ts";
import type { RecordSession, SourceRecord } from "./record.ts";

/** An offering as a person writes it down: all as typed. */
export interface ByHandWords {
  readonly title: string;
  readonly provider: string;
  readonly description: string;
  /** Empty: worked out from the words. */
  readonly kind: Kind | "";
  readonly ways: readonly Way[];
  /** `YYYY-MM-DD`; empty for what is taken at one's own pace. */
  readonly date: string;
  /** `HH:MM`; empty for whole days. */
  readonly from: string;
  readonly until: string;
  /** The last of several days; empty for one. */
  readonly lastDate: string;
  readonly zone: string;
  readonly minutes: string;
  readonly place: string;
  readonly address: string;
  readonly cost: string;
  readonly credit: string;
  readonly link: string;
}

/** An empty form. */
export function blankWords(zone: string): ByHandWords {
  return {
    title: "",
    provider: "",
    description: "",
    kind: "",
    ways: [],
    date: "",
    from: "",
    until: "",
    lastDate: "",
    zone,
    minutes: "",
    place: "",
    address: "",
    cost: "",
    credit: "",
    link: "",
  };
}

/** One thing to put right: the form's field, and what to do. */
interface Problem {
  readonly where: string;
  readonly message: string;
}

/** What a form comes to: a record, or everything that is to be put right. */
export type ByHandReading =
  | { readonly isValid: true; readonly record: SourceRecord }
  | { readonly isValid: false; readonly problems: readonly Problem[] };

/** Reads what a person wrote down as a record with a key of its own. */
export function byHandRecord(words: ByHandWords, key: string): ByHandReading {
  const problems: Problem[] = [];
  if (words.title.trim() === "") problems.push({ where: "title", message: "Give it a title." });
  if (words.ways.length === 0)
    problems.push({ where: "way", message: "Say how one takes part: choose at least one." });
  const link = wholeLink(words.link);
  if (link === undefined && words.link.trim() !== "")
    problems.push({ where: "link", message: "Write a whole address that starts with https://." });
  if (words.minutes.trim() !== "" && !/^\d{1,5}$/u.test(words.minutes.trim()))
    problems.push({ where: "minutes", message: "Write how long it takes as a number of minutes." });
  const session = sessionOf(words, problems);
  if (problems.length > 0) return { isValid: false, problems };
  return {
    isValid: true,
    record: {
      key,
      title: words.title.trim(),
      descriptionKind: "text",
      sessions: session === undefined ? [] : [session],
      categories: [],
      prices: [],
      warnings: [],
      ...stated({
        description: words.description,
        provider: words.provider,
        costText: words.cost,
        creditText: words.credit,
        url: link ?? "",
        statedKind: words.kind === "" ? "" : words.kind,
      }),
      ...(words.minutes.trim() === "" ? {} : { durationMinutes: Number(words.minutes) }),
      ...placeOf(words),
    },
  };
}

/** What the person chose stands above what the words seem to say. */
export function withChoices(listing: Listing, { kind, ways }: ByHandWords): Listing {
  const because = "chosen by the person who wrote it down";
  const chosen = [
    ...(kind === "" ? [] : [{ field: "kind" as const, value: kind, because }]),
    { field: "ways" as const, value: ways.join(", "), because },
  ];
  const replaced = new Set<string>(chosen.map(({ field }) => field));
  return {
    ...listing,
    kind: kind === "" ? listing.kind : kind,
    ways,
    reasons: [...chosen, ...listing.reasons.filter(({ field }) => !replaced.has(field))],
  };
}

/** A listing as the words of the form, to be changed. */
export function wordsOfListing(listing: Listing, defaultZone: string): ByHandWords {
  const { place } = listing;
  const isKindChosen = listing.reasons.some(
    ({ field, because }) => field === "kind" && because.startsWith("chosen"),
  );
  return {
    ...blankWords(defaultZone),
    title: listing.title,
    provider: listing.provider ?? "",
    description: listing.summary,
    kind: isKindChosen ? listing.kind : "",
    ways: listing.ways,
    ...sessionWords(listing.sessions[0], defaultZone),
    minutes: listing.sessions.length === 0 ? String(listing.durationMinutes ?? "") : "",
    place: place?.name ?? "",
    address: place === undefined ? "" : (placeLine({ ...place, name: "" }) ?? ""),
    cost: costWords(listing),
    credit: listing.credit.map(({ text }) => text).join("; "),
    link: listing.registrationUrl ?? listing.url ?? "",
  };
}

const longestCost = 60;

function costWords({ cost }: Listing): string {
  // A whole sentence that was found to tell the cost is no cost.
  if (cost.text !== undefined && cost.text.length <= longestCost) return cost.text;
  if (!cost.known) return "";
  if (cost.isFree) return "Free";
  return cost.fromCents === undefined ? "" : `${cost.currency} ${(cost.fromCents / 100).toFixed(2)}`;
}

function sessionWords(session: RecordSession | undefined, defaultZone: string): Partial<ByHandWords> {
  if (session === undefined) return {};
  const last = (session.end ?? session.start).slice(0, 10);
  if (session.isAllDay) return { date: session.start, lastDate: last === session.start ? "" : last };
  const zone = session.zone ?? defaultZone;
  const start = wallOf(session.start, zone);
  const end = session.end === undefined ? undefined : wallOf(session.end, zone);
  return {
    zone,
    date: start.slice(0, 10),
    from: start.slice(11, 16),
    ...(end === undefined ? {} : { until: end.slice(11, 16) }),
    ...(end === undefined || end.slice(0, 10) === start.slice(0, 10) ? {} : { lastDate: end.slice(0, 10) }),
  };
}

function wallOf(instant: string, zone: string): string {
  return formatWall(toWall(zoneOf(zone), parseInstant(instant) ?? 0));
}

function sessionOf(words: ByHandWords, problems: Problem[]): RecordSession | undefined {
  const [date, lastDate] = [words.date.trim(), words.lastDate.trim()];
  if (date === "") {
    const isDated = words.from !== "" || words.until !== "" || lastDate !== "";
    if (isDated)
      problems.push({ where: "date", message: "Say on which day, or leave the times out as well." });
    else if (words.ways.some((way) => way !== "own-pace"))
      problems.push({
        where: "date",
        message: "Say on which day it is; only what one takes at one’s own pace has none.",
      });
    return undefined;
  }
  if (parseDate(date) === undefined)
    problems.push({ where: "date", message: "This is no day of the calendar: write it as 2026-12-03." });
  if (lastDate !== "" && (parseDate(lastDate) === undefined || lastDate < date))
    problems.push({ where: "last-date", message: "The last day must be a day after the first." });
  const zone = resolveZone(words.zone).id;
  if (zone === undefined) problems.push({ where: "zone", message: "Choose a time zone." });
  const from = clockOf(words.from, "from", problems);
  const until = clockOf(words.until, "until", problems);
  if (from === undefined && until !== undefined)
    problems.push({ where: "from", message: "Say when it begins, too." });
  if (problems.length > 0 || zone === undefined) return undefined;
  const shared = {
    status: "scheduled" as const,
    original: [date, words.from, zone].filter(Boolean).join(" "),
  };
  if (from === undefined)
    return { ...shared, start: date, end: lastDate === "" ? date : lastDate, isAllDay: true };
  const start = instantOf(date, from, zone);
  if (until === undefined) return { ...shared, start, zone, isAllDay: false };
  const end = instantOf(lastDate === "" ? date : lastDate, until, zone);
  if (end <= start) problems.push({ where: "until", message: "It must end after it begins." });
  return { ...shared, start, end, zone, isAllDay: false };
}

function instantOf(date: string, clock: string, zone: string): string {
  return formatInstant(toInstant(zoneOf(zone), parseInstant(`${date}T${clock}:00Z`) ?? 0));
}

function clockOf(text: string, where: string, problems: Problem[]): string | undefined {
  const trimmed = text.trim();
  if (trimmed === "") return undefined;
  if (/^(?:[01]\d|2[0-3]):[0-5]\d$/u.test(trimmed)) return trimmed;
  problems.push({ where, message: "Write the time as 14:30." });
  return undefined;
}

function placeOf({ ways, place, address }: ByHandWords): Pick<SourceRecord, "place" | "isOnline"> {
  const named = stated({ name: place, address });
  return {
    ...(Object.keys(named).length === 0 ? {} : { place: named }),
    ...(ways.includes("live-online")
      ? { isOnline: true }
      : ways.includes("in-person")
        ? { isOnline: false }
        : {}),
  };
}

function wholeLink(text: string): string | undefined {
  const trimmed = text.trim();
  if (trimmed === "") return undefined;
  const url = URL.parse(/^[a-z][a-z\d+.-]*:/iu.test(trimmed) ? trimmed : `https://${trimmed}`);
  return url !== null && /^https?:$/u.test(url.protocol) && url.hostname.includes(".") ? url.href : undefined;
}

function stated<Names extends string>(
  texts: Readonly<Record<Names, string>>,
): Partial<Record<Names, string>> {
  const filled = Object.entries<string>(texts).flatMap(([name, text]) =>
    text.trim() === "" ? [] : [[name, text.trim()]],
  );
  return Object.fromEntries(filled) as Partial<Record<Names, string>>; // names of the record above
}
