/** `$262`, `$97.50`, `free`. */
export function moneyWords(cents: number): string {
  if (cents === 0) return "free";
  return dollars(cents);
}

/** `$0`, `$262`. */
export function dollars(cents: number): string {
  const text = (Math.abs(cents) / 100).toLocaleString("en-US", {
    minimumFractionDigits: cents % 100 === 0 ? 0 : 2,
    maximumFractionDigits: 2,
  });
  return `${cents < 0 ? "−" : ""}$${text}`;
}

/** Hours for a table: `1`, `4.5`, `0.75`. */
export function hoursNumber(minutes: number): string {
  return String(Math.round((minutes / 60) * 100) / 100);
}

/** `1 hour`, `4.5 hours`. */
export function hoursWords(minutes: number): string {
  return minutes === 60 ? "1 hour" : `${hoursNumber(minutes)} hours`;
}

/** How far from the best possible, `0.6%`: rounded up, so that nothing is said to be nearer than it is. */
export function gapPercent(gap: number): string {
  const tenths = Math.ceil(gap * 1000) / 10;
  return `${Math.max(0.1, tenths)}%`;
}
