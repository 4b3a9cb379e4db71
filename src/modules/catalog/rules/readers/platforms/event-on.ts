import { formatInstant } from "#platform/time";
import type { ReadContext, ReadResult, SourceRecord } from "../../record.ts";
import { type Json, field, listField, numberField, textField } from "../json/json-value.ts";
import { type Moment, readMoment } from "../moments/moment.ts";
import { readPage } from "../page/read-page.ts";
import { datedRecord, recordsFrom } from "./dated-record.ts";

/** What EventON for WordPress loads: a list, and the same events as HTML. Its Unix times are clocks of the site. */
export function isEventOn(json: Json): boolean {
  return field(listField(json, "eventList")[0], "event_start_unix") !== undefined;
}

/** Reads the list; what the HTML says beside it (place, description, address) fills each event of the same title. */
export function readEventOn(json: Json, context: ReadContext): ReadResult {
  const result = recordsFrom(listField(json, "eventList"), (item) => eventOnRecord(item, context));
  const shown = readPage(textField(json, "content") ?? "", context).records;
  const byTitle = new Map(shown.map((record) => [record.title, record]));
  return {
    ...result,
    records: result.records.map((record) => {
      const more = byTitle.get(record.title);
      return more === undefined
        ? record
        : { ...more, ...record, categories: more.categories, prices: more.prices };
    }),
  };
}

function eventOnRecord(item: Json, context: ReadContext): SourceRecord | string {
  const start = wallClock(numberField(item, "event_start_unix"));
  if (start === undefined) return "There is no start that can be read.";
  return datedRecord(
    {
      key: textField(item, "event_id"),
      title: textField(item, "event_title"),
      start,
      end: wallClock(numberField(item, "event_end_unix")),
    },
    context,
  );
}

/** Seconds since 1970 of what the clock on the wall shows: no zone is to be taken off. */
function wallClock(seconds: number | undefined): Moment | undefined {
  if (seconds === undefined || Math.abs(seconds) > 8e11) return undefined;
  const moment = readMoment(formatInstant(seconds));
  if (moment === undefined) return undefined;
  const { offsetSeconds: _utc, ...wall } = moment;
  return { ...wall, original: String(seconds) };
}
