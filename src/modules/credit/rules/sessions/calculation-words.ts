import type { CreditCalculation } from "../attendance/attendance.ts";
import type { Excuse } from "./addition.ts";

/** `37 min 2 s`, `1 h 5 min`; a length as it is said, exact to the second. */
export function lengthWords(seconds: number): string {
  const parts = [
    [Math.floor(seconds / 3600), "h"],
    [Math.floor((seconds % 3600) / 60), "min"],
    [seconds % 60, "s"],
  ] as const;
  const said = parts.flatMap(([count, unit]) => (count > 0 ? [`${count} ${unit}`] : []));
  return said.join(" ") || "0 min";
}

/** How the minutes came about, a step a sentence, in the order in which they were counted. */
export function calculationWords(
  calculation: CreditCalculation | undefined,
  excused: Excuse | undefined,
): readonly string[] {
  const said = calculation === undefined ? [] : countedWords(calculation);
  return excused === undefined
    ? said
    : [...said, `${excused.by} set ${lengthWords(excused.minutes * 60)}: ${excused.reason}`];
}

function countedWords(calculation: CreditCalculation): readonly string[] {
  const { basis, fragments, fragmentSeconds, outsideSeconds, overlapSeconds } = calculation;
  const { breakSeconds, bridgedGaps, bridgedSeconds, attendedSeconds, sessionSeconds } = calculation;
  const said = [
    `There ${fragments === 1 ? "once" : `${fragments} times`}, ${lengthWords(fragmentSeconds)} in all${basis === "times" ? "" : ", by minutes that the report gives without exact times"}.`,
  ];
  if (outsideSeconds > 0)
    said.push(`${lengthWords(outsideSeconds)} before the start or after the end do not count.`);
  if (overlapSeconds > 0) said.push(`${lengthWords(overlapSeconds)} were told twice and count once.`);
  if (breakSeconds > 0) said.push(`${lengthWords(breakSeconds)} of breaks do not count.`);
  if (bridgedSeconds > 0)
    said.push(
      `${bridgedGaps === 1 ? "A short gap" : `${bridgedGaps} short gaps`} of ${lengthWords(bridgedSeconds)} count as attended.`,
    );
  said.push(`Attended: ${lengthWords(attendedSeconds)} of ${lengthWords(sessionSeconds)}.`);
  if (calculation.isFullByGrace && attendedSeconds < sessionSeconds)
    said.push("What is missing is within the grace of this session: all of it is credited.");
  if (calculation.isBelowThreshold) said.push("That is less than the session asks for: nothing is credited.");
  else said.push(`Credited: ${lengthWords(calculation.creditedMinutes * 60)}.`);
  return said;
}
