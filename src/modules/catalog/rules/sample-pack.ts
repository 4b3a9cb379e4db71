import { z } from "zod";
import {
  formatDate,
  formatInstant,
  parseDate,
  SECONDS_PER_DAY,
  toInstant,
  weekdayOf,
  zoneOf,
} from "#platform/time";
import { type PackFile, type PackResult, parsePackFile } from "./pack-file.ts";
import type { RecordSession, SourceRecord } from "./record.ts";

const place = z.strictObject({
  name: z.string().optional(),
  address: z.string().optional(),
  city: z.string(),
  region: z.string(),
  postalCode: z.string(),
});

const samplePack = z.strictObject({
  sources: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      home: z.url(),
      zone: z.string(),
      region: z.string(),
      provider: z.string(),
    }),
  ),
  offerings: z.array(
    z.strictObject({
      source: z.string(),
      title: z.string(),
      text: z.string(),
      link: z.string(),
      in: z.number().int().optional(),
      at: z.string().optional(),
      days: z.number().int().optional(),
      minutes: z.number().int().optional(),
      cost: z.string().optional(),
      language: z.string().optional(),
      place: place.optional(),
    }),
  ),
});

export type SamplePack = z.output<typeof samplePack>;
type SampleOffering = SamplePack["offerings"][number];

/** Reads the made-up catalogue of `packs/sample`. */
export function parseSamplePack(file: PackFile): PackResult<SamplePack> {
  return parsePackFile(file, samplePack);
}

/** The made-up records of one source, their dates counted from `today`; weekends move to Monday. */
export function sampleRecords(pack: SamplePack, sourceId: string, today: string): readonly SourceRecord[] {
  const source = pack.sources.find((each) => each.id === sourceId);
  if (source === undefined) return [];
  return pack.offerings
    .filter((offering) => offering.source === sourceId)
    .map((offering) => ({
      key: offering.link,
      title: offering.title,
      description: offering.text,
      descriptionKind: "text",
      // One registration page a subject, whoever lists it: that is how the same webinar is known again.
      url: `https://register.sample.example/${offering.link}`,
      provider: source.provider,
      sessions: offering.in === undefined ? [] : [session(offering, source.zone, today)],
      categories: [],
      prices: [],
      warnings: [],
      // For what is held on a day one registers; the rest is there to be read or begun.
      ...(offering.in === undefined
        ? {}
        : { registrationUrl: `https://register.sample.example/${offering.link}` }),
      ...(offering.cost === undefined ? {} : { costText: offering.cost }),
      ...(offering.language === undefined ? {} : { language: offering.language }),
      ...(offering.place === undefined ? {} : { place: definedPlace(offering.place), isOnline: false }),
      ...(offering.in === undefined && offering.minutes !== undefined
        ? { durationMinutes: offering.minutes }
        : {}),
    }));
}

function session(offering: SampleOffering, zone: string, today: string): RecordSession {
  const day = workday((parseDate(today) ?? 0) + (offering.in ?? 0));
  if (offering.days !== undefined)
    return {
      start: formatDate(day),
      end: formatDate(day + offering.days - 1),
      isAllDay: true,
      status: "scheduled",
      original: formatDate(day),
    };
  const [hours = 0, minutes = 0] = (offering.at ?? "10:00").split(":").map(Number);
  const start = toInstant(zoneOf(zone), day * SECONDS_PER_DAY + hours * 3600 + minutes * 60);
  return {
    start: formatInstant(start),
    end: formatInstant(start + (offering.minutes ?? 60) * 60),
    zone,
    isAllDay: false,
    status: "scheduled",
    original: `${formatDate(day)} ${offering.at ?? "10:00"} ${zone}`,
  };
}

function workday(day: number): number {
  const weekday = weekdayOf(day);
  return weekday >= 5 ? day + 7 - weekday : day;
}

function definedPlace({ name, address, ...rest }: z.output<typeof place>) {
  return { ...rest, ...(name === undefined ? {} : { name }), ...(address === undefined ? {} : { address }) };
}
