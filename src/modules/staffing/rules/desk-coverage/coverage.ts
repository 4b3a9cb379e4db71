import { type DayNumber, parseDate } from "#platform/time";
import { compiledFor } from "../schedule/compile.ts";
import type { CompiledBranch } from "../schedule/compiled.ts";
import type { View } from "../schedule/view.ts";
import type { Staffing } from "../staffing.ts";
import { coverDay } from "./cover-day.ts";
import type { BranchCoverage, Coverage, CoverageRange } from "./result.ts";

/**
 * Who is needed and who is there, for every half-hour of every local day of a range, branch by branch.
 *
 * A person counts in a half-hour when they are there for all of its open minutes, and at one desk only. People who may
 * stand at several desks are put where they leave the fewest places empty: no shortfall is told that another assignment
 * would avoid. Empty when the range's dates are none or the wrong way round.
 */
export function coverage(staffing: Staffing, range: CoverageRange): Coverage {
  const days = daysBetween(range);
  const [first = 0, last = 0] = [days[0], days.at(-1)];
  const view: View = { compiled: compiledFor(staffing, { first, last }) };
  view.compiled.rosters.make(days);
  const wanted = range.branchIds === undefined ? undefined : new Set(range.branchIds);
  return {
    branches: view.compiled.branches
      .filter(({ branch }) => wanted === undefined || wanted.has(branch.id))
      .map((branch) => coverBranch(view, branch, days)),
  };
}

/** The days from the first to the last date, both included. */
function daysBetween({ from, to }: { readonly from: string; readonly to: string }): readonly DayNumber[] {
  const [first, last] = [parseDate(from), parseDate(to)];
  if (first === undefined || last === undefined || last < first) return [];
  return Array.from({ length: last - first + 1 }, (_, day) => first + day);
}

function coverBranch(view: View, branch: CompiledBranch, days: readonly DayNumber[]): BranchCoverage {
  return {
    branchId: branch.branch.id,
    deskIds: branch.desks.map(({ id }) => id),
    days: days.map((day) => coverDay(view, branch, view.compiled.dayIn(branch.zone, day))),
  };
}
