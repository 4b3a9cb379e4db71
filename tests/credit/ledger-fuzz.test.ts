// Ten thousand broken ledgers: each is refused with a place, or reckoned without a slip.
import { expect, test } from "vitest";
import { UnclearSubject } from "../../src/modules/credit/rules/cycles/unclear-subject.ts";
import { type LedgerReading, readLedger } from "../../src/modules/credit/rules/ledger/read-ledger.ts";
import { standing } from "../../src/modules/credit/rules/standing/current.ts";
import { standingJson } from "../../src/modules/credit/rules/standing/standing-json.ts";
import { shippedPacks } from "./golden-cases.ts";

const mutations = 10_000;
const packs = [...shippedPacks().values()];

const sound = {
  subject: { role: "director", issuedOn: "2022-02-28", birthMonth: 2, endorsements: ["library"] },
  entries: [
    { id: "a", title: "A workshop", on: "2026-03-10", minutes: 60, mode: "live", topics: ["technology"] },
    {
      id: "b",
      title: "A course",
      from: "2025-01-10",
      to: "2025-05-10",
      quantity: "1/3",
      measure: "semester hour",
    },
    { id: "c", title: "A talk", on: "2026-04-01", hours: 1.5, mode: "presenting", activity: "talk" },
    { id: "d", title: "A plan", on: "2027-01-01", hours: 8, status: "planned" },
    {
      id: "e",
      title: "Decided",
      on: "2026-01-01",
      minutes: 45,
      decisions: { x: { outcome: "adjusted", units: 1, reason: "So." } },
    },
  ],
};

const odd = [
  null,
  true,
  -1,
  0,
  1e308,
  0.1,
  1.5,
  60,
  "",
  " ",
  "1/0",
  "1e9",
  "99999999999999999999",
  "2026-02-30",
  "9999-12-31",
  "0001-01-01",
  "2024-02-29",
  "__proto__",
  "\u0000",
  [],
  {},
  [[]],
  { outcome: "returned" },
] as const;

test(`${mutations} mutations of a ledger are refused with a place, or reckoned`, () => {
  const draw = randomFrom(20_261_122);
  const told = { refused: 0, reckoned: 0, unclear: 0 };
  for (let number = 0; number < mutations; number += 1) {
    const text =
      number % 2 === 0 ? brokenText(draw) : JSON.stringify(brokenValue(structuredClone(sound), draw));
    told[outcomeOf(readLedger(text), number)] += 1;
  }

  expect(told.refused + told.reckoned + told.unclear).toBe(mutations);
  expect(Math.min(told.refused, told.reckoned, told.unclear)).toBeGreaterThan(100);
});

function outcomeOf(reading: LedgerReading, number: number): "refused" | "reckoned" | "unclear" {
  if (!reading.isValid) {
    const isTold = reading.problems.every(({ message }) => /^\S.*[.?]$/su.test(message));
    if (reading.problems.length === 0 || !isTold) throw new Error(JSON.stringify(reading.problems));
    return "refused";
  }
  const pack = packs[number % packs.length];
  if (pack === undefined) throw new Error("There are no packs.");
  try {
    const found = standing(pack, reading.ledger.subject, reading.ledger.entries, "2026-11-22");
    const written = JSON.stringify(standingJson(found, pack));
    if (/NaN|undefined|Infinity/u.test(written)) throw new Error(written);
    return "reckoned";
  } catch (error) {
    if (error instanceof UnclearSubject) return "unclear";
    throw error;
  }
}

/** A few letters taken out, doubled or put in. */
function brokenText(draw: () => number): string {
  let text = JSON.stringify(sound);
  for (let times = 1 + below(draw, 3); times > 0; times -= 1) {
    const place = below(draw, text.length);
    const length = below(draw, 12);
    const middle = [
      "",
      text.slice(place, place + length).repeat(2),
      '{}[]",:0-9e\\'.charAt(below(draw, 12)),
      String(below(draw, 99_999)),
    ][below(draw, 4)];
    text = `${text.slice(0, place)}${middle ?? ""}${text.slice(place + length)}`;
  }
  return text;
}

/** One to three values anywhere replaced, taken out, or moved. */
function brokenValue(whole: unknown, draw: () => number): unknown {
  for (let times = 1 + below(draw, 3); times > 0; times -= 1) breakOne(whole, draw);
  return whole;
}

function breakOne(value: unknown, draw: () => number): void {
  if (typeof value !== "object" || value === null) return;
  const keys = Object.keys(value);
  const key = keys[below(draw, keys.length)];
  if (key === undefined) return;
  const inner: unknown = Reflect.get(value, key);
  const chance = draw();
  if (typeof inner === "object" && inner !== null && chance < 0.85) breakOne(inner, draw);
  else if (chance < 0.2) Reflect.deleteProperty(value, key);
  else if (chance < 0.4) Reflect.set(value, keys[below(draw, keys.length)] ?? key, inner);
  else Reflect.set(value, key, odd[below(draw, odd.length)]);
}

function below(draw: () => number, limit: number): number {
  return Math.floor(draw() * limit);
}

/** Mulberry32: the same mutations in every run. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
