import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { writeRational } from "../../src/modules/credit/rules/exact/written.ts";
import { ledgerOf } from "../../src/modules/credit/rules/ledger/read-ledger.ts";
import { readPack } from "../../src/modules/credit/rules/packs/read-pack.ts";
import { standing } from "../../src/modules/credit/rules/standing/current.ts";

/** A librarian who works in a school and holds the public librarian's certificate too. */
const ledger = {
  subject: { role: "professional", birthMonth: 3, issuedOn: "2021-10-15" },
  entries: [
    {
      id: "afternoon",
      title: "Welcoming newcomer families",
      on: "2025-03-18",
      hours: 3,
      topics: ["language acquisition"],
      approvedBy: ["us-ny-school-librarian", "us-ny-public-librarian"],
    },
  ],
};

test("one afternoon serves the school's credential and the public library's, each by its own cycle", () => {
  const [school, publicLibrary] = ["us-ny-school-librarian", "us-ny-public-librarian"].map(found);

  expect([school, publicLibrary]).toEqual([
    {
      required: "100",
      counted: "3",
      short: "97",
      cycle: { from: "2021-03-01", to: "2026-02-28" },
    },
    {
      required: "60",
      counted: "3",
      short: "57",
      cycle: { from: "2021-10-15", to: "2026-10-14" },
    },
  ]);
});

function found(packId: string) {
  const file = `packs/rules/${packId}.yaml`;
  const pack = readPack(readFileSync(new URL(`../../${file}`, import.meta.url), "utf8"), file);
  const read = ledgerOf(ledger);
  if (!pack.isValid || !read.isValid) throw new Error(`${packId} or its ledger cannot be read.`);
  const { required, counted, short, cycle } = standing(
    pack.pack,
    read.ledger.subject,
    read.ledger.entries,
    "2025-06-30",
  );
  return {
    required: writeRational(required),
    counted: writeRational(counted),
    short: writeRational(short),
    cycle,
  };
}
