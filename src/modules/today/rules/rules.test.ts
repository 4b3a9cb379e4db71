import { expect, test } from "vitest";
import { greeting } from "./greeting.ts";
import { chooseCall, isLeadershipCall } from "./leadership-call.ts";
import { idsOf, isThing } from "./thing.ts";

test("a call is told by its title", () => {
  expect(
    [
      "Call for Proposals: State Library Conference",
      "Calls for papers, spring issue",
      "Nominations now open for the Friends award",
      "Committee members wanted",
      "How to write a proposal",
      "Call center skills for libraries",
    ].map(isLeadershipCall),
  ).toEqual([true, true, true, true, false, false]);
});

test("the call that fits what one grows in comes first, then the one that closes first", () => {
  const call = (id: string, start: string, topics: readonly string[]) => ({
    id,
    start,
    topics,
    title: `Call for speakers ${id}`,
  });
  const calls = [call("a", "2026-12-01", []), call("b", "2027-01-09", ["ai"]), call("c", "2026-11-30", [])];
  expect(chooseCall(calls, new Map([["ai", 50]]))?.id).toBe("b");
  expect(chooseCall(calls, new Map())?.id).toBe("c");
  expect(chooseCall([{ id: "d", title: "Storytime", topics: ["ai"] }], new Map())).toBeUndefined();
});

test("things are told apart by kind, and nothing else is a thing", () => {
  const things = new Set(["offering:1-a", "topic:ai", "offering:2"]);
  expect([...idsOf("offering", things)]).toEqual(["1-a", "2"]);
  expect(["topic:ai", "topic:", "person:1", "topic:a b", "xtopic:ai"].map(isThing)).toEqual([
    true,
    false,
    false,
    false,
    false,
  ]);
});

test("the greeting goes with the hour", () => {
  expect([3, 4, 11, 12, 17, 18, 23].map(greeting)).toEqual([
    "Good evening",
    "Good morning",
    "Good morning",
    "Good afternoon",
    "Good afternoon",
    "Good evening",
    "Good evening",
  ]);
});
