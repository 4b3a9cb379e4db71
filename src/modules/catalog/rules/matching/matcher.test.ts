import fc from "fast-check";
import { expect, test } from "vitest";
import { candidatePairs, createMatcher, type IdentifiedListing } from "./matcher.ts";
import { clusterListings } from "./cluster.ts";
import { matchKeys } from "./match-keys.ts";
import { anyListing, listingOf, timedSession } from "../../../../../tests/catalog/listing-examples.ts";

const start = timedSession("2026-12-03T19:00:00Z");
const weeding = listingOf("Weeding with confidence", { sessions: [start], provider: "WebJunction" });

function matcherWith(listings: readonly IdentifiedListing[]): ReturnType<typeof createMatcher> {
  const matcher = createMatcher();
  for (const listing of listings) matcher.add(listing);
  return matcher;
}

test("listings of one offering share a key though title, link and zone differ", () => {
  const summary =
    "Learn which books to keep, which to repair and which to let go, with examples from small libraries.";
  const variants = [
    { ...weeding, title: "Webinar: WEEDING WITH CONFIDENCE - a guide" },
    { ...weeding, sessions: [timedSession("2026-12-04T02:00:00Z")], title: "Confidence in weeding" },
    listingOf("Books go with confidence", { sessions: [timedSession("2026-12-03T14:00:00Z")], summary }),
    listingOf("Weeding for all", { sessions: [start] }),
    listingOf("Weeding day", {
      sessions: [{ start: "2026-12-03", isAllDay: true, status: "scheduled", original: "20261203" }],
    }),
  ];

  for (const variant of variants) {
    expect(candidatePairs([{ ...weeding, summary }, variant])).toEqual([[0, 1]]);
  }
});

test("a word in common is not worth comparing for at another hour or on another day", () => {
  const others = [
    listingOf("Weeding for all", { sessions: [timedSession("2026-12-03T20:00:00Z")] }),
    {
      ...weeding,
      title: "Weeding with confidence for branches",
      sessions: [timedSession("2026-12-05T19:00:00Z")],
    },
  ];

  for (const other of others) expect(candidatePairs([weeding, other])).toEqual([]);
});

test("keys are few, plain strings, each once, the same each time", () => {
  fc.assert(
    fc.property(anyListing, (listing) => {
      const keys = matchKeys(listing);
      expect([keys.sure.length <= 4, keys.dated.length <= 4]).toEqual([true, true]);
      expect([...keys.sure, ...keys.dated].every((key) => key.length < 300)).toBe(true);
      expect(new Set([...keys.sure, ...keys.dated]).size).toBe(keys.sure.length + keys.dated.length);
      expect(matchKeys(structuredClone(listing))).toEqual(keys);
    }),
    { numRuns: 500, seed: 3 },
  );
});

test("listings that are only known are not judged among themselves, but those added later against them", () => {
  const copy = { ...weeding, title: "Webinar: Weeding with confidence" };
  const matcher = createMatcher();
  matcher.know({ id: "l0", listing: weeding });
  matcher.know({ id: "l1", listing: weeding });

  expect(matcher.clusters()).toEqual([["l0"], ["l1"]]);
  expect(matcher.add({ id: "l2", listing: copy }).map((pair) => [pair.a, pair.verdict])).toEqual([
    ["l0", "same"],
    ["l1", "same"],
  ]);
  expect(matcher.clusters()).toEqual([["l0", "l1", "l2"]]);
});

test("groups do not depend on the order in which listings came", () => {
  fc.assert(
    fc.property(fc.array(anyListing, { maxLength: 10 }), fc.nat(), (listings, turn) => {
      const identified = listings.map((listing, index) => ({
        id: `l${index}`,
        listing,
        sourceId: `s${index % 3}`,
      }));
      const at = turn % Math.max(1, identified.length);
      const turned = [...identified.slice(at), ...identified.slice(0, at)].toReversed();

      expect(matcherWith(turned).clusters()).toEqual(matcherWith(identified).clusters());
    }),
    { numRuns: 300, seed: 5 },
  );
});

