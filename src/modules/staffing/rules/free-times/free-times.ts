import { type EpochSeconds, formatInstant, parseDate } from "#platform/time";
import { awaysOfPerson } from "../schedule/away-table.ts";
import { isAbsence, sessionSpan, spanOf } from "../schedule/aways.ts";
import { compiled } from "../schedule/compile.ts";
import type { CompiledPerson, CompiledStaffing } from "../schedule/compiled.ts";
import { type Piece, piecesBetween } from "../schedule/pieces.ts";
import { deskOf, OFF_DESK } from "../schedule/place-code.ts";
import type { Staffing } from "../staffing.ts";
import type { PersonRange, PersonState, PersonTime } from "./person-time.ts";

/**
 * What a person does from the beginning of the first local day of a range to the end of the last, without gaps. An absence
 * is told before a session, a session before the way there, and that before the plan. Desks are those the plan names:
 * where somebody who may move is put, `coverage` says. Empty for an unknown person, and for dates that are none.
 */
export function freeTimes(
  staffing: Staffing,
  staffId: string,
  { from, to }: PersonRange,
): readonly PersonTime[] {
  const made = compiled(staffing);
  const person = made.personOf.get(staffId);
  const [first, last] = [parseDate(from), parseDate(to)];
  if (person === undefined || first === undefined || last === undefined || last < first) return [];
  const end = made.dayIn(person.homeZone, last);
  return timesBetween(made, person, [made.dayIn(person.homeZone, first).start, end.start + end.minutes * 60]);
}

/** What a person does between two instants, without gaps. */
export function timesBetween(
  made: CompiledStaffing,
  person: CompiledPerson,
  [start, end]: readonly [EpochSeconds, EpochSeconds],
): readonly PersonTime[] {
  const layers = layersOf(made, person, [start, end]);
  const cuts = new Set([start, end]);
  for (const { from, to } of layers) for (const at of [from, to]) if (at > start && at < end) cuts.add(at);
  const sorted = [...cuts].sort((a, b) => a - b);
  const times: { start: EpochSeconds; end: EpochSeconds; state: PersonState }[] = [];
  sorted.slice(0, -1).forEach((from, index) => {
    const to = sorted[index + 1] ?? end;
    const state = stateAt(layers, from);
    const last = times.at(-1);
    if (last !== undefined && isSame(last.state, state)) last.end = to;
    else times.push({ start: from, end: to, state });
  });
  return times.map((time) => ({ ...time, start: formatInstant(time.start), end: formatInstant(time.end) }));
}

interface Layer {
  readonly from: EpochSeconds;
  readonly to: EpochSeconds;
  readonly state: PersonState;
  /** The strongest layer is told. */
  readonly strength: number;
}

function layersOf(
  made: CompiledStaffing,
  person: CompiledPerson,
  [start, end]: readonly [EpochSeconds, EpochSeconds],
): readonly Layer[] {
  const [first, last] = [Math.floor(start / 86_400) - 1, Math.floor(end / 86_400) + 1];
  const days = Array.from({ length: last - first + 1 }, (_, day) => first + day);
  const planned = piecesBetween(made, person, days).map((piece) => ({
    from: piece.start,
    to: piece.end,
    state: stateOf(made, piece),
    strength: 0,
  }));
  const absences = awaysOfPerson(made.aways, person).flatMap((away): readonly Layer[] => {
    if (!isAbsence(away.cause)) return [];
    const { start: from, end: to } = spanOf(away);
    return [{ from, to, state: { kind: "absent", absenceId: away.cause.id }, strength: 3 }];
  });
  const sessions = made.staffing.sessions
    .filter(({ staffId }) => staffId === person.member.id)
    .flatMap((session): readonly Layer[] => {
      const { start: from, end: to, coreStart, coreEnd } = sessionSpan(session);
      const state: PersonState = { kind: "at-session", sessionId: session.id };
      return [
        { from: coreStart, to: coreEnd, state, strength: 2 },
        { from, to, state: { kind: "travel" }, strength: 1 },
      ];
    });
  return [...planned, ...absences, ...sessions].filter(({ from, to }) => from < end && to > start);
}

function stateAt(layers: readonly Layer[], at: EpochSeconds): PersonState {
  let strongest: Layer | undefined;
  for (const layer of layers)
    if (layer.from <= at && layer.to > at && layer.strength >= (strongest?.strength ?? 0)) strongest = layer;
  return strongest?.state ?? { kind: "off-work" };
}

function stateOf({ branches }: CompiledStaffing, { kind, shift }: Piece): PersonState {
  const branch = shift.branchIndex === undefined ? undefined : branches[shift.branchIndex];
  if (kind === "travel") return { kind: "travel" };
  if (branch === undefined) return { kind: kind === "break" ? "break" : "off-desk" };
  const branchId = branch.branch.id;
  if (kind === "break") return { kind: "break", branchId };
  if (shift.code === OFF_DESK) return { kind: "off-desk", branchId };
  const desk = deskOf(shift.code);
  const deskId = desk === undefined ? undefined : branch.desks[desk]?.id;
  return deskId === undefined ? { kind: "on-call", branchId } : { kind: "on-desk", branchId, deskId };
}

function isSame(a: PersonState, b: PersonState): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
