import { strToU8 } from "fflate";
import { expect, test } from "vitest";
import type { ReadContext, SourceRecord } from "../../record.ts";
import { readTable } from "./read-table.ts";

const context: ReadContext = { defaultZone: "America/New_York", now: "2026-11-21T12:00:00Z" };

async function only(...lines: string[]): Promise<SourceRecord> {
  const { records } = await readTable(strToU8(lines.join("\r\n")), {}, context);
  expect(records.length).toBe(1);
  return records[0]!;
}

test("each column of prices is a tier under its own name", async () => {
  const { prices } = await only("Title,Date,Member Price,Non-member Price", "Weeding,12/3/2026,$25,$40");

  expect(prices).toEqual([
    { label: "member", amountCents: 2500, currency: "USD" },
    { label: "non member", amountCents: 4000, currency: "USD" },
  ]);
});

test("one price stays without a name, and so does one that stands alone in its row", async () => {
  const single = await only("Title,Date,Price", "Weeding,12/3/2026,$25");
  const alone = await only("Title,Date,Member Price,Non-member Price", "Weeding,12/3/2026,$25,");

  expect([single.prices, alone.prices]).toEqual([
    [{ amountCents: 2500, currency: "USD" }],
    [{ amountCents: 2500, currency: "USD" }],
  ]);
});

test("what a person left out of the columns stays out", async () => {
  const table = strToU8("Title,Date,Member Price,Non-member Price\r\nWeeding,12/3/2026,$25,$40");
  const { records } = await readTable(table, { mapping: { title: 0, start: 1, cost: 3 } }, context);

  expect(records[0]?.prices).toEqual([{ amountCents: 4000, currency: "USD" }]);
});

test("a format that is a kind tells the kind; headers may be Spanish", async () => {
  const webinar = await only("Title,Date,Format", "Weeding,12/3/2026,Webinar");
  const taller = await only("Título,Fecha,Hora,Lugar,Costo", "Taller,25/12/2026,14:00,Biblioteca,Gratis");

  expect([webinar.statedKind, webinar.isOnline]).toEqual(["Webinar", true]);
  expect([taller.title, taller.sessions[0]?.start, taller.place, taller.prices]).toEqual([
    "Taller",
    "2026-12-25T19:00:00Z",
    { name: "Biblioteca" },
    [{ amountCents: 0, currency: "USD" }],
  ]);
});
