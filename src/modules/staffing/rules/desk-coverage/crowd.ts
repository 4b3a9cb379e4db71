import { memberAt } from "../schedule/compile-branches.ts";
import type { BranchMember, CompiledBranch, CompiledPerson } from "../schedule/compiled.ts";
import type { PlaceCode } from "../schedule/place-code.ts";

/** Members of a branch and what each is there for in one half-hour: lists side by side, of which the first `length` count. */
export interface Crowd {
  readonly length: number;
  readonly members: readonly BranchMember[];
  readonly codes: readonly PlaceCode[];
}

/** People in the order in which they are given. */
export function crowdOf(
  branch: CompiledBranch,
  present: readonly { readonly person: CompiledPerson; readonly code: PlaceCode }[],
): Crowd {
  return {
    length: present.length,
    members: present.map(({ person }) => memberAt(branch, person)),
    codes: present.map(({ code }) => code),
  };
}
