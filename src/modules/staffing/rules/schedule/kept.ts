import type { Staffing } from "../staffing.ts";
import type { CompiledStaffing } from "./compiled.ts";
import type { Days } from "./narrowed.ts";

/** What was made of a staffing: of all of it, and of what matters on some days. */
export interface MadeOf {
  whole: CompiledStaffing | undefined;
  part: { readonly days: Days; readonly made: CompiledStaffing } | undefined;
}

/** What was made of a staffing so far, kept with it. */
export function keptWith(staffing: Staffing): MadeOf {
  return Kept.of(staffing) ?? Kept.keep(staffing, { whole: undefined, part: undefined });
}

/** Gives back what it was given, so that a class which extends it puts its private fields on that. */
const Given = function given(staffing: Staffing): Staffing {
  return staffing;
} as unknown as new (staffing: Staffing) => object;

/**
 * A private field on the staffing itself. Do not use a weak map here: a collection of young objects takes everything in one
 * for alive, so that each staffing that was asked once is copied to where only a full collection finds it.
 */
class Kept extends Given {
  readonly #made: MadeOf;

  private constructor(staffing: Staffing, made: MadeOf) {
    super(staffing);
    this.#made = made;
  }

  static of(staffing: object): MadeOf | undefined {
    return #made in staffing ? staffing.#made : undefined;
  }

  static keep(staffing: Staffing, made: MadeOf): MadeOf {
    return new Kept(staffing, made).#made;
  }
}
