import type { Staffing } from "../staffing.ts";
import type { CompiledStaffing } from "./compiled.ts";

/** What was made of a staffing, kept with it; made when there is nothing yet. */
export function keptWith(
  staffing: Staffing,
  make: (staffing: Staffing) => CompiledStaffing,
): CompiledStaffing {
  return Kept.of(staffing) ?? Kept.keep(staffing, make(staffing));
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
  readonly #made: CompiledStaffing;

  private constructor(staffing: Staffing, made: CompiledStaffing) {
    super(staffing);
    this.#made = made;
  }

  static of(staffing: object): CompiledStaffing | undefined {
    return #made in staffing ? staffing.#made : undefined;
  }

  static keep(staffing: Staffing, made: CompiledStaffing): CompiledStaffing {
    return new Kept(staffing, made).#made;
  }
}
