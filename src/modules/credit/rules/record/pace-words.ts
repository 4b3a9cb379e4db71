import { dayWords } from "#platform/words";
import type { LocalDate } from "../local-date.ts";
import type { Pace } from "./pace.ts";

/** The pace as one sentence; undefined when there is nothing to say of it. */
export function paceWords(pace: Pace, due: LocalDate | undefined): string | undefined {
  switch (pace.kind) {
    case "done":
      return undefined;
    case "too early":
      return "This cycle is younger than a month: too early to tell your pace.";
    case "met on":
      return `At your pace: met on ${dayWords(pace.day)}, ${pace.daysEarly === 0 ? "the last day" : `${daysWords(pace.daysEarly)} early`}.`;
    case "late":
      return `At your pace: met on ${dayWords(pace.day)}, ${daysWords(pace.daysLate)} late${because(pace.slowest)}.`;
    case "never":
      return `At your pace it would not be met${due === undefined ? "" : ` by ${dayWords(due)}`}${because(pace.slowest)}: too little counted in the last twelve months.`;
    default:
      return pace satisfies never;
  }
}

function because(slowest: string | undefined): string {
  return slowest === undefined ? "" : ` (${slowest} is what takes longest)`;
}

function daysWords(days: number): string {
  return days === 1 ? "1 day" : `${days} days`;
}
