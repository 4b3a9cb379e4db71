import { boundCycle } from "../cycles/binding-version.ts";
import { addDays } from "../cycles/months.ts";
import { UnclearSubject } from "../cycles/unclear-subject.ts";
import type { HeldCredential } from "../ledger/kept-credential.ts";
import type { KeptEntry } from "../ledger/kept-entry.ts";
import type { LocalDate } from "../local-date.ts";
import type { RulePack } from "../packs/pack.ts";

/** A cycle of a credential, both days included. */
export interface HeldCycle {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** Decades at work. */
const mostCycles = 40;

/**
 * The cycles of a credential up to today, the running one first: back to the first, or, where nobody said when it was issued,
 * to the earliest entry. None where nothing is due, or where it cannot be said.
 */
export function heldCycles(
  pack: RulePack,
  credential: HeldCredential,
  entries: readonly Pick<KeptEntry, "to">[],
  today: LocalDate,
): readonly HeldCycle[] {
  const earliest = entries.reduce((least, { to }) => (to !== undefined && to < least ? to : least), today);
  const found: HeldCycle[] = [];
  try {
    for (let day = today; found.length < mostCycles;) {
      const bound = boundCycle(pack, credential, day);
      if (bound.days === undefined) break;
      const { days, number, series } = bound;
      found.push({ from: days.from, to: days.to });
      const isFirst = series.first === undefined ? days.from <= earliest : number <= series.first;
      if (isFirst) break;
      day = addDays(days.from, -1);
    }
  } catch (error) {
    if (!(error instanceof UnclearSubject)) throw error;
  }
  return found;
}
