// Cases worked by hand from each authority's rule (tests/credit/golden): whatever a case states must come out exactly.
import { expect, test } from "vitest";
import { standing } from "../../src/modules/credit/rules/standing/current.ts";
import { foundFor, goldenCases, shippedPacks } from "./golden-cases.ts";

const packs = shippedPacks();
const cases = goldenCases();

test.for(cases)("$packId: $name", (golden) => {
  const pack = packs.get(golden.packId);
  if (pack === undefined) throw new Error(`There is no pack ${golden.packId} for these cases.`);

  const found = standing(pack, golden.ledger.subject, golden.ledger.entries, golden.asOf);

  expect(foundFor(golden, found)).toEqual(golden.expect);
});

test("every shipped pack has at least four cases", () => {
  const few = [...packs.keys()].filter((id) => cases.filter(({ packId }) => packId === id).length < 4);

  expect(few).toEqual([]);
});
