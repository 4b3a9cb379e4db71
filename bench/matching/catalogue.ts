import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Listing } from "../../src/modules/catalog/rules/listing.ts";
import type { RecordSession } from "../../src/modules/catalog/rules/record.ts";
import { chanceFrom, seedOf } from "./random.ts";

/** A real record as a listing, with what tells which real offering it is. */
export interface KnownListing {
  readonly listing: Listing;
  /** Equal for records of one offering; made from the record's own fields, never by the rules measured here. */
  readonly truth: string;
  /** Equal for all years of one conference and the like: decides the half, so that families stay together. */
  readonly family: string;
  readonly kind: "conference" | "talk" | "workshop";
}

/** Fields every listing has, empty. */
function emptyListing(title: string): Listing {
  return {
    sourceKey: title,
    title,
    summary: "",
    kind: "other",
    sessions: [],
    status: "scheduled",
    ways: [],
    cost: { known: false, isFree: false, currency: "USD", tiers: [] },
    credit: [],
    topics: [],
    audiences: [],
    language: "en",
    reasons: [],
    warnings: [],
  };
}

interface ConferenceRecord {
  readonly name: string;
  readonly url: string;
  readonly startDate: string;
  readonly endDate: string;
  readonly city?: string;
  readonly country?: string;
  readonly online?: boolean;
}

/** Conferences, once for every topic file that lists them: true duplicates by themselves. */
export function conferences(folder: string): readonly KnownListing[] {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => /(?:^|\/)conferences\/.*\.json$/.test(file))
    .toSorted();
  return files.flatMap((file) => {
    const records = JSON.parse(readFileSync(join(folder, file), "utf8")) as readonly ConferenceRecord[];
    return records.map((record) => conference(record, file));
  });
}

function conference(record: ConferenceRecord, file: string): KnownListing {
  const family = record.name.toLowerCase().trim();
  const city = record.city?.split(",")[0]?.trim();
  return {
    truth: `${family}|${record.startDate}|${city?.toLowerCase() ?? ""}`,
    family,
    kind: "conference",
    listing: {
      ...emptyListing(record.name),
      sourceKey: `${file}:${record.name}:${record.startDate}`,
      kind: "conference",
      url: record.url,
      canonicalUrl: canonical(record.url),
      sessions: [allDay(record.startDate, record.endDate)],
      ways: [
        ...(record.online === true ? (["live-online"] as const) : []),
        ...(city ? (["in-person"] as const) : []),
      ],
      ...(city === undefined
        ? {}
        : { place: { city, ...(record.country ? { country: record.country } : {}) } }),
    },
  };
}

interface TalkRecord {
  readonly title: string;
  readonly description?: string;
  readonly recorded?: string;
  readonly durationSeconds?: number;
  readonly event?: string;
}

const ZONES = [
  "America/New_York",
  "America/Chicago",
  "America/Los_Angeles",
  "Europe/Berlin",
  "Europe/London",
] as const;

/**
 * Talks of conferences as webinars: the hour is drawn (the records only have the day), many share one.
 * A third have a page of their own, a third the event's landing page, a third no address.
 */
export function talks(file: string): readonly KnownListing[] {
  const lines = readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "");
  const seen = new Set<string>();
  return lines.flatMap((line, index) => {
    const record = JSON.parse(line) as TalkRecord;
    const truth = `${record.title.toLowerCase().trim()}|${record.recorded ?? ""}`;
    if (record.recorded === undefined || !/^\d{4}-\d\d-\d\d$/.test(record.recorded) || seen.has(truth))
      return [];
    seen.add(truth);
    return [talk({ ...record, recorded: record.recorded }, truth, index)];
  });
}

