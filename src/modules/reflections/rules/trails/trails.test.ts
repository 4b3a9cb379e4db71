import fc from "fast-check";
import { expect, test } from "vitest";
import { filingPlaceText, readFilingPlace } from "../filing/filing.ts";
import { progressOf } from "./progress.ts";
import { offeringIdIn, placed, stepProblems, trailProblems } from "./trail.ts";

const post = (id: string, journalId: string, stepId: string) => ({
  id,
  journalId,
  stepId,
  authorName: `Name of ${journalId}`,
  handle: journalId,
});

test("the table has oneself first with everything, then others by how far they are, each once", () => {
  const rows = progressOf({
    stepIds: ["a", "b"],
    posts: [post("1", "ben", "a"), post("2", "ana", "a"), post("3", "me", "b")],
    walkers: [
      { journalId: "ana", name: "Ana", handle: "ana", done: ["b"] },
      { journalId: "cleo", name: "Cleo", handle: "cleo", done: [] },
      { journalId: "me", name: "Me", handle: "me", done: ["a"] },
    ],
    own: { journalId: "me", done: ["a"], posts: [post("3", "me", "b"), post("4", "me", "b")] },
  });

  expect(rows.map(({ cells, doneCount, name }) => [name, doneCount, cells.map(({ kind }) => kind)])).toEqual([
    ["You", 2, ["done", "post"]],
    ["Name of ana", 2, ["post", "done"]],
    ["Name of ben", 1, ["post", "nothing"]],
    ["Cleo", 0, ["nothing", "nothing"]],
  ]);
  expect(rows[0]?.cells[1]).toEqual({ kind: "post", reflectionId: "4" });
});

test("a step put at a place is there, and the others keep their order", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 8 }), fc.nat(12), (ids, place) => {
      const found = placed(ids, "step", place);
      expect(found.filter((id) => id !== "step")).toEqual(ids.filter((id) => id !== "step"));
      expect(found.indexOf("step")).toBe(Math.min(Math.max(place - 1, 0), found.length - 1));
      expect(placed(found, "step", place)).toEqual(found);
    }),
  );
});

test("what a form of a trail or step lacks is said at its field", () => {
  const id = "01900000-0000-7000-8000-000000000000";

  expect(trailProblems({ title: " ", about: "", isOpen: true }).map(({ where }) => where)).toEqual(["title"]);
  expect(
    stepProblems({ title: "Record", body: "", offering: "a talk", place: "first" }).map(({ where }) => where),
  ).toEqual(["place", "offering"]);
  expect(stepProblems({ title: "Record", body: "", offering: "", place: "" })).toEqual([]);
  for (const text of [id, ` https://example.org/offerings/${id}?from=find `])
    expect(offeringIdIn(text)).toBe(id);
});

test("a place reads back as it was written, and nothing else is one", () => {
  const uuid = fc.uuid();
  fc.assert(
    fc.property(uuid, uuid, fc.option(uuid, { nil: undefined }), fc.string(), (roomId, id, stepId, other) => {
      const place =
        stepId === undefined
          ? ({ kind: "trip", roomId, id } as const)
          : ({ kind: "step", roomId, id, stepId } as const);
      expect(readFilingPlace(filingPlaceText(place))).toEqual(place);
      expect(readFilingPlace(other)).toBeUndefined();
    }),
  );
});
