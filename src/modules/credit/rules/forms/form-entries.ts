import { add, type Rational, zero } from "../exact/rational.ts";
import type { EntryPart, EntryStanding } from "../standing/standing.ts";
import type { FormEntry, FormFacts } from "./form-facts.ts";

/** An entry that belongs on a form, with what it is worth. */
export interface ReportedEntry extends FormEntry {
  /** In the pack's units, before limits: whoever checks the form applies those. */
  readonly worth: Rational;
}

/** An entry that nobody approved beforehand, and who should have. */
export interface UnapprovedEntry extends ReportedEntry {
  readonly by: string;
}

interface JudgedEntry extends ReportedEntry {
  readonly standing: EntryStanding;
}

/**
 * What was earned in the standing's cycle and is worth something to the authority, by day and id. What lies above a limit
 * is on it too, since the authority sees what was done; what it would not take at all is not, nor what is planned.
 */
export function reportedEntries(facts: FormFacts): readonly ReportedEntry[] {
  return earnedEntries(facts).filter(({ standing }) => isTaken(standing));
}

/** What was left out only because nobody approved it beforehand: told, since the approval may just not be entered yet. */
export function unapprovedEntries(facts: FormFacts): readonly UnapprovedEntry[] {
  return earnedEntries(facts).flatMap((each) => {
    const by = each.standing.parts.map(approverOf).find((approver) => approver !== undefined);
    return by === undefined ? [] : [{ ...each, by }];
  });
}

function earnedEntries({ entries, standing, year }: FormFacts): readonly JudgedEntry[] {
  const standings = new Map(standing.entries.map((each) => [each.entryId, each]));
  return entries
    .flatMap((each) => {
      const own = standings.get(each.entry.id);
      const isAsked = year === undefined || each.entry.to.startsWith(`${year}-`);
      if (own === undefined || each.entry.status !== "earned" || !isAsked) return [];
      return [{ ...each, worth: own.worth, standing: own }];
    })
    .toSorted((a, b) => compareText(a.entry.to, b.entry.to) || compareText(a.entry.id, b.entry.id));
}

/** The calendar years in which something was earned, earliest first. */
export function yearsOf(entries: readonly ReportedEntry[]): readonly number[] {
  return [...new Set(entries.map(({ entry }) => Number(entry.to.slice(0, 4))))].toSorted((a, b) => a - b);
}

/** The sum of what these are worth, before limits. */
export function totalWorth(entries: readonly ReportedEntry[]): Rational {
  return entries.reduce((sum, { worth }) => add(sum, worth), zero);
}

function isTaken({ parts }: EntryStanding): boolean {
  return parts.some(
    (part) =>
      part.outcome === "counted" || (part.outcome === "not counted" && part.reason.code === "over a maximum"),
  );
}

function approverOf(part: EntryPart): string | undefined {
  const isRefused = part.outcome === "not counted" && part.reason.code === "not approved beforehand";
  return isRefused ? part.reason.by : undefined;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
