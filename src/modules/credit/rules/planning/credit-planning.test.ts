import { expect, test } from "vitest";
import { stoodInWisconsin, today } from "../../../../../tests/credit/wisconsin.ts";
import { creditPlanning, type PlannedThing } from "./credit-planning.ts";

function planned() {
  return creditPlanning([stoodInWisconsin([])], [], today);
}

function thing(more: Partial<PlannedThing>): PlannedThing {
  return {
    id: "a",
    title: "Robots in the stacks",
    from: "2027-01-14",
    to: "2027-01-14",
    minutes: 120,
    mode: "live",
    topics: ["technology"],
    ...more,
  };
}

test("what is needed is what the engine says is short, with the room that is left under each cap", () => {
  const [need] = planned().needs;

  expect(need).toMatchObject({
    credentialId: "mine",
    dueOn: "2029-02-28",
    units: 100,
    minimums: [
      { id: "a-and-b", units: 70 },
      { id: "technology", units: 10 },
    ],
    unit: { name: "contact hour" },
  });
  expect(need?.caps.length).toBeGreaterThan(0);
});

test("two hours live on technology are two units that fill both minimums; after the due date they are none", () => {
  const { creditsOf } = planned();

  expect(creditsOf(thing({}))).toEqual([
    { credentialId: "mine", units: 2, categories: ["a-and-b", "technology"], needsApproval: false },
  ]);
  expect(creditsOf(thing({ topics: ["early-literacy"] }))[0]?.categories).toEqual(["a-and-b"]);
  expect(creditsOf(thing({ from: "2029-03-01", to: "2029-03-01" }))).toEqual([]);
});

test("a recording watched alone falls under a cap", () => {
  const { creditsOf, needs } = planned();
  const caps = needs[0]?.caps.map(({ id }) => id);

  expect(creditsOf(thing({ mode: "recording alone" }))[0]?.categories).toEqual(["technology", "c"]);
  expect(caps).toEqual(["c"]);
});

test("the engine has the last word on a whole plan", () => {
  const { verdictsOn } = planned();
  const many = Array.from({ length: 25 }, (_, place) =>
    thing({ id: `live ${place}`, minutes: 240, from: "2027-03-02", to: "2027-03-02" }),
  );

  expect(verdictsOn([thing({})])[0]).toEqual({
    credentialId: "mine",
    name: "Wisconsin Public Librarian Certification (directors)",
    figure: "2 of 100 contact hours",
    isMet: false,
    words: "still missing: 98 contact hours, of them 68 of Categories A and B, 8 of Technology",
    dueOn: "2029-02-28",
  });
  expect(verdictsOn(many)[0]).toMatchObject({ figure: "100 of 100 contact hours", isMet: true });
  expect(verdictsOn(many)[0]?.words).toMatch(/^met \w{3} \d+, 20\d\d/u);
});
