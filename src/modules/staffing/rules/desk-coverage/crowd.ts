import { memberAt } from "../schedule/compile-branches.ts";
import type { BranchMember, CompiledBranch, CompiledPerson } from "../schedule/compiled.ts";
import type { PlaceCode } from "../schedule/place-code.ts";

/**
 * Who is in a building for a whole half-hour, what for, and which desk they are put to: lists side by side, of which
 * the first `length` count. One is used for one half-hour after another, since a year has a hundred thousand.
 */
export interface Crowd {
  length: number;
  readonly members: BranchMember[];
  readonly codes: PlaceCode[];
  /** The desk of each; -1 is off the desk. Written while the half-hour is solved. */
  readonly placed: number[];
  /** Whether each may be in charge. Written while the half-hour is solved. */
  readonly isLead: boolean[];
}

/** Room for people. */
export function emptyCrowd(): Crowd {
  return { length: 0, members: [], codes: [], placed: [], isLead: [] };
}

/** Lets one more person in. */
export function enter(crowd: Crowd, member: BranchMember, code: PlaceCode): void {
  crowd.members[crowd.length] = member;
  crowd.codes[crowd.length] = code;
  crowd.length += 1;
}

/** People in the order in which they are given. */
export function crowdOf(
  branch: CompiledBranch,
  present: readonly { readonly person: CompiledPerson; readonly code: PlaceCode }[],
): Crowd {
  const crowd = emptyCrowd();
  for (const { person, code } of present) enter(crowd, memberAt(branch, person), code);
  return crowd;
}
