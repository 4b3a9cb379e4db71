import { expect } from "vitest";
import { add, compare, lesser, type Rational, zero } from "../../src/modules/credit/rules/exact/rational.ts";
import { sum } from "../../src/modules/credit/rules/exact/tally.ts";
import { writeRational } from "../../src/modules/credit/rules/exact/written.ts";
import type { LedgerEntry } from "../../src/modules/credit/rules/ledger/entry.ts";
import { standing } from "../../src/modules/credit/rules/standing/current.ts";
import type { EntryPart, Standing } from "../../src/modules/credit/rules/standing/standing.ts";
import type { GeneratedLedger } from "./generated.ts";

/** What holds of every standing, whatever the pack and the ledger. */
export function expectSound(ledger: GeneratedLedger): void {
  const { asOf, entries, pack, subject } = ledger;
  const found = standing(pack, subject, entries, asOf);
  expectEveryMinuteOnce(found);
  expectNoMaximumExceeded(found);
  const turned = entries.toReversed();
  expect(standing(pack, subject, turned, asOf)).toEqual(found);
  const earnedAlone = entries.filter(({ status }) => status === "earned");
  expectSameEarned(standing(pack, subject, earnedAlone, asOf), found);
  expectSteady(ledger, found);
}

function expectEveryMinuteOnce({ entries }: Standing): void {
  for (const { minutes, parts } of entries) {
    expect(writeRational(sum(parts.map((part) => part.minutes)))).toBe(writeRational(minutes));
    expect(parts.every((part) => compare(part.minutes, zero) >= 0)).toBe(true);
  }
}

function expectNoMaximumExceeded({ entries, requirements }: Standing): void {
  const earned = entries.flatMap(({ parts }) => parts.filter(({ outcome }) => outcome === "counted"));
  for (const { counted, id, limit, sense } of requirements) {
    if (sense !== "maximum" || requirements.some((each) => each.id === id && each.sense === "minimum"))
      continue;
    const within = sum(earned.flatMap((part) => unitsTowards(part, id)));
    expect([id, compare(within, limit) <= 0, compare(counted, limit) <= 0]).toEqual([id, true, true]);
  }
}

function unitsTowards(part: EntryPart, id: string): readonly Rational[] {
  return part.outcome !== "not counted" && part.towards.includes(id) ? [part.units] : [];
}

function expectSameEarned(alone: Standing, withPlanned: Standing): void {
  expect(earnedFigures(withPlanned)).toEqual(earnedFigures(alone));
}

function earnedFigures({ carriedIn, carriedOut, counted, earned, requirements, short }: Standing): unknown {
  return {
    carriedIn,
    carriedOut,
    counted,
    earned,
    short,
    requirements: requirements.map(({ planned: _planned, ...rest }) => rest),
  };
}

/** Nothing new: on the last day of the cycle everything is as it was, but for the day itself. */
function expectSteady({ entries, pack, subject, asOf }: GeneratedLedger, found: Standing): void {
  if (found.cycle === undefined || pack.versions.length > 1) return;
  const past = entries.filter(({ status, to }) => status === "planned" || to <= asOf);
  const now = standing(pack, subject, past, asOf);
  const last = standing(pack, subject, past, found.cycle.to > asOf ? found.cycle.to : asOf);
  expect({ ...last, asOf }).toEqual(now);
}

/**
 * With one more entry that was earned, nothing is less met; but for the one whose hours complete the cycle before, which had
 * ended unmet: then that one is met, and this one lost no more than what made it up. Gives whether that was so.
 *
 * @see docs/decisions/0123-a-late-hour-may-cost-the-new-cycle.md
 */
export function expectMonotone(ledger: GeneratedLedger, more: LedgerEntry): boolean {
  const { asOf, entries, pack, subject } = ledger;
  const before = standing(pack, subject, entries, asOf);
  expect(before.entries.length).toBe(entries.length);
  if (before.cycle === undefined || more.to > asOf || more.to < before.cycle.from) return false;
  const after = standing(pack, subject, [...entries, more], asOf);
  if (isMadeUp(after) && !isMadeUp(before)) {
    expectOnlyMovedBack({ before, after, ledger, more });
    return true;
  }
  const wanted = (found: Standing): readonly string[] =>
    found.requirements.flatMap(({ counted, id, limit, sense }) =>
      sense === "minimum" ? [`${id} ${writeRational(lesser(counted, limit))}`] : [],
    );
  const isLess = before.requirements.some(({ counted, limit, sense }, place) => {
    const now = after.requirements[place];
    return (
      sense === "minimum" &&
      now !== undefined &&
      compare(lesser(now.counted, limit), lesser(counted, limit)) < 0
    );
  });
  expect([isLess, wanted(before), wanted(after)]).toEqual([false, wanted(before), wanted(after)]);
  const total = (found: Standing): Rational => lesser(found.counted, found.required);
  expect(compare(total(after), total(before)) >= 0).toBe(true);
  return false;
}

