// What must hold of the engine whatever the rule and the ledger: for packs by chance, and for every pack that is shipped.
import fc from "fast-check";
import { expect, test } from "vitest";
import type { LedgerEntry } from "../../src/modules/credit/rules/ledger/entry.ts";
import type { RulePack } from "../../src/modules/credit/rules/packs/pack.ts";
import { anotherEntry, entryOf, generatedLedgers, ledgersFor, vocabularyOf } from "./generated.ts";
import { shippedPacks } from "./golden-cases.ts";
import { madeEntry } from "./made-pack.ts";
import { expectMonotone, expectNothingMadeUpTwice, expectNothingTwice, expectSound } from "./properties.ts";

const packs = [...shippedPacks().values()];

test("every minute is in one part, no maximum is exceeded, order and plans change nothing that was earned", () => {
  expect.hasAssertions();
  fc.assert(fc.property(generatedLedgers(14), expectSound), { numRuns: 1500 });
});

test("one more entry never makes a requirement less met, where no maximum is wanted by two minimums", () => {
  expect.hasAssertions();
  fc.assert(
    fc.property(
      generatedLedgers(10).filter(({ pack }) => isUncontested(pack)),
      anotherEntry,
      (ledger, more) => {
        expectMonotone(ledger, { ...more, id: "more", status: "earned" });
      },
    ),
    { numRuns: 1500 },
  );
});

test("what is carried over was earned before, and not needed there", () => {
  expect.hasAssertions();
  fc.assert(fc.property(generatedLedgers(14), expectNothingTwice), { numRuns: 1500 });
});

test("what made up a cycle late is not counted again in the next", () => {
  const pack = packs.find(({ id }) => id === "us-ny-public-librarian");
  if (pack === undefined) throw new Error("The pack of New York is missing.");
  const subject = { issuedOn: "2015-03-15", positions: [], endorsements: [], circumstances: [] };
  const entries = fc
    .array(fc.tuple(fc.integer({ min: 1, max: 700 }), fc.integer({ min: 1, max: 40 })), { minLength: 6 })
    .map((made) => made.map(([days, hours], number) => madeLearning(`e${number}`, days, hours)));
  let madeUp = 0;

  fc.assert(
    fc.property(entries, (made) => {
      const isMadeUp = expectNothingMadeUpTwice({ asOf: "2021-03-14", entries: made, pack, subject });
      if (isMadeUp) madeUp += 1;
    }),
    { numRuns: 300 },
  );
  expect(madeUp).toBeGreaterThan(20);
});

test("one more hour costs a cycle only what it takes to close the one before", () => {
  const pack = packs.find(({ id }) => id === "us-ny-public-librarian");
  if (pack === undefined) throw new Error("The pack of New York is missing.");
  const subject = { issuedOn: "2015-03-15", positions: [], endorsements: [], circumstances: [] };
  const days = fc.tuple(fc.integer({ min: 1, max: 640 }), fc.integer({ min: 1, max: 20 }));
  let closed = 0;

  fc.assert(
    fc.property(fc.array(days, { minLength: 5, maxLength: 9 }), days, (made, [day, hours]) => {
      const entries = made.map(([of, long], number) => madeLearning(`e${number}`, of, long));
      const ledger = { asOf: "2021-03-14", entries, pack, subject };
      if (expectMonotone(ledger, madeLearning("more", day, hours))) closed += 1;
    }),
    { numRuns: 400, seed: 123 },
  );
  expect(closed).toBeGreaterThan(10);
});

/** Something approved, complete so many days after the middle of 2019. */
function madeLearning(id: string, days: number, hours: number): LedgerEntry {
  const day = new Date(Date.UTC(2019, 5, 1 + days)).toISOString().slice(0, 10);
  const approvedBy = ["us-ny-public-librarian"];
  return { ...madeEntry(id, { to: day, minutes: hours * 60 }), from: day, approvedBy };
}

test.for(packs.map((pack) => [pack.id, pack] as const))("all of it holds for %s", ([, pack]) => {
  expect.hasAssertions();
  fc.assert(
    fc.property(ledgersFor(pack, 12), (ledger) => {
      expectSound(ledger);
      expectNothingTwice(ledger);
    }),
    { numRuns: 40 },
  );
});

test.for(packs.filter(isUncontested).map((pack) => [pack.id, pack] as const))(
  "one more entry never makes %s less met",
  ([, pack]) => {
    expect.hasAssertions();
    fc.assert(
      fc.property(ledgersFor(pack, 10), entryOf(vocabularyOf(pack)), (ledger, more) => {
        expectMonotone(ledger, { ...more, id: "more", status: "earned" });
      }),
      { numRuns: 40 },
    );
  },
);

test("most shipped packs are such that one more entry must never hurt", () => {
  expect(packs.filter(isUncontested).length).toBeGreaterThan(packs.length / 2);
});

/**
 * Where a capped hour is wanted by two minimums, or lies under two maximums, giving it to one takes it from another: no
 * honest assignment can be monotone then. A minimum that opens only with enough of one topic takes the hours of the
 * others of its group once it opens. A minimum in percent of what was earned grows by itself.
 */
function isUncontested({ versions }: RulePack): boolean {
  return versions.every(({ requirements }) => {
    const maximums = requirements.filter(({ maximum }) => maximum !== undefined);
    const minimums = requirements.filter(({ minimum }) => minimum !== undefined);
    const isCrowded = minimums.length > 1 || minimums.some(({ forEachEndorsement }) => forEachEndorsement);
    const opensLate = minimums.some((each) => each.group !== undefined && each.minimumPerTopic !== undefined);
    return !opensLate && (maximums.length === 0 || (maximums.length === 1 && !isCrowded));
  });
}
