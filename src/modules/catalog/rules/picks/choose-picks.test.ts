import { expect, test } from "vitest";
import { choosePicks, type PickCandidate } from "./choose-picks.ts";

function candidate(id: string, given: Partial<PickCandidate> = {}): PickCandidate {
  return { id, topics: [], start: `2026-11-24T1${id.length}:00:00Z`, isFree: true, need: 0, ...given };
}

const growing = new Map([
  ["ai", 60],
  ["teens", 40],
]);

test("what fits the topics comes before what only is soon", () => {
  const picks = choosePicks([candidate("a"), candidate("bb", { topics: ["ai"] })], growing, 1);
  expect(picks).toEqual(["bb"]);
});

test("a second on the same topic gives way to another topic", () => {
  const all = [
    candidate("a", { topics: ["ai"] }),
    candidate("bb", { topics: ["ai"] }),
    candidate("ccc", { topics: ["teens"] }),
  ];
  expect(choosePicks(all, growing, 2)).toEqual(["a", "ccc"]);
});

test("what a renewal needs weighs as much as a topic", () => {
  const all = [candidate("a", { topics: ["teens"] }), candidate("bb", { topics: ["ai"], need: 1 })];
  expect(choosePicks(all, growing, 1)).toEqual(["bb"]);
  expect(
    choosePicks([candidate("a", { isFree: false }), candidate("bb", { need: 1 })], new Map(), 1),
  ).toEqual(["bb"]);
});

test("without topics the soonest are chosen, whatever order they come in, and never more than there are", () => {
  const all = [candidate("bb"), candidate("a"), candidate("ccc")];
  expect(choosePicks(all, new Map(), 2)).toEqual(["a", "bb"]);
  expect(choosePicks(all.toReversed(), new Map(), 9)).toEqual(["a", "bb", "ccc"]);
  expect(choosePicks([], growing, 3)).toEqual([]);
});
