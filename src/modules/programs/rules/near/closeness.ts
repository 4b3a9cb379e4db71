/** How much a distance speaks for a program: 1 next door, a half at twelve miles, little beyond an hour's drive. */
export function closeness(miles: number | undefined): number {
  // Where nobody knows how far it is, as much as half a day's trip.
  if (miles === undefined) return 0.1;
  return 1 / (1 + miles / 12);
}
