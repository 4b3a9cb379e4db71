/** When in the year a program is held, as libraries speak of it. */
export const seasonNames = {
  spring: "Spring",
  summer: "Summer",
  autumn: "Fall",
  winter: "Winter",
} as const;

export type Season = keyof typeof seasonNames;

export const seasons = Object.keys(seasonNames) as readonly Season[];

/** The season a local day is in, by whole months: June to August is summer. */
export function seasonOf(day: string): Season {
  const month = Number(day.slice(5, 7));
  if (month >= 3 && month <= 5) return "spring";
  if (month >= 6 && month <= 8) return "summer";
  return month >= 9 && month <= 11 ? "autumn" : "winter";
}
