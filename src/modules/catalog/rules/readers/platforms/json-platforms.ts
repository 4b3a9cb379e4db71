import type { ReadContext, ReadResult } from "../../record.ts";
import type { Json } from "../json/json-value.ts";
import { jsonTable } from "../table/json-table.ts";
import { tableRecords } from "../table/table-records.ts";
import { isBiblioCommons, readBiblioCommons } from "./biblio-commons.ts";
import { isCommunico, readCommunico } from "./communico.ts";
import { isEventOn, readEventOn } from "./event-on.ts";
import { isGoogleEvents, readGoogleEvents } from "./google-calendar.ts";
import { isLibCal, readLibCal } from "./lib-cal.ts";
import { isLocalist, readLocalist } from "./localist.ts";
import { isSquarespace, readSquarespace } from "./squarespace.ts";
import { isTribeEvents, readTribeEvents } from "./tribe-events.ts";

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
    format: "tribe-events",
    because: "it is an answer of The Events Calendar for WordPress",
    fits: isTribeEvents,
    read: readTribeEvents,
  },
  {
    format: "localist",
    because: "it is an answer of Localist's events API",
    fits: isLocalist,
    read: readLocalist,
  },
  {
    format: "bibliocommons",
    because: "it is an answer of BiblioCommons' events gateway",
    fits: isBiblioCommons,
    read: readBiblioCommons,
  },
  {
    format: "google-calendar",
    because: "it is the event list of a Google calendar",
    fits: isGoogleEvents,
    read: readGoogleEvents,
  },
  {
    format: "squarespace",
    because: "it is a Squarespace events page as JSON",
    fits: isSquarespace,
    read: readSquarespace,
  },
  {
    format: "eventon",
    because: "it is a list of EventON for WordPress",
    fits: isEventOn,
    read: readEventOn,
  },
  {
    format: "libcal",
    because: "it is a list of LibCal events",
    fits: isLibCal,
    read: readLibCal,
  },
  {
    format: "communico",
    because: "it is the list of a Communico calendar",
    fits: isCommunico,
    read: readCommunico,
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