/** The cycle before became met by the entry, and no more left this one than went there. */
function expectOnlyMovedBack({
  after,
  before,
  ledger: { asOf, entries, pack, subject },
  more,
}: {
  readonly before: Standing;
  readonly after: Standing;
  readonly ledger: GeneratedLedger;
  readonly more: LedgerEntry;
}): void {
  const expired = { ...subject, expiresOn: dayBefore(after.cycle?.from ?? asOf) };
  expect(standing(pack, expired, entries, asOf).state).toBe("lapsed");
  expect(standing(pack, expired, [...entries, more], asOf).state).toBe("met");
  const moved = sum(
    after.grounds.flatMap((ground) => (ground.code === "made up before" ? [ground.units] : [])),
  );
  expect(compare(add(after.counted, moved), before.counted) >= 0).toBe(true);
  for (const [place, { counted, sense }] of before.requirements.entries())
    if (sense === "minimum")
      expect(compare(add(after.requirements[place]?.counted ?? zero, moved), counted) >= 0).toBe(true);
}

function isMadeUp({ grounds }: Standing): boolean {
  return grounds.some(({ code }) => code === "made up before");
}

/** What made up a cycle that had ended unmet counts in that cycle, and not again in the next. */
export function expectNothingMadeUpTwice({ asOf, entries, pack, subject }: GeneratedLedger): boolean {
  const next = standing(pack, subject, entries, asOf);
  if (next.cycle === undefined || !isMadeUp(next)) return false;
  const expired = { ...subject, expiresOn: dayBefore(next.cycle.from) };
  const late = standing(pack, expired, entries, asOf);
  expect(late.state).toBe("met");
  const worth = new Map(next.entries.map((each) => [each.entryId, each.worth]));
  for (const { entryId, parts } of next.entries) {
    const before = late.entries.find((each) => each.entryId === entryId)?.parts ?? [];
    const needed = before.filter((part) => part.outcome === "counted" && !part.isBeyond);
    const both = add(carriedUnits(needed), carriedUnits(parts));
    expect(compare(both, worth.get(entryId) ?? zero) <= 0).toBe(true);
  }
  return true;
}

/** What comes over from the cycle before was earned there, and was not needed there. */
export function expectNothingTwice({ asOf, entries, pack, subject }: GeneratedLedger): void {
  const found = standing(pack, subject, entries, asOf);
  expect(compare(found.carriedIn, zero) >= 0).toBe(true);
  if (found.cycle === undefined || found.carriedIn.numerator === 0n) return;
  const lastDay = dayBefore(found.cycle.from);
  const before = standing(pack, subject, entries, lastDay);
  expect(writeRational(before.carriedOut)).toBe(writeRational(found.carriedIn));
  expect(compare(add(before.required, before.carriedOut), before.counted) <= 0).toBe(true);
  const carried = new Map(found.entries.map(({ entryId, parts }) => [entryId, carriedUnits(parts)]));
  const inCycle = new Set(
    entries.filter(({ to }) => to >= (before.cycle?.from ?? "") && to <= lastDay).map(({ id }) => id),
  );
  let total = zero;
  for (const { entryId, parts } of before.entries) {
    if (!inCycle.has(entryId)) continue;
    const units = carried.get(entryId) ?? zero;
    total = add(total, units);
    expect(compare(units, carriedUnits(parts)) <= 0).toBe(true);
  }
  // What a maximum of the new cycle refuses came over and does not count.
  expect(compare(total, found.carriedIn) <= 0).toBe(true);
}

function carriedUnits(parts: readonly EntryPart[]): Rational {
  return sum(parts.flatMap((part) => (part.outcome === "counted" ? [part.units] : [])));
}

function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}
