import { addDays, addMonths } from "../cycles/months.ts";
import type { Days } from "../cycles/series.ts";
import { equals, one, type Rational, subtract, zero } from "../exact/rational.ts";
import type { LedgerEntry } from "../ledger/entry.ts";
import type { LocalDate } from "../local-date.ts";
import { ownValue } from "../own-value.ts";
import type { PackVersion } from "../packs/pack.ts";
import type { Matches } from "./matches.ts";
import type { DecidingRole } from "./role.ts";
import { bindsRole } from "./demands.ts";
import type { Reason } from "./standing.ts";
import type { Worth } from "./worth.ts";

/** One entry as the version sees it, before anything is shared out. */
export interface Judged {
  readonly entry: LedgerEntry;
  readonly worth: Worth;
  /** Why none of it counts; absent when it may count. */
  readonly refusal?: Reason | undefined;
}

/** The rule in which entries are judged. */
export interface Bench {
  readonly packId: string;
  readonly version: PackVersion;
  readonly matches: Matches;
  readonly worthOf: (entry: LedgerEntry) => Worth | undefined;
  readonly role: DecidingRole | undefined;
  readonly days: Days;
  /** From this day on entries are taken: before the cycle, for a first one that looks back. */
  readonly takesFrom: LocalDate;
  readonly asOf: LocalDate;
  /** The part of an entry, from nought to one, with which the cycle before was made up late. */
  readonly madeUp?: ReadonlyMap<string, Rational> | undefined;
}

/** The first day whose learning counts in a cycle. */
export function takesFrom({ cycle }: PackVersion, { from }: Days, isFirst: boolean): LocalDate {
  return isFirst && cycle?.monthsBeforeFirst !== undefined ? addMonths(from, -cycle.monthsBeforeFirst) : from;
}

/** What an entry is worth, and why it may not count. Reasons of time come first, then the authority's, then the rule's. */
export function judge(entry: LedgerEntry, bench: Bench): Judged {
  const worth = bench.worthOf(entry);
  const refusal =
    timeRefusal(entry, bench) ??
    (worth === undefined ? unknownWorth(entry, bench) : ruleRefusal(entry, bench));
  return { entry, worth: worth ?? { minutes: zero, units: zero }, refusal };
}

function timeRefusal(
  { id, status, to }: LedgerEntry,
  { asOf, days, madeUp, takesFrom }: Bench,
): Reason | undefined {
  if (status === "earned" && to > asOf) return { code: "after the day asked for" };
  if (to < takesFrom || to > days.to) return { code: "outside the cycle", from: takesFrom, to: days.to };
  const share = madeUp?.get(id);
  return share !== undefined && equals(share, one) ? { code: "made up the cycle before" } : undefined;
}

function unknownWorth(entry: LedgerEntry, bench: Bench): Reason {
  const returned = returnedReason(entry, bench);
  const measure = "measure" in entry.measured ? entry.measured.measure : "minutes";
  return returned ?? { code: "unknown measure", measure };
}

function returnedReason({ decisions }: LedgerEntry, { packId }: Bench): Reason | undefined {
  const decision = ownValue(decisions, packId);
  return decision?.outcome === "returned" ? { code: "returned", because: decision.reason } : undefined;
}

/** Whether an entry counts by what it is, whenever it was. */
export function ruleRefusal(entry: LedgerEntry, bench: Bench): Reason | undefined {
  const returned = returnedReason(entry, bench);
  // What was adjusted was looked at: its units were given by name, whatever our reading of the rule would say.
  if (returned !== undefined || ownValue(entry.decisions, bench.packId)?.outcome === "adjusted")
    return returned;
  return tooShort(entry, bench) ?? notAccepted(entry, bench) ?? notApproved(entry, bench);
}

function tooShort({ measured }: LedgerEntry, { version }: Bench): Reason | undefined {
  const minimumMinutes = version.unit.minimumActivityMinutes ?? 0;
  const isShort = "minutes" in measured && measured.minutes < minimumMinutes;
  return isShort ? { code: "too short", minimumMinutes } : undefined;
}

function notAccepted(entry: LedgerEntry, { matches, role, version }: Bench): Reason | undefined {
  const failed = version.accepts.find(({ roles, when }) => bindsRole(roles, role) && !matches(when, entry));
  return failed && { code: "not accepted", because: failed.otherwise };
}

function notApproved(entry: LedgerEntry, { matches, packId, role, version }: Bench): Reason | undefined {
  const { preApproval } = version;
  if (preApproval === undefined || !bindsRole(preApproval.roles, role)) return undefined;
  if (!matches(preApproval.when, entry)) return undefined;
  const approvedOn = ownValue(entry.preApproved, packId);
  const latest = addDays(entry.from, -(preApproval.daysAhead ?? 0));
  return approvedOn !== undefined && approvedOn <= latest
    ? undefined
    : { code: "not approved beforehand", by: preApproval.by };
}

/** The stretch of an entry that is worth something, in minutes. */
export function usedMinutes({ minutes, unused }: Worth): Rational {
  return unused === undefined ? minutes : subtract(minutes, unused.minutes);
}
