import { addDays, addMonths } from "../cycles/months.ts";
import { compare, excess, multiply, type Rational, zero } from "../exact/rational.ts";
import { sum } from "../exact/tally.ts";
import type { LedgerEntry, Subject } from "../ledger/entry.ts";
import type { LocalDate } from "../local-date.ts";
import type { PackVersion, RulePack } from "../packs/pack.ts";
import { awaitsApproval } from "./approval.ts";
import { carriedOutOf } from "./carry-over.ts";
import { byDayAndId, type Frame, frameOf, type Item, itemsOf, judgedEntries } from "./frame.ts";
import { entryStandings } from "./parts.ts";
import type { Judged } from "./judging.ts";
import { lateFrame } from "./late.ts";
import { settled, type Settled } from "./inheritance.ts";
import { reckon, type Reckoning, shortOf } from "./reckoning.ts";
import { renewableFrom } from "./renewal.ts";
import { requirementStandings } from "./requirement-standings.ts";
import type { EntryStanding, Ground, Standing } from "./standing.ts";
import { weighing } from "./worth.ts";

/**
 * Will I renew? What a pack makes of one ledger on one day.
 *
 * Pure and exact; the order of the entries does not matter. The cycle is the one with `asOf` in it; when the paper says
 * that it expired before and what was due was not met, it is that cycle still, and the state is "lapsed".
 *
 * @throws UnclearSubject when the pack asks something of the subject that is not said: a role, a day of issue.
 */
export function standing(
  pack: RulePack,
  subject: Subject,
  entries: readonly LedgerEntry[],
  asOf: LocalDate,
): Standing {
  const frame = frameOf(pack, subject, asOf, asOf);
  const inOrder = entries.toSorted(byDayAndId);
  if (frame.bound === undefined) return nothingDue(pack, frame.version, inOrder, asOf);
  return lapsedStanding(pack, subject, inOrder, asOf) ?? standingIn(settled(frame, inOrder), inOrder, false);
}

function lapsedStanding(
  pack: RulePack,
  subject: Subject,
  entries: readonly LedgerEntry[],
  asOf: LocalDate,
): Standing | undefined {
  if (subject.expiresOn === undefined || subject.expiresOn >= asOf) return undefined;
  const expired = frameOf(pack, subject, subject.expiresOn, asOf);
  if (expired.bound === undefined) return undefined;
  const ended = settled(expired, entries);
  const found = standingIn(ended, entries, true);
  if (found.state !== "lapsed") return undefined;
  const late = lateFrame(ended, entries);
  return late === ended.frame ? found : standingIn({ ...ended, frame: late }, entries, true);
}

function standingIn(
  { carriedIn, frame }: Settled,
  entries: readonly LedgerEntry[],
  hasEnded: boolean,
): Standing {
  const judged = judgedEntries(entries, frame);
  const all = itemsOf(judged, carriedIn, frame);
  const earnedItems = all.filter(({ judged: { entry } }) => entry.status === "earned");
  const earned = reckon(earnedItems, frame);
  const withPlanned = earnedItems.length === all.length ? earned : reckon(all, frame, earned);
  const { days } = frame.bound;
  const short = shortOf(earned);
  const carriedOut = carriedOutOf(earned);
  const awaiting = judged.filter((each) => awaitsApproval(each, frame.bench));
  return {
    packId: frame.pack.id,
    versionName: frame.version.name,
    asOf: frame.bench.asOf,
    cycle: days,
    reportBy: reportBy(frame),
    state: stateOf(earned, withPlanned, hasEnded),
    required: frame.amount.required,
    earned: earned.earned,
    counted: earned.counted,
    planned: excess(withPlanned.counted, earned.counted),
    short: earned.isMet ? zero : short,
    requirements: requirementStandings(earned, withPlanned),
    carriedIn: sum(carriedIn.values()),
    carriedOut: sum(carriedOut.values()),
    awaitingApproval: sum(awaiting.map(({ worth }) => worth.units)),
    renewableFrom: earned.isMet ? renewableFrom(earnedItems, frame) : undefined,
    renewableFromWithPlanned: renewableWithPlanned({ all, earned, earnedItems, withPlanned }),
    keepEvidenceUntil: keepEvidenceUntil(frame),
    grounds: groundsOf(frame, { carriedIn: sum(carriedIn.values()), madeUp: madeUpUnits(judged, frame) }),
    entries: withProspects(entryStandings(judged, earned, withPlanned), carriedOut, awaiting),
  };
}

