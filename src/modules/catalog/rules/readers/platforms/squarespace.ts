import { formatInstant } from "#platform/time";
import type { ReadContext, ReadResult, SourceRecord } from "../../record.ts";
import { type Json, field, isObject, listField, numberField, textField } from "../json/json-value.ts";
import { resolve } from "../markup/address.ts";
import { type Moment, readMoment } from "../moments/moment.ts";
import { zoneNamed } from "../moments/zone-words.ts";
import { stated } from "../records/stated.ts";
import { datedRecord, recordsFrom } from "./dated-record.ts";
import { coordinates, textParts } from "./json-parts.ts";

/** A Squarespace events page asked for with `?format=json`: times in milliseconds. */
export function isSquarespace(json: Json): boolean {
  if (field(json, "website") === undefined && field(json, "collection") === undefined) return false;
  const [first] = eventsOf(json);
  return first !== undefined && numberField(first, "startDate") !== undefined;
}

export function readSquarespace(json: Json, context: ReadContext): ReadResult {
  const zone = zoneNamed(textField(json, "website", "timeZone") ?? "");
  const zoned = zone === undefined ? context : { ...context, defaultZone: zone };
  const result = recordsFrom(eventsOf(json), (item) => squarespaceRecord(item, zoned));
  const sourceTitle = textField(json, "website", "siteTitle");
  return { ...result, ...stated({ sourceTitle, sourceZone: zone }) };
}

function eventsOf(json: Json): readonly Json[] {
  const lists = ["upcoming", "past", "items"].flatMap((name) => listField(json, name));
  const single = field(json, "item");
  return lists.length > 0 ? lists : isObject(single) ? [single] : [];
}

function squarespaceRecord(item: Json, context: ReadContext): SourceRecord | string {
  const start = atMilliseconds(numberField(item, "startDate"), context.defaultZone);
  if (start === undefined) return "There is no start that can be read.";
  const location = field(item, "location");
  const place = textParts(location, {
    name: ["addressTitle"],
    address: ["addressLine1"],
    city: ["addressLine2"],
    country: ["addressCountry"],
  });
  const path = textField(item, "fullUrl");
  const origin = context.baseUrl === undefined ? undefined : resolve(context.baseUrl)?.origin;
  return datedRecord(
    {
      key: textField(item, "id"),
      title: textField(item, "title"),
      start,
      end: atMilliseconds(numberField(item, "endDate"), context.defaultZone),
      description: textField(item, "body") ?? textField(item, "excerpt"),
      url: path === undefined ? undefined : resolve(path, origin)?.href,
      place: { ...place, ...coordinates(location, "mapLat", "mapLng") },
      categories: [...listField(item, "categories"), ...listField(item, "tags")].filter(
        (each) => typeof each === "string",
      ),
      imageUrl: textField(item, "assetUrl"),
    },
    context,
  );
}

/** The instant, to be shown in the site's zone. */
function atMilliseconds(milliseconds: number | undefined, zone: string): Moment | undefined {
  if (milliseconds === undefined || Math.abs(milliseconds) > 8e14) return undefined;
  const instant = formatInstant(Math.floor(milliseconds / 1000));
  const moment = readMoment(instant);
  return moment === undefined ? undefined : { ...moment, zone };
}
