import { expect, test } from "vitest";
import { excerpt, faultIn } from "../../../../../../bench/fuzz/checked-reading.ts";
import { ownDocuments, realDocuments } from "../../../../../../bench/fuzz/documents.ts";
import { mutated, randomFrom } from "../../../../../../bench/fuzz/mutations.ts";
import { readDocument } from "./read-document.ts";

const context = { defaultZone: "America/New_York", now: "2026-11-21T12:00:00Z" };

test("three thousand damaged documents neither crash nor hang nor give nonsense", async () => {
  const documents = [...ownDocuments, ...realDocuments()];
  const faults: string[] = [];
  for (let seed = 0; seed < 3_000; seed += 1) {
    const random = randomFrom(seed + 7_000_000);
    const document = documents[Math.floor(random() * documents.length)] ?? "";
    const fault = await faultIn(mutated(excerpt(document, random), random, documents));
    if (fault !== undefined) faults.push(`${seed}: ${fault}`);
  }

  expect(faults).toEqual([]);
});

test("of ten scripts with one damaged, nine events are read and the tenth is read or missed aloud", async () => {
  for (let seed = 0; seed < 300; seed += 1) {
    const random = randomFrom(seed);
    const scripts = Array.from({ length: 10 }, (_, number) =>
      JSON.stringify({ "@type": "Event", name: `Event ${number}`, startDate: `2026-12-${10 + number}` }),
    );
    const broken = Math.floor(random() * 10);
    const damaged = mutated(scripts[broken] ?? "", random, scripts)
      .replaceAll("</", "< /")
      .replaceAll("<!--", "<! --");
    const page = scripts.map(
      (script, number) =>
        `<script type="application/ld+json">${number === broken ? damaged : script}</script>`,
    );
    const { records, problems } = await readDocument(
      new TextEncoder().encode(`<!doctype html>${page.join("")}`),
      {},
      context,
    );
    const titles = new Set(records.map(({ title }) => title));
    const missing = scripts.map((_, number) => `Event ${number}`).filter((title) => !titles.has(title));
    const isTold = problems.length > 0 || records.length >= 10 || !damaged.includes('"@type":"Event"');

    expect({ seed, missing: missing.filter((title) => title !== `Event ${broken}`), isTold }).toEqual({
      seed,
      missing: [],
      isTold: true,
    });
  }
});

test("of a table with damaged rows, every row is a record or a loss", async () => {
  for (let seed = 0; seed < 300; seed += 1) {
    const random = randomFrom(seed);
    const rows = Array.from(
      { length: 20 },
      (_, number) => `Event ${number},2026-12-${10 + (number % 20)},Main`,
    );
    const broken = Math.floor(random() * 20);
    rows[broken] = mutated(rows[broken] ?? "", random, rows).replaceAll(/["\r\n]/gu, " ");
    const filled = rows.filter((row) => row.replaceAll(/[,\s\uFEFF]/gu, "") !== "").length;
    const { records, problems } = await readDocument(
      new TextEncoder().encode(["Title,Date,Place", ...rows].join("\n")),
      {},
      context,
    );
    const losses = problems.filter(({ isLoss }) => isLoss).length;

    expect({ seed, counted: records.length + losses }).toEqual({ seed, counted: filled });
  }
});
