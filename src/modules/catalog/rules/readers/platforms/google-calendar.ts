import type { ReadContext, ReadResult, SourceRecord } from "../../record.ts";
import { type Json, field, listField, textField } from "../json/json-value.ts";
import { readMoment } from "../moments/moment.ts";
import { zoneNamed } from "../moments/zone-words.ts";
import { type DatedParts, datedRecord, recordsFrom } from "./dated-record.ts";

/** The event list of Google's Calendar API (`calendar#events`). */
export function isGoogleEvents(json: Json): boolean {
  return textField(json, "kind") === "calendar#events";
}

export function readGoogleEvents(json: Json, context: ReadContext): ReadResult {
  const sourceZone = zoneNamed(textField(json, "timeZone") ?? "");
  const zoned = sourceZone === undefined ? context : { ...context, defaultZone: sourceZone };
  const result = recordsFrom(listField(json, "items"), (item) => googleRecord(item, zoned));
  const sourceTitle = textField(json, "summary");
  return {
    ...result,
    ...(sourceTitle === undefined || sourceTitle.includes("@") ? {} : { sourceTitle }),
    ...(sourceZone === undefined ? {} : { sourceZone }),
  };
}

function googleRecord(item: Json, context: ReadContext): SourceRecord | string {
  const title = textField(item, "summary");
  const start = moment(item, "start");
  if (start === undefined) return "There is no start that can be read.";
  const provider = textField(item, "organizer", "displayName");
  const recurrence = listField(item, "recurrence").length > 0;
  const parts: DatedParts = {
    key: textField(item, "id") ?? textField(item, "iCalUID"),
    title: title ?? "Busy",
    start,
    end: moment(item, "end"),
    isEndExclusive: true,
    description: textField(item, "description"),
    url: textField(item, "htmlLink"),
    provider,
    status: googleStatus(textField(item, "status")),
    placeWords: textField(item, "location"),
    updatedAt: textField(item, "updated"),
    publishedAt: textField(item, "created"),
    warnings: recurrence ? ["It repeats, but only its first meeting is in this list."] : [],
  };
  return datedRecord(parts, context);
}

function moment(item: Json, name: "start" | "end"): DatedParts["end"] {
  const written = textField(item, name, "dateTime") ?? textField(item, name, "date");
  const read = written === undefined ? undefined : readMoment(written);
  if (read === undefined) return undefined;
  const zone = zoneNamed(textField(field(item, name), "timeZone") ?? "");
  return zone === undefined ? read : { ...read, zone };
}

function googleStatus(status: string | undefined): DatedParts["status"] {
  if (status === "cancelled" || status === "tentative") return status;
  return status === "confirmed" ? "scheduled" : undefined;
}
