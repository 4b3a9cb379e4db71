import type { Piece } from "../schedule/pieces.ts";
import type { Away } from "../schedule/compiled.ts";
import { spanOf } from "../schedule/aways.ts";
import { type LocalDay, SLOT_MINUTES } from "../schedule/local-day.ts";
import {
  NOT_THERE,
  OFF_DESK,
  OUTSIDE_COVER,
  type PlaceCode,
  type PlaceCodes,
} from "../schedule/place-code.ts";
import type { DayNeeds } from "./day-needs.ts";

/**
 * What a person is at a branch for, by half-hours of a day. In a half-hour they count for what they do throughout its open
 * minutes; who changes desks in the middle of one is there, but off the desk.
 */
export function timelineOf(
  day: LocalDay,
  needs: DayNeeds,
  branchIndex: number,
  { pieces, aways }: { readonly pieces: readonly Piece[]; readonly aways: readonly Away[] },
): PlaceCodes {
  const stretches = stretchesAt(pieces, branchIndex, day);
  const codes: PlaceCodes = needs.slots.map(() => NOT_THERE);
  for (const { from, to, code } of stretches)
    codes.fill(code, Math.max(0, Math.ceil(from / SLOT_MINUTES)), Math.max(0, Math.floor(to / SLOT_MINUTES)));
  for (const slot of uncertainSlots(stretches, needs)) {
    const [from, to] = windowOf(needs, slot, day);
    codes[slot] = codeThroughout(stretches, from, to);
  }
  applyAways(codes, aways, day, needs);
  return codes;
}

/** Takes a person from where their codes put them. */
export function applyAways(codes: PlaceCodes, aways: readonly Away[], day: LocalDay, needs: DayNeeds): void {
  for (const effect of effects)
    for (const away of aways) if (away.effect === effect) takeAway(codes, away, day, needs);
}

/** Being gone is said last: nobody is at a desk while away, whatever else is going on. */
const effects = ["outside-cover", "off-desk", "gone"] as const;

interface Stretch {
  /** Minutes passed since the day began. */
  readonly from: number;
  readonly to: number;
  readonly code: PlaceCode;
}

function stretchesAt(pieces: readonly Piece[], branchIndex: number, day: LocalDay): readonly Stretch[] {
  const stretches: Stretch[] = [];
  for (const { kind, shift, start, end } of pieces)
    if (kind === "work" && shift.branchIndex === branchIndex)
      stretches.push({ from: (start - day.start) / 60, to: (end - day.start) / 60, code: shift.code });
  return stretches;
}

/** Half-hours in which a stretch begins or ends, and those that are open for only a part. */
function uncertainSlots(
  stretches: readonly Stretch[],
  { partlyOpen, slots: all }: DayNeeds,
): readonly number[] {
  const slots: number[] = [...partlyOpen.keys()];
  for (const { from, to } of stretches)
    for (const edge of [from, to]) if (edge % SLOT_MINUTES !== 0) slots.push(Math.floor(edge / SLOT_MINUTES));
  return slots.filter((slot) => slot >= 0 && slot < all.length);
}

/** The minutes of a half-hour in which somebody must be there. */
export function windowOf(
  { partlyOpen }: DayNeeds,
  slot: number,
  { minutes }: LocalDay,
): readonly [from: number, to: number] {
  const start = slot * SLOT_MINUTES;
  return partlyOpen.get(slot) ?? [start, Math.min(start + SLOT_MINUTES, minutes)];
}

function codeThroughout(stretches: readonly Stretch[], from: number, to: number): PlaceCode {
  let reached = from;
  let code: PlaceCode | undefined;
  for (const stretch of stretches) {
    if (stretch.to <= from || stretch.from >= to) continue;
    if (stretch.from > reached) return NOT_THERE;
    code = code === undefined || code === stretch.code ? stretch.code : OFF_DESK;
    reached = stretch.to;
  }
  return reached >= to ? (code ?? NOT_THERE) : NOT_THERE;
}

function takeAway(codes: PlaceCodes, away: Away, day: LocalDay, needs: DayNeeds): void {
  const { effect } = away;
  const { start, end } = spanOf(away);
  const [from, to] = [(start - day.start) / 60, (end - day.start) / 60];
  const first = Math.max(0, Math.floor(from / SLOT_MINUTES));
  const last = Math.min(codes.length - 1, Math.ceil(to / SLOT_MINUTES) - 1);
  for (let slot = first; slot <= last; slot += 1) {
    const code = codes[slot] ?? NOT_THERE;
    if (code === NOT_THERE) continue;
    if (needs.partlyOpen.size > 0) {
      const [opens, closes] = windowOf(needs, slot, day);
      if (to <= opens || from >= closes) continue;
    }
    if (effect === "gone") codes[slot] = NOT_THERE;
    else codes[slot] = effect === "off-desk" ? OFF_DESK | (code & OUTSIDE_COVER) : code | OUTSIDE_COVER;
  }
}
