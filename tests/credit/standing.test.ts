import { expect, test } from "vitest";
import { writeRational } from "../../src/modules/credit/rules/exact/written.ts";
import { standing } from "../../src/modules/credit/rules/standing/current.ts";
import type { Standing } from "../../src/modules/credit/rules/standing/standing.ts";
import { madeEntry, madePack, madeRequirement, madeSubject, partsOf, units } from "./made-pack.ts";

const asOf = "2026-06-30";

test("hours of the cycle count, and what is missing is said", () => {
  const found = standing(madePack(), madeSubject(), [madeEntry("a", { minutes: 90 }), madeEntry("b")], asOf);

  expect(inShort(found)).toEqual({
    state: "short",
    required: "10",
    counted: "2.5",
    short: "7.5",
    planned: "0",
  });
  expect(partsOf(found)).toEqual({ a: ["1.5 counted"], b: ["1 counted"] });
});

test("what is above a maximum stays on the record and does not count", () => {
  const pack = madePack({ requirements: [madeRequirement({ id: "self", maximum: units(2) })] });
  const entries = [
    madeEntry("a", { topics: ["self"], minutes: 90 }),
    madeEntry("b", { topics: ["self"], minutes: 60 }),
  ];

  const found = standing(pack, madeSubject(), entries, asOf);

  expect(partsOf(found)).toEqual({
    a: ["1.5 counted self"],
    b: ["0.5 counted self", "30m over a maximum"],
  });
});

function inShort({ counted, planned, required, short, state }: Standing): Record<string, string> {
  return {
    state,
    required: writeRational(required),
    counted: writeRational(counted),
    short: writeRational(short),
    planned: writeRational(planned),
  };
}