test("a chain of likenesses never joins parts one and two", () => {
  const matcher = matcherWith([
    { id: "a", listing: { ...weeding, title: "Weeding with confidence in small libraries, part 1" } },
    { id: "b", listing: { ...weeding, title: "Weeding with confidence in small libraries" } },
    { id: "c", listing: { ...weeding, title: "Weeding with confidence in small libraries, part 2" } },
  ]);

  const groups = matcher.clusters();

  expect(groups.some((ids) => ids.includes("a") && ids.includes("c"))).toBe(false);
});

test("a repeat on the same day stays apart although another source lists both hours", () => {
  const at = (hour: string) => ({ ...weeding, sessions: [timedSession(`2026-12-03T${hour}:00:00Z`, "")] });
  const matcher = matcherWith([
    { id: "a10", listing: at("15"), sourceId: "a" },
    { id: "a14", listing: at("19"), sourceId: "a" },
    { id: "b10", listing: at("15"), sourceId: "b" },
    { id: "b14", listing: at("19"), sourceId: "b" },
  ]);

  expect(matcher.clusters()).toEqual([
    ["a10", "b10"],
    ["a14", "b14"],
  ]);
});

test("what a person decided stands above the rules, and apart above together", () => {
  const other = listingOf("Robots at the desk", { sessions: [start] });
  const matcher = matcherWith([
    { id: "a", listing: weeding },
    { id: "b", listing: weeding },
    { id: "c", listing: other },
  ]);
  const together = { verdict: "keep-together", a: "a", b: "c" } as const;
  const apart = { verdict: "keep-apart", a: "b", b: "a" } as const;

  expect(matcher.clusters()).toEqual([["a", "b"], ["c"]]);
  expect(matcher.clusters([together])).toEqual([["a", "b", "c"]]);
  expect(matcher.clusters([apart])).toEqual([["a"], ["b"], ["c"]]);
  expect(matcher.clusters([together, { ...together, a: "c", b: "b" }, apart])).toEqual([["a", "c"], ["b"]]);
});

test("what is like one of two that a person joined comes to both, unless it contradicts where nobody said otherwise", () => {
  const groups = (contradicting: readonly string[]) =>
    clusterListings({
      ids: ["new", "one", "other"],
      pairs: [{ a: "new", b: "one", verdict: "same", score: 9 }],
      decisions: [{ verdict: "keep-together", a: "one", b: "other" }],
      contradicts: (a, b) => contradicting.includes([a, b].toSorted().join(" ")),
    });

  expect(groups([])).toEqual([["new", "one", "other"]]);
  expect(groups(["new other", "one other"])).toEqual([["new", "one", "other"]]);
  expect(groups(["new other"])).toEqual([["new"], ["one", "other"]]);
});

test("the later decision on a pair counts", () => {
  const decide = (verdict: "keep-together" | "keep-apart") => ({ verdict, a: "a", b: "b" });
  const groups = (decisions: Parameters<typeof clusterListings>[0]["decisions"]) =>
    clusterListings({ ids: ["a", "b"], pairs: [], decisions, contradicts: () => false });

  expect(groups([decide("keep-apart"), decide("keep-together")])).toEqual([["a", "b"]]);
  expect(groups([decide("keep-together"), decide("keep-apart")])).toEqual([["a"], ["b"]]);
});

test("doubtful pairs are kept for a person and not merged", () => {
  const matcher = matcherWith([
    { id: "a", listing: { ...weeding, title: "Breakout: Gardening with teens" } },
    { id: "b", listing: { ...weeding, title: "Breakout: Robotics with teens" } },
  ]);
  const doubtful = matcher.doubtful();

  expect(matcher.clusters()).toEqual([["a"], ["b"]]);
  expect(doubtful.map(({ a, b, verdict }) => ({ a, b, verdict }))).toEqual([
    { a: "a", b: "b", verdict: "doubtful" },
  ]);
});
