import { addDays } from "../cycles/months.ts";
import type { LedgerEntry } from "../ledger/entry.ts";
import type { LocalDate } from "../local-date.ts";
import type { RulePack } from "../packs/pack.ts";
import { type Carried, carriedOutOf } from "./carry-over.ts";
import { type Frame, frameOf, itemsOf, judgedEntries } from "./frame.ts";
import { lateFrame, madeUpShares } from "./late.ts";
import { reckon, type Reckoning } from "./reckoning.ts";

/** A frame that knows what the cycles before took of its hours, and what came over from them, by entry. */
export interface Settled {
  readonly frame: Frame;
  readonly carriedIn: Carried;
}

const nothing: Carried = new Map();

/**
 * The frame with what the cycles before leave to it.
 *
 * Cycle by cycle from the first one in which anything was earned, since what came into a cycle frees more of its own to
 * go on. What came over once never goes on again. A cycle that ended unmet, and was made up in time, keeps the hours
 * that made it up: no hour counts in two cycles.
 */
export function settled(frame: Frame, entries: readonly LedgerEntry[]): Settled {
  const start: Settled = { frame, carriedIn: nothing };
  if (!looksBack(frame.pack)) return start;
  const { asOf } = frame.bench;
  const last = earlierFrames(frame, entries).reduce<Left>(
    (left, each) => leftBy(knowing(each, left), entries, { asOf, left }),
    { carriedIn: nothing, madeUp: nothing },
  );
  return { frame: knowing(frame, last), carriedIn: last.carriedIn };
}

interface Left {
  readonly carriedIn: Carried;
  /** The part of an entry that an earlier cycle took, from nought to one. */
  readonly madeUp: Carried;
}

function looksBack({ versions }: RulePack): boolean {
  return versions.some(
    ({ carryOver, renewal }) => carryOver !== undefined || renewal?.late?.unitsPerMonth !== undefined,
  );
}

function knowing(frame: Frame, { madeUp }: Left): Frame {
  return madeUp.size === 0 ? frame : { ...frame, bench: { ...frame.bench, madeUp } };
}

function leftBy(
  frame: Frame,
  entries: readonly LedgerEntry[],
  { asOf, left }: { readonly asOf: LocalDate; readonly left: Left },
): Left {
  const ended = earnedIn({ frame, carriedIn: left.carriedIn }, entries);
  if (ended.isMet) return { ...left, carriedIn: carriedOutOf(ended) };
  const known = { ...frame, bench: { ...frame.bench, asOf } };
  const late = lateFrame({ frame: known, carriedIn: left.carriedIn }, entries);
  const madeUp = late === known ? nothing : madeUpShares(earnedIn({ frame: late, ...left }, entries));
  return { carriedIn: nothing, madeUp: new Map([...left.madeUp, ...madeUp]) };
}

function earnedIn({ carriedIn, frame }: Settled, entries: readonly LedgerEntry[]): Reckoning {
  const items = itemsOf(judgedEntries(entries, frame), carriedIn, frame);
  return reckon(
    items.filter(({ judged: { entry } }) => entry.status === "earned"),
    frame,
  );
}

/** The cycles before, oldest first, back to where an unbroken row of cycles with entries begins. */
function earlierFrames(frame: Frame, entries: readonly LedgerEntry[]): readonly Frame[] {
  const days = entries.filter(({ status }) => status === "earned").map(({ to }) => to);
  const frames: Frame[] = [];
  let { from } = frame.bound.days;
  for (;;) {
    const before = addDays(from, -1);
    if (frame.subject.issuedOn !== undefined && before < frame.subject.issuedOn) break;
    const earlier = frameOf(frame.pack, frame.subject, before, earlierDay(before, frame.bench.asOf));
    if (earlier.bound === undefined || earlier.bound.days.from >= from) break;
    const { takesFrom } = earlier.bench;
    const { to } = earlier.bound.days;
    if (!days.some((day) => day >= takesFrom && day <= to)) break;
    frames.unshift(earlier);
    from = earlier.bound.days.from;
  }
  return frames;
}

function earlierDay(a: LocalDate, b: LocalDate): LocalDate {
  return a < b ? a : b;
}
