// Ten thousand damaged packs: each is either read, or refused in words that name a line; never a crash, never a hang.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { packSentences } from "../../src/modules/credit/rules/packs/pack-sentences.ts";
import { type PackReading, readPack } from "../../src/modules/credit/rules/packs/read-pack.ts";
import { damages, smallPacks } from "./damaged-packs.ts";

const folder = join(import.meta.dirname, "../../packs/rules");
const shipped = readdirSync(folder).map((file) => readFileSync(join(folder, file), "utf8"));

const kinds = Object.entries(damages);
const eachKind = Math.ceil(10_000 / kinds.length);

test.for(kinds)("packs with %s are read or refused with a line", ([name, damage]) => {
  const random = seeded(name);
  const wrong: unknown[] = [];
  let refused = 0;
  for (let number = 0; number < eachKind; number += 1) {
    const pool = number % 50 === 0 ? shipped : smallPacks;
    const text = damage(pool[Math.floor(random() * pool.length)] ?? "", random);
    const reading = readPack(text, "damaged.yaml");
    if (!reading.isValid) refused += 1;
    const fault = faultOf(reading, text);
    if (fault !== undefined) wrong.push({ fault, text });
  }

  expect(wrong.slice(0, 3)).toEqual([]);
  expect(refused).toBeGreaterThan(eachKind / 20);
});

function faultOf(reading: PackReading, text: string): string | undefined {
  if (reading.isValid)
    return packSentences(reading.pack, "2026-11-22").sections.length > 0 ? undefined : "no words";
  const lines = text.split(/\r\n|\n|\r/u).length;
  const bad = reading.problems.find(
    ({ column, file, line, message }) =>
      file !== "damaged.yaml" ||
      line < 1 ||
      line > lines ||
      column < 1 ||
      message.trim() === "" ||
      /undefined|Invalid input/u.test(message),
  );
  if (bad !== undefined) return JSON.stringify(bad);
  return reading.problems.length === 0 ? "refused without a word" : undefined;
}

/** Numbers from 0 to 1 that are the same in each run (mulberry32). */
function seeded(name: string): () => number {
  let state = name.split("").reduce((sum, letter) => Math.imul(sum, 31) + letter.charCodeAt(0), 7);
  return () => {
    state = Math.trunc(state + 0x6d_2b_79_f5);
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
