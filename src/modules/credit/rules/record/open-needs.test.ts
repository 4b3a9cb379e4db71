import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { LedgerEntry } from "../ledger/entry.ts";
import type { HeldCredential } from "../ledger/kept-credential.ts";
import { readPack } from "../packs/read-pack.ts";
import { openNeeds } from "./open-needs.ts";
import { stoodFor } from "./stood.ts";

const today = "2026-11-22";
const credential: HeldCredential = {
  id: "mine",
  packId: "us-wi-library-director",
  issuedOn: "2024-02-01",
  positions: [],
  endorsements: [],
  circumstances: [],
  isShared: false,
};

function needsWith(entries: readonly LedgerEntry[]) {
  const reading = readPack(readFileSync("packs/rules/us-wi-library-director.yaml", "utf8"), "wi");
  if (!reading.isValid) throw new Error("The pack is broken.");
  const stood = stoodFor(credential, reading.pack, entries, today);
  return openNeeds("standing" in stood ? [stood] : []);
}

test("a minimum on topics that is open is told with what is missing and when it is due", () => {
  const needs = needsWith([]);

  expect(
    needs.map(({ due, short, topics }) => ({ due, short, topics: topics.includes("technology") })),
  ).toEqual([{ due: "2029-02-28", short: "10 contact hours", topics: true }]);
});
