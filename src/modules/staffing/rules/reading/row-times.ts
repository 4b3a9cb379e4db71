import { type MinuteSpan, readMinuteSpan } from "#platform/time";
import { dateNamed, localMinuteNamed } from "./day-names.ts";
import type { NamedCells } from "./named-cells.ts";

/** When a row's shift is: on a date, if the row names one, and the hours of one or, past midnight, of two days. */
export interface RowTimes {
  readonly date: string | undefined;
  readonly spans: readonly [MinuteSpan] | readonly [MinuteSpan, nextDay: MinuteSpan];
}

/**
 * The date and hours of a row: in columns apart, together in "Start" and "End", or as `9-5` in "Hours". An end before its
 * beginning is on the following day.
 */
export function rowTimes({ text }: NamedCells): RowTimes | undefined {
  const startText = text("start");
  const start = localMinuteNamed(startText);
  const end = localMinuteNamed(text("end"));
  const date = start?.slice(0, 10) ?? dateNamed(text("date"));
  if (startText === "") {
    const span = readMinuteSpan(text("hours"));
    return span && { date, spans: [span] };
  }
  if (
    start !== undefined &&
    end !== undefined &&
    Date.parse(`${end}Z`) - Date.parse(`${start}Z`) > 86_400_000
  )
    return undefined;
  const span =
    start === undefined && end === undefined ? readMinuteSpan(`${startText}-${text("end")}`) : undefined;
  if (span !== undefined) return { date, spans: [span] };
  const [from, to] = [minuteOf(start, startText), minuteOf(end, text("end"))];
  if (from === undefined || to === undefined || from === to) return undefined;
  if (from < to) return { date, spans: [{ startMinute: from, endMinute: to }] };
  const tonight = { startMinute: from, endMinute: 1440 };
  return { date, spans: to === 0 ? [tonight] : [tonight, { startMinute: 0, endMinute: to }] };
}

function minuteOf(local: string | undefined, text: string): number | undefined {
  const at = local ?? localMinuteNamed(`2000-01-01 ${text}`);
  return at === undefined ? undefined : Number(at.slice(11, 13)) * 60 + Number(at.slice(14, 16));
}
