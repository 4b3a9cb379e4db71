import type { ReadContext, ReadResult } from "../../record.ts";
import type { Json } from "../json/json-value.ts";
import { isGoogleEvents, readGoogleEvents } from "./google-calendar.ts";
import { jsonTable } from "../table/json-table.ts";
import { tableRecords } from "../table/table-records.ts";

/** A platform whose documents are JSON: how they are told, and read. */
export interface JsonPlatform<Format extends string = string> {
  readonly format: Format;
  readonly because: string;
  readonly fits: (json: Json) => boolean;
  readonly read: (json: Json, context: ReadContext) => ReadResult;
}

/** In the order they are tried; the last takes any list with titles and dates. */
export const jsonPlatforms = [
  {
    format: "google-calendar",
    because: "it is the event list of a Google calendar",
    fits: isGoogleEvents,
    read: readGoogleEvents,
  },
  {
    format: "json-list",
    because: "it is JSON with a list of titles and dates",
    fits: (json) => jsonTable(json) !== undefined,
    read: readJsonList,
  },
] as const satisfies readonly JsonPlatform[];

function readJsonList(json: Json, context: ReadContext): ReadResult {
  const table = jsonTable(json);
  if (table === undefined) return { records: [], problems: [] };
  return tableRecords(table, {}, context);
}