/** What else is to be said of an entry: that some of it would go over, or that it waits to be approved. */
function withProspects(
  standings: readonly EntryStanding[],
  carriedOut: ReadonlyMap<string, Rational>,
  awaiting: readonly Judged[],
): readonly EntryStanding[] {
  if (carriedOut.size === 0 && awaiting.length === 0) return standings;
  const waiting = new Set(awaiting.map(({ entry }) => entry.id));
  return standings.map((each) => {
    const carriesOver = carriedOut.get(each.entryId);
    const awaits = waiting.has(each.entryId);
    if (carriesOver === undefined && !awaits) return each;
    return { ...each, ...(carriesOver && { carriesOver }), ...(awaits && { awaitsApproval: true as const }) };
  });
}

function renewableWithPlanned(known: {
  readonly all: readonly Item[];
  readonly earned: Reckoning;
  readonly earnedItems: readonly Item[];
  readonly withPlanned: Reckoning;
}): LocalDate | undefined {
  const { all, earned, earnedItems, withPlanned } = known;
  if (earned.isMet) return renewableFrom(earnedItems, earned.frame);
  return withPlanned.isMet ? renewableFrom(all, earned.frame) : undefined;
}

function stateOf(earned: Reckoning, withPlanned: Reckoning, hasEnded: boolean): Standing["state"] {
  if (earned.frame.amount.isExempt) return "exempt";
  if (earned.isMet) return "met";
  if (hasEnded) return "lapsed";
  return withPlanned.isMet ? "met with planned" : "short";
}

function reportBy({ bound, version }: Frame): LocalDate | undefined {
  const { daysAfterDue, daysBeforeDue } = version.reporting ?? {};
  if (daysBeforeDue !== undefined) return addDays(bound.days.to, -daysBeforeDue);
  return daysAfterDue === undefined ? undefined : addDays(bound.days.to, daysAfterDue);
}

function keepEvidenceUntil({ bound, version }: Frame): LocalDate | undefined {
  const { keep } = version.evidence;
  return keep && addDays(addMonths(bound.days.to, keep.months ?? 0), keep.days ?? 0);
}

/** What the cycle before took of this one's entries. */
function madeUpUnits(judged: readonly Judged[], { bench }: Frame): Rational {
  const { madeUp } = bench;
  if (madeUp === undefined) return zero;
  const taken = judged.map(({ entry, worth }) => multiply(worth.units, madeUp.get(entry.id) ?? zero));
  return sum(taken);
}

function groundsOf(
  { amount, role, version }: Frame,
  { carriedIn, madeUp }: { readonly carriedIn: Rational; readonly madeUp: Rational },
): readonly Ground[] {
  const grounds: Ground[] = [{ code: "version", name: version.name, from: version.from }];
  if (role !== undefined && version.roles.length > 0)
    grounds.push({ code: "role", role: role.role, rule: role.rule });
  grounds.push(...amount.grounds);
  if (compare(carriedIn, zero) > 0) grounds.push({ code: "carried in", units: carriedIn });
  if (compare(madeUp, zero) > 0) grounds.push({ code: "made up before", units: madeUp });
  return grounds;
}

/** Everything stays on the record; nothing has to be earned. */
function nothingDue(
  pack: RulePack,
  version: PackVersion,
  entries: readonly LedgerEntry[],
  asOf: LocalDate,
): Standing {
  const worthOf = weighing(pack.id, version);
  return {
    packId: pack.id,
    versionName: version.name,
    asOf,
    state: "nothing due",
    required: zero,
    earned: zero,
    counted: zero,
    planned: zero,
    short: zero,
    requirements: [],
    carriedIn: zero,
    carriedOut: zero,
    awaitingApproval: zero,
    grounds: [{ code: "version", name: version.name, from: version.from }],
    entries: entries.map((entry) => {
      const worth = worthOf(entry) ?? { minutes: zero, units: zero };
      return {
        entryId: entry.id,
        minutes: worth.minutes,
        worth: worth.units,
        parts: [{ outcome: "not counted", minutes: worth.minutes, reason: { code: "nothing is due" } }],
      };
    }),
  };
}
