import { expect, test } from "vitest";
import { readFieldWords } from "../../queries/field-words.ts";
import { anything } from "./find-query.ts";
import { unknownNames } from "./known-names.ts";

const { terms } = readFieldWords("packs").vocabulary;
const bare = { terms, isBorne: () => false, borne: [] };

test("of a few names all are said, of many the nearest", () => {
  const question = { ...anything, kinds: ["nonsense", "course"], ways: ["remote"], topics: ["tecnology"] };

  const unknown = unknownNames(question, bare);

  expect(unknown.map(({ where, name }) => [where, name])).toEqual([
    ["way", "remote"],
    ["kind", "nonsense"],
    ["topic", "tecnology"],
  ]);
  expect(unknown[0]?.message).toBe(
    "No way of taking part is called “remote”: the ways are live-online, in-person, own-pace.",
  );
  expect(unknown[1]?.message).toBe(
    "No kind is called “nonsense”: the kinds are webinar, workshop, conference, course, lesson, chat, article, degree-program, meeting, other.",
  );
  expect(unknown[2]?.message).toMatch(
    /^No topic is called “tecnology”: of \d+ topics, nearest to it: [a-z-]*technology[a-z-]*/u,
  );
});

test("every name of the vocabulary and every language is known, whether or not anything bears it", () => {
  const topics = terms.topics.map(({ id }) => id);
  const audiences = terms.audiences.map(({ id }) => id);
  const question = { ...anything, topics, audiences, credits: ["any"], languages: ["en", "es", "pt-BR"] };

  expect(unknownNames(question, bare)).toEqual([]);
});

test("a name that an offering bears is known, though the vocabulary has dropped it", () => {
  const question = { ...anything, topics: ["old-name"], credits: ["Leadership"] };
  const given = {
    ...bare,
    isBorne: (filter: string, name: string) => filter === "topic" && name === "old-name",
  };

  expect(
    unknownNames(question, { ...given, borne: [{ filter: "credit", name: "technology" }] }).map(
      ({ message }) => message,
    ),
  ).toEqual(["No category of credit is called “Leadership”: the categories are any, technology."]);
});

test("a language is known by its tag", () => {
  expect(
    unknownNames(
      { ...anything, languages: ["klingonish", "x"] },
      { ...bare, borne: [{ filter: "language", name: "en" }] },
    ),
  ).toEqual([
    {
      where: "language",
      name: "klingonish",
      message: "No language is called “klingonish”: the languages here are en.",
    },
    { where: "language", name: "x", message: "No language is called “x”: the languages here are en." },
  ]);
});
