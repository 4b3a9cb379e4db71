import { expect, test } from "vitest";
import type { Lineage } from "../adapting/lineage.ts";
import { type Licence, licences, licencesOfAdaptation } from "./licence.ts";
import { sharingProblem } from "./sharing-problem.ts";

const original = (licence: Licence, more: Partial<Lineage> = {}): Lineage => ({
  tenantId: "harbor",
  programId: "kites",
  number: 1,
  version: 1,
  title: "Kites",
  branch: "Eastside",
  system: "Harbor",
  licence,
  note: "",
  ...more,
});
const shared = (licence: Licence, more = {}) => ({
  level: "public" as const,
  licence,
  tenantId: "faraway",
  ...more,
});

test.each<[Licence, readonly Licence[]]>([
  ["cc0", licences],
  ["by", ["by", "by-sa", "by-nc", "by-nc-sa", "by-nd", "by-nc-nd"]],
  ["by-sa", ["by-sa"]],
  ["by-nc", ["by-nc", "by-nc-sa", "by-nc-nd"]],
  ["by-nc-sa", ["by-nc-sa"]],
  ["by-nd", []],
  ["by-nc-nd", []],
  ["none", []],
])("what is made from %s may be shared under %j alone", (of, allowed) => {
  const taken = licences.filter((licence) => sharingProblem(shared(licence), original(of)) === undefined);

  expect(new Set(taken)).toEqual(new Set(allowed));
  expect(licencesOfAdaptation(of)).toEqual(allowed);
});

test("share alike carries over, and the field that is wrong is named", () => {
  expect(sharingProblem(shared("by"), original("by-sa"))).toEqual({
    where: "licence",
    message:
      "“Kites” by Eastside, Harbor, is under CC BY-SA 4.0. What is made from it may be shared under CC BY-SA 4.0.",
  });
});

test("one’s own branch and one’s own system need no licence", () => {
  expect(sharingProblem(shared("by", { level: "branch" }), original("by-nd"))).toBeUndefined();
  expect(sharingProblem(shared("by", { tenantId: "harbor" }), original("by-nd"))).toBeUndefined();
});

test("what was shared with a group alone is not carried beyond it", () => {
  const inGroup = original("by", { groupId: "coast" });
  const where = (more: object) => sharingProblem(shared("by", more), inGroup)?.where;

  expect([where({}), where({ level: "group", groupId: "hills" })]).toEqual(["reader", "reader"]);
  expect([where({ level: "group", groupId: "coast" }), where({ level: "system" })]).toEqual([
    undefined,
    undefined,
  ]);
});
