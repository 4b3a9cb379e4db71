import type { CreditCalculation, SessionCreditRules } from "./attendance.ts";

/** How the minutes were worked out, in plain sentences for a certificate. Steps that changed nothing are left out. */
export function calculationWords(
  calculation: CreditCalculation,
  rules: SessionCreditRules,
): readonly string[] {
  return [...startWords(calculation), ...cutWords(calculation), ...endWords(calculation, rules)];
}

/** `37 min 2 s`, `1 h 5 min`, `0 s`. */
export function lengthWords(seconds: number): string {
  const parts = [
    [Math.floor(seconds / 3600), "h"],
    [Math.floor((seconds % 3600) / 60), "min"],
    [seconds % 60, "s"],
  ] as const;
  const written = parts.filter(([amount]) => amount > 0).map(([amount, unit]) => `${amount} ${unit}`);
  return written.length === 0 ? "0 s" : written.join(" ");
}

function startWords({ basis, fragments, fragmentSeconds }: CreditCalculation): readonly string[] {
  if (fragments === 0) return ["No attendance was recorded."];
  const stretches = fragments === 1 ? "1 stretch" : `${fragments} stretches`;
  const start = `${stretches} of attendance, ${lengthWords(fragmentSeconds)} added up.`;
  if (basis === "minutes")
    return [
      start,
      "The report has minutes without times: they were not held against the session's start and end.",
    ];
  return basis === "span"
    ? [
        start,
        "The report has a first and a last time only: time outside the session and in breaks was taken off in full.",
      ]
    : [start];
}

function cutWords(calculation: CreditCalculation): readonly string[] {
  const { outsideSeconds, overlapSeconds, breakSeconds, bridgedGaps, bridgedSeconds } = calculation;
  const gaps = bridgedGaps === 1 ? "1 short gap was" : `${bridgedGaps} short gaps were`;
  return [
    ...(outsideSeconds > 0
      ? [`${lengthWords(outsideSeconds)} before the start or after the end was not counted.`]
      : []),
    ...(overlapSeconds > 0
      ? [`${lengthWords(overlapSeconds)} recorded more than once was counted once.`]
      : []),
    ...(breakSeconds > 0 ? [`${lengthWords(breakSeconds)} of breaks was taken off.`] : []),
    ...(bridgedSeconds > 0 ? [`${gaps} counted as attended: ${lengthWords(bridgedSeconds)}.`] : []),
  ];
}

function endWords(calculation: CreditCalculation, rules: SessionCreditRules): readonly string[] {
  const {
    attendedSeconds,
    sessionSeconds,
    isFullByGrace,
    isBelowThreshold,
    creditedSeconds,
    creditedMinutes,
  } = calculation;
  const attended = `Attended: ${lengthWords(attendedSeconds)} of ${lengthWords(sessionSeconds)}.`;
  const missing = lengthWords(sessionSeconds - attendedSeconds);
  const threshold = `This is less than ${rules.thresholdPercent} % of the session, which earns no credit.`;
  const isRounded = creditedSeconds !== creditedMinutes * 60;
  return [
    attended,
    ...(isFullByGrace
      ? [`${missing} was missed; up to ${rules.graceMinutes} minutes are forgiven, so all of it counts.`]
      : []),
    ...(isBelowThreshold ? [threshold] : []),
    `Credited: ${creditedMinutes} minutes${isRounded ? `, ${roundingWords(creditedMinutes, rules)}` : ""}.`,
  ];
}

function roundingWords(minutes: number, { rounding, stepMinutes }: SessionCreditRules): string {
  const step = stepMinutes === 1 ? "full minutes" : `steps of ${stepMinutes} minutes`;
  const direction = { floor: "down", nearest: "to the nearest", ceil: "up" }[rounding];
  const isCapped = minutes % stepMinutes !== 0;
  return `rounded ${direction} in ${step}${isCapped ? ", but to no more than the session" : ""}`;
}
