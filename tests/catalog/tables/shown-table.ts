/* Only for tests: what a table is read as, a line for each record, with clocks as in New York. */
import { readTable } from "../../../src/modules/catalog/rules/readers/table/index.ts";
import type { RecordSession, SourceRecord } from "../../../src/modules/catalog/rules/record.ts";

/** What is special about a table, the table, and its lines: `Weeding @ 2026-12-03 10:00-11:30 | $25 | Main`. */
export type TableCase = readonly [name: string, table: string | Uint8Array, lines: readonly string[]];

const context = { defaultZone: "America/New_York", now: "2026-11-21T12:00:00Z" };

export async function shownTable(table: string | Uint8Array): Promise<readonly string[]> {
  const bytes = typeof table === "string" ? new TextEncoder().encode(table) : table;
  const { records } = await readTable(bytes, {}, context);
  return records.map(shown);
}

function shown({ title, sessions, prices, costText, creditText, place, isOnline }: SourceRecord): string {
  const when = sessions.map(shownSession).join(" + ");
  const parts = [
    when === "" ? title : `${title} @ ${when}`,
    prices.length > 0 ? prices.map(({ amountCents }) => `$${amountCents / 100}`).join(" ") : costText,
    creditText,
    place?.name,
    isOnline === undefined ? undefined : isOnline ? "online" : "in person",
  ];
  return parts.filter((part) => part !== undefined && part !== "").join(" | ");
}

function shownSession(session: RecordSession): string {
  const start = clock(session.start);
  const end = session.end === undefined ? start : clock(session.end);
  if (end === start) return start;
  const isOneDay = start.length > 10 && start.slice(0, 10) === end.slice(0, 10);
  return isOneDay ? `${start}-${end.slice(11)}` : `${start} - ${end}`;
}

const inNewYork = new Intl.DateTimeFormat("sv-SE", {
  timeZone: context.defaultZone,
  dateStyle: "short",
  timeStyle: "short",
});

function clock(time: string): string {
  return time.includes("T") ? inNewYork.format(new Date(time)) : time;
}
