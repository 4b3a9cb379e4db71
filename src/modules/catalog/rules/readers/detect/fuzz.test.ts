import { expect, test } from "vitest";
import { excerpt, faultIn } from "../../../../../../bench/fuzz/checked-reading.ts";
import { ownDocuments, realDocuments } from "../../../../../../bench/fuzz/documents.ts";
import { mutated, randomFrom } from "../../../../../../bench/fuzz/mutations.ts";
import { readDocument } from "./read-document.ts";

const context = { defaultZone: "America/New_York", now: "2026-11-21T12:00:00Z" };

test("two thousand damaged documents neither crash nor hang nor give nonsense", async () => {
  const documents = [...ownDocuments, ...realDocuments()];
  const faults: string[] = [];
  for (let seed = 0; seed < 2_000; seed += 1) {
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

const length = 300_000;
const page = "<!doctype html><html>";
const event = '{"@type":"Event","name":"A","startDate":"2026-12-03"';

function repeated(piece: string, size = length): string {
  return piece.repeat(Math.ceil(size / piece.length));
}

function script(json: string): string {
  return `${page}<script type="application/ld+json">${json}</script>`;
}

/** Each of these costs the square of its length, or worse, where a reader is careless. */
const hostile: readonly (readonly [string, string])[] = [
  ["elements never closed", page + repeated("<b>")],
  ["closing tags of nothing", page + "<b>".repeat(590) + repeated("</i>")],
  [
    "properties inside each other",
    `${page}<div itemscope itemtype="http://schema.org/Event">${"<b itemprop=name>".repeat(590)}${repeated("word ")}`,
  ],
  [
    "classes inside each other",
    `${page}<div class=h-event>${"<b class='p-name p-location dt-start'>".repeat(500)}${repeated("<i>x</i>")}`,
  ],
  [
    "one element referred to by many items",
    `${page}<div id=x>${repeated("<b itemprop=name>x</b>", length / 2)}</div>${repeated("<i itemscope itemtype='http://schema.org/Event' itemref='x x x'></i>", length / 2)}`,
  ],
  ["tags never ended", page + repeated("<a")],
  [
    "schedules of every day",
    script(
      `[${repeated(`${event},"eventSchedule":{"startDate":"1990-01-01","repeatFrequency":"P1D"}},`)}{}]`,
    ),
  ],
  [
    "a list of many words",
    script(
      `${event},"keywords":[${Array.from({ length: 30_000 }, (_, number) => `"k${number}"`).join(",")}]}`,
    ),
  ],
  ["brackets never closed", repeated("[")],
  ["quotes in texts", script(`{"a":"${repeated('"a ')}`)],
  ["comments before the element", `<?xml version="1.0"?>${repeated("<!-- -->")}`],
  [
    "many small lists",
    `{${Array.from({ length: 8_000 }, (_, number) => `"k${number}":[{"title":"a","date":"2026-12-03"}]`).join(",")}}`,
  ],
  ["rows all alike", `title,date\n${repeated("a,2026-12-03\n")}`],
  ["quotes in a table", `title,date\na,b\n${repeated('"a"b,\n')}`],
  [
    "empty lines and long words in a message",
    `From: a@b.example\nSubject: ${repeated("re:", 50_000)}\n\n${repeated("\n")}${repeated("a")}`,
  ],
  [
    "calendars begun in a message",
    `From: a@b.example\nSubject: x\n\n${repeated("BEGIN:VCALENDAR\n", 100_000)}${repeated(" ")}x`,
  ],
];

test.each(hostile)("%s cost no more than two seconds a megabyte", async (_, text) => {
  expect(await faultIn(text)).toBeUndefined();
});
