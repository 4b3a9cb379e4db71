import { parseInstant } from "#platform/time";

const units = [
  { name: "day", seconds: 86_400 },
  { name: "hour", seconds: 3600 },
  { name: "minute", seconds: 60 },
] as const;

/** How long ago or from now, in the largest unit that fits: "3 hours ago", "in 2 days", "just now". */
export function agoText(instant: string, now: string): string {
  const seconds = (parseInstant(instant) ?? 0) - (parseInstant(now) ?? 0);
  const unit = units.find((each) => Math.abs(seconds) >= each.seconds);
  if (unit === undefined) return seconds > 0 ? "in a moment" : "just now";
  const count = Math.floor(Math.abs(seconds) / unit.seconds);
  const words = `${count} ${unit.name}${count === 1 ? "" : "s"}`;
  return seconds > 0 ? `in ${words}` : `${words} ago`;
}
