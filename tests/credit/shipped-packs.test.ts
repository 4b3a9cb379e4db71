// The packs that come with Carrel: each is whole, honest about where it comes from, and readable aloud.
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { expect, test } from "vitest";
import { packJsonSchema } from "../../src/modules/credit/rules/packs/pack-json-schema.ts";
import { packSentences } from "../../src/modules/credit/rules/packs/pack-sentences.ts";
import { problemSentence, readPack } from "../../src/modules/credit/rules/packs/read-pack.ts";
import { shippedPacks } from "./golden-cases.ts";

const root = join(import.meta.dirname, "../..");
const folder = join(root, "packs/rules");
const files = readdirSync(folder);
const packs = [...shippedPacks().values()];

test("every file of packs/rules is a pack without a problem, named for its id", () => {
  const readings = files.map(
    (file) => [file, readPack(readFileSync(join(folder, file), "utf8"), file)] as const,
  );

  expect(
    readings.flatMap(([, reading]) => (reading.isValid ? [] : reading.problems.map(problemSentence))),
  ).toEqual([]);
  expect(readings.map(([, reading]) => reading.isValid && `${reading.pack.id}.yaml`)).toEqual(files);
});

test("at least 24 jurisdictions have a pack, for public and for school libraries", () => {
  expect(new Set(packs.map(({ jurisdiction }) => jurisdiction)).size).toBeGreaterThanOrEqual(24);
  expect(new Set(packs.map(({ audience }) => audience)).size).toBe(2);
});

test("those that ask for nothing say so, with a source", () => {
  const nothing = packs.filter(({ obligation }) => obligation === "none");

  expect(nothing.map(({ id }) => id)).toEqual(
    expect.arrayContaining(["us-ca-school-librarian", "us-mi-library-staff", "us-nm-librarian"]),
  );
  expect(nothing.filter(({ sources }) => sources.length === 0)).toEqual([]);
});

test("what is unverified says in its remarks what could not be read", () => {
  const silent = packs.filter(({ remarks, status }) => status === "unverified" && remarks.length === 0);

  expect(silent.map(({ id }) => id)).toEqual([]);
});

test.for(packs)("$id reads as whole sentences", (pack) => {
  const { sections, title, warnings } = packSentences(pack, "2026-11-22");
  const sentences = [...warnings, ...sections.flatMap((section) => section.sentences)];

  expect(title).not.toBe("");
  expect(sections.filter((section) => section.sentences.length === 0)).toEqual([]);
  expect(sentences.filter((each) => !/^[“\p{Lu}\d].*[.!?”]$/su.test(each))).toEqual([]);
  expect(sentences.filter((each) => /undefined|\[object|NaN|\s{2}/u.test(each))).toEqual([]);
});

test.for([
  "us-ny-public-librarian",
  "us-wi-library-director",
  "us-in-public-librarian",
  "us-ga-librarian",
  "us-ne-library-board",
  "us-mi-library-staff",
  "us-ma-school-librarian",
  "us-tx-library-director",
])("the sentences of %s are as they were read and found good", async (id) => {
  const pack = packs.find((each) => each.id === id);
  const words = pack && packSentences(pack, "2026-11-22");
  const text = words && [
    words.title,
    ...words.warnings,
    ...words.sections.flatMap(({ heading, sentences }) => [
      "",
      heading,
      ...sentences.map((each) => `  ${each}`),
    ]),
  ];

  await expect(`${text?.join("\n") ?? ""}\n`).toMatchFileSnapshot(`sentences/${id}.txt`);
});

test("a pack that nobody checked for more than twelve months warns of its age", () => {
  const pack = packs.find(({ id }) => id === "us-ny-public-librarian");
  const warningsOn = (today: string) =>
    pack && packSentences({ ...pack, checkedOn: "2026-11-22" }, today).warnings;

  expect(warningsOn("2027-11-22")).toEqual([]);
  expect(warningsOn("2027-11-23")).toEqual([
    "This rule was last checked on November 22, 2026, more than twelve months ago. Rules change: ask the authority.",
  ]);
});

test("the schema for editors is the one that the reader goes by", async () => {
  const schema = `${JSON.stringify(packJsonSchema(), null, 2)}\n`;

  await expect(schema).toMatchFileSnapshot(join(root, "docs/guide/rule-pack.schema.json"));
});

test("every pack has its cases, and no cases are left without a pack", () => {
  const cases = readdirSync(join(import.meta.dirname, "golden")).map((file) => basename(file, ".yaml"));

  expect(cases.toSorted()).toEqual(packs.map(({ id }) => id).toSorted());
});

test("the pack that the guide shows is a pack", () => {
  const guide = readFileSync(join(root, "docs/guide/rule-packs.md"), "utf8");
  const [, example = ""] = /```yaml\n(id: .*?)```/su.exec(guide) ?? [];
  const reading = readPack(example, "our-county-staff.yaml");

  expect(reading.isValid ? [] : reading.problems.map(problemSentence)).toEqual([]);
});
