import { isAbsence, spanOf } from "../schedule/aways.ts";
import type { LocalDay } from "../schedule/local-day.ts";
import { NOT_THERE, OFF_DESK, type PlaceCode } from "../schedule/place-code.ts";
import type { ShortfallReason } from "./result.ts";
import type { Situation } from "./situations.ts";

interface Moment {
  readonly day: LocalDay;
  /** The open part of the half-hour, in minutes passed since the day began. */
  readonly window: readonly [from: number, to: number];
  readonly actual: PlaceCode;
  readonly planned: PlaceCode;
}

/** Why someone is not where their plan puts them in a half-hour; undefined when they are, or have no plan for it. */
export function whyMissing(
  situation: Situation,
  { day, window, actual, planned }: Moment,
): { readonly reason: ShortfallReason; readonly code: PlaceCode } | undefined {
  const [start, end] = [day.start + window[0] * 60, day.start + window[1] * 60];
  if (planned !== NOT_THERE) {
    const isOffDesk = actual === OFF_DESK && planned !== OFF_DESK;
    if (actual !== NOT_THERE && !isOffDesk) return undefined;
    const reason = awayReason(situation, { start, end, isOffDesk });
    return reason && { reason, code: planned };
  }
  return planReason(situation, { start, end });
}

function awayReason(
  { person, aways }: Situation,
  { start, end, isOffDesk }: { readonly start: number; readonly end: number; readonly isOffDesk: boolean },
): ShortfallReason | undefined {
  const staffId = person.member.id;
  let found: ShortfallReason | undefined;
  for (const away of aways) {
    const { effect, cause } = away;
    const { start: from, end: to, coreStart, coreEnd } = spanOf(away);
    if (effect !== (isOffDesk ? "off-desk" : "gone") || from >= end || to <= start) continue;
    if (isAbsence(cause)) return { kind: "absence", staffId, absenceId: cause.id, reason: cause.reason };
    const sessionId = cause.id;
    if (coreStart < end && coreEnd > start) found = { kind: "session", staffId, sessionId };
    else found ??= { kind: "travel", staffId, sessionId };
  }
  return found;
}

/** Someone whose plan has them there for a part of the half-hour. */
function planReason(
  { person, pieces }: Situation,
  { start, end }: { readonly start: number; readonly end: number },
): { readonly reason: ShortfallReason; readonly code: PlaceCode } | undefined {
  const staffId = person.member.id;
  const near = pieces.filter((piece) => piece.start < end && piece.end > start);
  const shift = near[0]?.shift;
  if (shift === undefined) return undefined;
  const code = shift.code;
  if (near.some(({ kind }) => kind === "break")) return { reason: { kind: "break", staffId }, code };
  if (near.some(({ kind }) => kind === "travel")) return { reason: { kind: "travel", staffId }, code };
  const seconds = near.reduce(
    (sum, piece) => sum + Math.min(end, piece.end) - Math.max(start, piece.start),
    0,
  );
  return { reason: { kind: "part", staffId, minutes: Math.floor(seconds / 60) }, code };
}
