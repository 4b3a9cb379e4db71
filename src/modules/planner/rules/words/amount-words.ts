import { dollars } from "#platform/words";

/** `$262`, `$97.50`, `free`. */
export function moneyWords(cents: number): string {
  if (cents === 0) return "free";
  return dollars(cents);
}

/** Minutes beyond full hours, as people write them. */
const parts: ReadonlyMap<number, string> = new Map([
  [15, "¼"],
  [20, "⅓"],
  [30, "½"],
  [40, "⅔"],
  [45, "¾"],
]);

/** Hours for a table, as the record writes them: `1`, `4½`, `¾`, `0.83`. */
export function hoursNumber(minutes: number): string {
  const part = parts.get(minutes % 60);
  if (part === undefined) return String(Math.round((minutes / 60) * 100) / 100);
  return minutes < 60 ? part : `${Math.floor(minutes / 60)}${part}`;
}

/** `1 hour`, `½ hour`, `4½ hours`. */
export function hoursWords(minutes: number): string {
  const isOne = minutes === 60 || (minutes < 60 && parts.has(minutes));
  return `${hoursNumber(minutes)} ${isOne ? "hour" : "hours"}`;
}

/** How far from the best possible, `0.6%`: rounded up, so that nothing is said to be nearer than it is. */
export function gapPercent(gap: number): string {
  const tenths = Math.ceil(gap * 1000) / 10;
  return `${Math.max(0.1, tenths)}%`;
}

/** What points are worth, in hours of what one most wants to learn: `about 1½ hours of learning`, `a little`. */
export function worthWords(points: number, hourPoints: number): string {
  const quarters = Math.round((points / hourPoints) * 4);
  if (quarters < 1) return "a little";
  return `about ${quarters === 4 ? "an hour" : quarters < 4 ? `${quarters * 15} minutes` : hoursWords(quarters * 15)} of learning`;
}

/** What `worthWords` counts in, for wherever they stand: so many hours of worth are rarely so many hours of sitting. */
export const worthNote =
  "Worth is told in hours of what you most want to learn: the first four hours on a topic count whole, the next eight half, twelve more a fifth.";

/** A part of a hundred as people say it: `about a third`. */
export function shareWords(hundredths: number): string {
  const [, words] = shares.find(([atLeast]) => hundredths >= atLeast) ?? [0, "a small part"];
  return words;
}

const shares = [
  [65, "most"],
  [55, "well over half"],
  [45, "about half"],
  [37, "about two fifths"],
  [29, "about a third"],
  [22, "about a quarter"],
  [15, "about a sixth"],
] as const;