function talk(
  record: TalkRecord & { readonly recorded: string },
  truth: string,
  index: number,
): KnownListing {
  const chance = chanceFrom(seedOf(truth));
  const zone = ZONES[seedOf(record.recorded) % ZONES.length] ?? ZONES[0];
  const start =
    new Date(`${record.recorded}T00:00:00Z`).getTime() + (14 * 60 + chance.below(16) * 30) * 60_000;
  const minutes = record.durationSeconds === undefined ? undefined : Math.round(record.durationSeconds / 60);
  const event =
    record.event ??
    (chance.is(0.5)
      ? `${["Riverside", "Lakeview", "Northern", "Harbor"][seedOf(record.recorded.slice(0, 7)) % 4]} Developer Days`
      : undefined);
  const own = `https://events.example.org/${record.recorded}/${slug(record.title)}-${index}`;
  const landing = `https://${slug(event ?? "talks")}.example.net/schedule`;
  const url = [own, landing, undefined][chance.below(3)];
  return {
    truth,
    family: record.title.toLowerCase().trim(),
    kind: "talk",
    listing: {
      ...emptyListing(record.title),
      sourceKey: truth,
      summary: (record.description ?? "").slice(0, 2000),
      kind: "webinar",
      ways: ["live-online"],
      sessions: [timed(start, minutes, zone)],
      ...(event === undefined ? {} : { provider: event }),
      ...(url === undefined ? {} : { url, canonicalUrl: canonical(url) }),
    },
  };
}

interface WorkshopRecord {
  readonly slug: string;
  readonly url: string | null;
  readonly venue: string;
  readonly host_name: string;
  readonly country: string | null;
  readonly curriculum: string | null;
  readonly tag_name: string | null;
  readonly start_date: string;
  readonly end_date: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly instructors: string | null;
}

/** Workshops with few different titles: place, host and date tell them apart. */
export function workshops(file: string): readonly KnownListing[] {
  const records = JSON.parse(readFileSync(file, "utf8")) as readonly WorkshopRecord[];
  return records.map((record) => {
    const url = record.url && URL.canParse(record.url) ? record.url : undefined;
    const isOnline = (record.tag_name ?? "").includes("online");
    const brand = (record.tag_name ?? "").includes("DC") ? "Data Carpentry" : "Software Carpentry";
    const subject = record.curriculum ? record.curriculum.replaceAll("-", " ") : "workshop";
    const title = [
      `${brand} ${subject}`,
      `${brand} workshop at ${record.venue}`,
      `${record.venue}: ${subject}`,
    ][seedOf(record.slug) % 3];
    const hasPoint = record.latitude !== null && record.longitude !== null && !isOnline;
    return {
      truth: record.slug,
      family: record.slug,
      kind: "workshop" as const,
      listing: {
        ...emptyListing(title ?? record.venue),
        sourceKey: record.slug,
        summary: record.instructors ? `Taught by ${record.instructors}` : "",
        kind: "workshop" as const,
        provider: record.host_name,
        sessions: [allDay(record.start_date, record.end_date ?? record.start_date)],
        ways: [isOnline ? ("live-online" as const) : ("in-person" as const)],
        place: {
          name: record.venue,
          ...(hasPoint ? { latitude: record.latitude ?? 0, longitude: record.longitude ?? 0 } : {}),
        },
        ...(url === undefined ? {} : { url, canonicalUrl: canonical(url) }),
      },
    };
  });
}

export function allDay(start: string, end: string): RecordSession {
  return { start, end, isAllDay: true, status: "scheduled", original: start };
}

export function timed(start: number, minutes: number | undefined, zone: string): RecordSession {
  const instant = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}Z`;
  return {
    start: instant(start),
    ...(minutes === undefined ? {} : { end: instant(start + minutes * 60_000) }),
    zone,
    isAllDay: false,
    status: "scheduled",
    original: `TZID=${zone}:${wallClock(start, zone)}`,
  };
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function wallClock(instant: number, zone: string): string {
  let clock = clocks.get(zone);
  if (!clock) {
    clock = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "medium" });
    clocks.set(zone, clock);
  }
  return clock.format(instant).replace(/[-:]/g, "").replace(" ", "T");
}

/** A plain stand-in for the canonical address that normalising makes. */
export function canonical(url: string): string {
  const parsed = new URL(url);
  const kept = [...parsed.searchParams].filter(([name]) => !/^(?:utm_|fbclid|mc_|ref$)/.test(name));
  const query = kept.length > 0 ? `?${kept.map(([name, value]) => `${name}=${value}`).join("&")}` : "";
  return `${parsed.host.replace(/^www\./, "")}${parsed.pathname.replace(/\/+$/, "")}${query}`;
}

export function slug(text: string): string {
  return (
    text
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-|-$/g, "")
      .slice(0, 40) || "x"
  );
}
