import type { EpochSeconds, Interval } from "#platform/time";
import { isPlainLetters, lettersOf } from "./plain-letters.ts";

const handleLength = 5;
/** 21⁷ is about 1.8 thousand million: with few tries, three codes of them are not met by guessing. */
const proofLength = 7;

/** A code is shown for so long; then the next. */
export const codeSeconds = 60;
/** A phone without a net may send later what it saw. */
export const mostHoursLate = 12;
/** Doors open before the start, and stay open a little after the end. */
const minutesBefore = 45;
const minutesAfter = 30;

/** What a code says: which session, and the proof that it was on its screen. */
export interface CheckInCode {
  readonly handle: string;
  readonly proof: string;
}

/** A code as someone typed it or as an address holds it; undefined when it cannot be one. */
export function typedCode(text: string): CheckInCode | undefined {
  const plain = text.toUpperCase().replaceAll(/[^A-Z0-9]/gu, "");
  if (plain.length !== handleLength + proofLength || !isPlainLetters(plain)) return undefined;
  return { handle: plain.slice(0, handleLength), proof: plain.slice(handleLength) };
}

/** A code as it is shown: `ABCD-EFGH-JKLM`. */
export function shownCode({ handle, proof }: CheckInCode): string {
  return `${handle}${proof}`.match(/.{4}/gu)?.join("-") ?? "";
}

/** The handle of a new session, from 8 random bytes. */
export function handleOf(random: Uint8Array): string {
  return lettersOf(random, handleLength);
}

/** The proof of a step, from a keyed digest of it. */
export function proofOf(digest: Uint8Array): string {
  return lettersOf(digest, proofLength);
}

/** Which code is shown at an instant. */
export function stepAt(instant: EpochSeconds): number {
  return Math.floor(instant / codeSeconds);
}

/** When a step begins. */
export function startOfStep(step: number): EpochSeconds {
  return step * codeSeconds;
}

/** When codes of a session are taken at all. */
export function doorsOf({ start, end }: Interval): Interval {
  return { start: start - minutesBefore * 60, end: end + minutesAfter * 60 };
}

/** The meeting into which one is let at an instant: of two whose doors are open, the one that is on, else the next. */
export function meetingWithDoorsAt(
  meetings: readonly Interval[],
  instant: EpochSeconds,
): Interval | undefined {
  const open = meetings.filter((meeting) => {
    const { end, start } = doorsOf(meeting);
    return instant >= start && instant < end;
  });
  return open.find(({ end }) => instant < end) ?? open.at(-1);
}

/**
 * The steps whose codes are believed, newest first. At once: the one on the screen, and the one before it. Of someone who says
 * that they saw it at `seen`: those around that time, when it is not too long ago.
 */
export function stepsBelieved(present: EpochSeconds, seen: EpochSeconds | undefined): readonly number[] {
  const current = stepAt(present);
  if (seen === undefined) return [current, current - 1];
  const then = Math.min(stepAt(seen), current);
  if (present - seen > mostHoursLate * 3600) return [];
  return then === current ? [current, current - 1] : [then + 1, then, then - 1];
}
