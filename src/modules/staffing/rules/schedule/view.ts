import type { Away, CompiledPerson, CompiledStaffing } from "./compiled.ts";

/** A staffing as it is, or as it would be if one person were away once more. */
export interface View {
  readonly compiled: CompiledStaffing;
  /** All the aways of that person, the supposed one included. */
  readonly supposed?: { readonly person: CompiledPerson; readonly aways: readonly Away[] };
}

/** What the view says takes a person away. */
export function awaysOf({ supposed }: View, person: CompiledPerson): readonly Away[] {
  return supposed?.person === person ? supposed.aways : person.aways;
}

/** The staffing if a person were away once more. */
export function supposing(compiled: CompiledStaffing, person: CompiledPerson, away: Away): View {
  return { compiled, supposed: { person, aways: [...person.aways, away] } };
}
