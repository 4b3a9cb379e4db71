import { expect, test } from "vitest";
import { PlaceBook } from "./place-book.ts";

const system = {
  id: "root",
  parentId: null,
  kind: "system" as const,
  name: "Elm County Library System",
  code: null,
  street: null,
  city: null,
  region: null,
  postalCode: null,
  latitude: null,
  longitude: null,
  zone: null,
  openingHours: null,
  changedAt: "",
};

function bookOf(...names: readonly string[]): PlaceBook {
  const branches = names.map((name) => ({
    ...system,
    id: name,
    parentId: "root",
    kind: "branch" as const,
    name,
  }));
  return new PlaceBook([system, ...branches]);
}

test.each([
  ["Westsde Branch", "perhaps “Westside Branch”"],
  ["Westside", "perhaps “Westside Branch”"],
  ["Atlantis Branch", "the code or the name of one on the page Organization"],
])("an unknown branch %s is likened to what shares more than the word Branch", (text, advice) => {
  expect(bookOf("Westside Branch", "Main Library").nearest(text)).toBe(advice);
});
