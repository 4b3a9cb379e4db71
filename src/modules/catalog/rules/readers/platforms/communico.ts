import type { ReadContext, ReadResult, SourceRecord } from "../../record.ts";
import { type Json, field, isList, isObject, textField } from "../json/json-value.ts";
import { type Moment, readMoment } from "../moments/moment.ts";
import { datedRecord, recordsFrom } from "./dated-record.ts";
import { isYes, wordList } from "./json-parts.ts";

/**
 * The list that Communico's calendars load (`eeventcaldata`): clocks of the library without a zone, `changed` for
 * meetings that were called off or moved, and midnight for whole days.
 */
export function isCommunico(json: Json): boolean {
  if (!isList(json)) return false;
  const first = json.find(isObject);
  const hasTimes =
    textField(first, "event_start") !== undefined || textField(first, "raw_start_time") !== undefined;
  return (
    hasTimes &&
    (field(first, "private_event") !== undefined ||
      field(first, "recurring_id") !== undefined ||
      field(first, "event_end") !== undefined)
  );
}

export function readCommunico(json: Json, context: ReadContext): ReadResult {
  const items = isList(json) ? json : [];
  const shown = items.filter((item) => !isYes(item, "private_event"));
  const result = recordsFrom(shown, (item) => communicoRecord(item, context));
  const hidden = items.length - shown.length;
  if (hidden === 0) return result;
  const problem = { where: "list", message: `${hidden} private events were left out.`, isLoss: false };
  return { ...result, problems: [...result.problems, problem] };
}

function communicoRecord(item: Json, context: ReadContext): SourceRecord | string {
  const written = readMoment(textField(item, "event_start") ?? textField(item, "raw_start_time") ?? "");
  if (written === undefined) return "There is no start that can be read.";
  const end = readMoment(textField(item, "event_end") ?? textField(item, "raw_end_time") ?? "");
  const isAllDay = isYes(item, "all_day") || isYes(item, "allday") || written.seconds === 0;
  const isChanged = isYes(item, "changed");
  const words = `${textField(item, "title") ?? ""} ${textField(item, "changed_text") ?? ""}`;
  const isCancelled = isChanged && !/resched|moved|new (?:date|time)/iu.test(words);
  return datedRecord(
    {
      key: textField(item, "id"),
      title: textField(item, "title"),
      start: isAllDay ? dayOnly(written) : written,
      end: end === undefined ? undefined : isAllDay ? lastDay(end, written) : end,
      description:
        textField(item, "long_description") ??
        textField(item, "description") ??
        textField(item, "short_description"),
      url: textField(item, "url"),
      status: isCancelled || /^\W*cancel+ed\b/iu.test(words) ? "cancelled" : undefined,
      placeWords: [textField(item, "location") ?? textField(item, "library"), textField(item, "venues")]
        .filter(Boolean)
        .join(" – "),
      isOnline: /virtual|online/iu.test(textField(item, "event_type") ?? "") ? true : undefined,
      categories: ["tagsArray", "tags", "agesArray", "ages"].flatMap((name) => wordList(field(item, name))),
      imageUrl: textField(item, "event_image") ?? textField(item, "image"),
      warnings: isCancelled ? ["The library marks it as changed: read as called off."] : [],
    },
    context,
  );
}

function dayOnly(moment: Moment): Moment {
  const { seconds: _clock, ...day } = moment;
  return day;
}

/** Midnight at the end belongs to the day before. */
function lastDay(end: Moment, start: Moment): Moment {
  const day = end.seconds === 0 && end.day > start.day ? end.day - 1 : end.day;
  return dayOnly({ ...end, day: Math.max(day, start.day) });
}
