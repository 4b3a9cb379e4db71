/** Rounding has the better of a relaxation: nothing is known of it. */
export class LostByRounding extends Error {
  override readonly name = "LostByRounding";
}
