import { readDocument } from "../../src/modules/catalog/rules/readers/index.ts";
import type { RecordSession, SourceRecord } from "../../src/modules/catalog/rules/record.ts";

const context = {
  defaultZone: "America/New_York",
  now: "2026-11-21T12:00:00Z",
  baseUrl: "https://site.example/events",
};

/** What went wrong in reading a document; nothing when all is well. */
export async function faultIn(text: string): Promise<string | undefined> {
  const bytes = new TextEncoder().encode(text);
  const before = process.cpuUsage();
  let reading;
  try {
    reading = await readDocument(bytes, {}, context);
  } catch (error) {
    return `threw ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
  }
  const { user, system } = process.cpuUsage(before);
  const seconds = (user + system) / 1_000_000;
  if (seconds > allowedSeconds(bytes.length))
    return `took ${seconds.toFixed(2)} s for ${bytes.length} bytes (${reading.format})`;
  if (reading.records.length === 0 && reading.problems.length === 0 && reading.format === "unknown")
    return "said nothing";
  const keys = new Set(reading.records.map(({ key }) => key));
  if (["calendar", "feed", "json-feed"].includes(reading.format)) return undefined; // theirs to check
  if (keys.size < reading.records.length) return "gave two records one key";
  return reading.records.map(faultOf).find((fault) => fault !== undefined);
}

/** 2 s a megabyte, and one for a small document: the machine may be collecting garbage. */
function allowedSeconds(length: number): number {
  return Math.max(1, (2 * length) / 1_000_000);
}

function faultOf(record: SourceRecord): string | undefined {
  if (record.title.trim() === "" || record.key === "") return "gave a record without title or key";
  if (record.prices.some(({ amountCents }) => !Number.isSafeInteger(amountCents) || amountCents < 0))
    return "gave a price that is none";
  return record.sessions.map(sessionFault).find((fault) => fault !== undefined);
}

function sessionFault({ start, end, isAllDay, zone }: RecordSession): string | undefined {
  const shape = isAllDay ? /^\d{4}-\d{2}-\d{2}$/u : /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/u;
  if (!shape.test(start) || (end !== undefined && !shape.test(end)))
    return `gave a session from ${start} to ${end ?? "?"}`;
  if (end !== undefined && end < start) return `gave a session that ends before it starts: ${start}, ${end}`;
  return isAllDay || zone !== undefined ? undefined : "gave a timed session without a zone";
}

/** A piece of a long document, so that many changes can be tried on the parts that matter. */
export function excerpt(text: string, random: () => number): string {
  const length = 12_000;
  if (text.length <= length || random() < 0.05) return text;
  const places = ["ld+json", "itemscope", "vevent", "<body", "typeof"];
  const marks = places.map((mark) => text.indexOf(mark)).filter((at) => at !== -1);
  const mark = marks[Math.floor(random() * marks.length)];
  const from =
    mark === undefined || random() < 0.3
      ? Math.floor(random() * (text.length - length))
      : Math.max(0, mark - 100);
  return text.slice(from, from + length);
}
