import { expect, test } from "vitest";

import { packFiles } from "../queries/pack-files.ts";
import { problemSentence } from "./pack-file.ts";
import { parseSourcePack } from "./source-pack.ts";

const files = packFiles("packs", "sources");

const sample = `id: prairie-library-system
name: Prairie Library System
group: system
address: https://prairie.example.org/events
kind: page
zone: America/Chicago
regions: [IL]
home: https://prairie.example.org/
language: en
note: A sample.
status: unverified
found: made up
`;

function problemsOf(...texts: readonly string[]): string[] {
  const result = parseSourcePack(texts.map((text, place) => ({ name: `packs/sources/${place}.yaml`, text })));
  return result.isValid ? [] : result.problems.map(problemSentence);
}

test("every file of the starter pack is valid, and there are at least sixty", () => {
  const result = parseSourcePack(files);

  expect(result.isValid ? [] : result.problems.map(problemSentence)).toEqual([]);
  expect(files.length).toBeGreaterThanOrEqual(60);
});

test("each file is named for its source", () => {
  const result = parseSourcePack(files);

  const ids = result.isValid ? result.content.map((source) => `packs/sources/${source.id}.yaml`) : [];
  expect(ids).toEqual(files.map((file) => file.name));
});

test("no source of the starter pack claims to have been fetched", () => {
  const result = parseSourcePack(files);

  const verified = result.isValid ? result.content.filter((source) => source.status === "verified") : [];
  expect(verified).toEqual([]);
});

test("no two sources have the same address", () => {
  const result = parseSourcePack(files);

  const addresses = result.isValid ? result.content.map((source) => source.address) : [];
  expect(new Set(addresses).size).toBe(addresses.length);
});

test("every state is covered, and so are all kinds of publisher", () => {
  const result = parseSourcePack(files);
  const sources = result.isValid ? result.content : [];

  const states = sources
    .filter((source) => source.group === "state-library")
    .flatMap((source) => source.regions);
  expect(new Set(states).difference(new Set(["US"])).size).toBe(50);
  expect(new Set(sources.map((source) => source.group)).size).toBe(5);
});

test("a problem names the file, the line and the field", () => {
  expect(problemsOf(sample.replace("America/Chicago", "Central Time"))).toEqual([
    "packs/sources/0.yaml, line 6, zone: Write a zone of the IANA list, such as America/Chicago.",
  ]);
  expect(problemsOf(sample.replace("https://prairie.example.org/events", "prairie.example.org"))).toEqual([
    "packs/sources/0.yaml, line 4, address: Write a whole address that begins with https://.",
  ]);
});

test("a file that is not YAML is one problem, with its line", () => {
  const [problem = ""] = problemsOf("id: a\nname: [open");

  expect(problem).toMatch(/^packs\/sources\/0\.yaml, line 2: This is not valid YAML: /u);
});

test("an id used twice is told with both files", () => {
  expect(problemsOf(sample, sample)).toEqual([
    "packs/sources/1.yaml, line 1, id: “prairie-library-system” is also in packs/sources/0.yaml.",
  ]);
});
