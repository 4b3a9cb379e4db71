import type { ReadContext, ReadResult, SourceRecord } from "../../record.ts";
import { type Json, field, isList, isObject, listField, numberField, textField } from "../json/json-value.ts";
import { type Moment, readMoment } from "../moments/moment.ts";
import { readCost } from "../money/price-text.ts";
import { datedRecord, recordsFrom } from "./dated-record.ts";
import { isYes, namesOf } from "./json-parts.ts";

/** LibCal's API (`/1.1/events`), or the list its own widgets load. */
export function isLibCal(json: Json): boolean {
  const first = itemsOf(json).find(isObject);
  if (first === undefined || textField(first, "start") === undefined) return false;
  const url = textField(first, "url", "public") ?? textField(first, "url") ?? "";
  const isApi =
    field(first, "url", "public") !== undefined ||
    (field(first, "allday") !== undefined && field(first, "calendar") !== undefined);
  return (
    isApi ||
    /\.libcal\.com\/(?:event|calendar)/u.test(url) ||
    (field(first, "short_desc") !== undefined && field(first, "campus") !== undefined)
  );
}

export function readLibCal(json: Json, context: ReadContext): ReadResult {
  return recordsFrom(itemsOf(json), (item) => libCalRecord(item, context));
}

function itemsOf(json: Json): readonly Json[] {
  return isList(json)
    ? json
    : listField(json, "events").length > 0
      ? listField(json, "events")
      : listField(json, "results");
}

function libCalRecord(item: Json, context: ReadContext): SourceRecord | string {
  const isAllDay = isYes(item, "allday") || isYes(item, "allDay");
  const start = momentOf(item, "start", isAllDay);
  if (start === undefined) return "There is no start that can be read.";
  const url = textField(item, "url", "public") ?? textField(item, "url");
  const location = textField(item, "location", "name") ?? textField(item, "location");
  const campus = textField(item, "campus", "name") ?? textField(item, "campus");
  const cost = readCost(textField(item, "event_cost") ?? textField(item, "registration_cost") ?? "", "USD");
  return datedRecord(
    {
      key: textField(item, "id"),
      title: textField(item, "title"),
      start,
      end: momentOf(item, "end", isAllDay),
      description: textField(item, "description") ?? textField(item, "short_desc"),
      url,
      provider: textField(item, "calendar", "name") ?? textField(item, "owner", "name"),
      placeWords: [location, campus].filter(Boolean).join(", "),
      isOnline:
        textField(item, "online_join_url") === undefined && !isYes(item, "online_event") ? undefined : true,
      categories: [
        ...namesOf(field(item, "category"), "name"),
        ...namesOf(field(item, "categories"), "name"),
        ...namesOf(field(item, "audience"), "name"),
      ],
      prices: cost.prices,
      costText: cost.costText,
      capacity: seatsOf(item),
      imageUrl: textField(item, "featured_image"),
      statedKind: textField(item, "event_type"),
    },
    context,
  );
}

function momentOf(item: Json, name: "start" | "end", isAllDay: boolean): Moment | undefined {
  const read = readMoment(textField(item, name) ?? "");
  if (read === undefined || !isAllDay) return read;
  const { seconds: _clock, ...day } = read;
  return day;
}

function seatsOf(item: Json): number | undefined {
  const seats = numberField(item, "seats", "total") ?? numberField(item, "seats");
  return seats !== undefined && Number.isInteger(seats) && seats > 0 ? seats : undefined;
}
