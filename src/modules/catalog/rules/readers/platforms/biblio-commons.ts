import type { ReadContext, ReadResult, RecordPlace, SourceRecord } from "../../record.ts";
import { type Json, field, isList, isObject, listField, numberField, textField } from "../json/json-value.ts";
import { resolve } from "../markup/address.ts";
import { readMoment } from "../moments/moment.ts";
import { stated } from "../records/stated.ts";
import { datedRecord, recordsFrom } from "./dated-record.ts";
import { coordinates, isYes, textParts } from "./json-parts.ts";

/** The events of BiblioCommons' gateway: ids in `events.items`, everything else in `entities`. Clocks are the library's. */
export function isBiblioCommons(json: Json): boolean {
  return isList(field(json, "events", "items")) && isObject(field(json, "entities", "events"));
}

export function readBiblioCommons(json: Json, context: ReadContext): ReadResult {
  const entities = field(json, "entities");
  const result = recordsFrom(listField(json, "events", "items"), (id) =>
    typeof id === "string" || typeof id === "number"
      ? biblioRecord(String(id), { entities, context })
      : "There is an event without an id.",
  );
  const next = nextPage(json, context.baseUrl);
  return next === undefined ? result : { ...result, nextUrls: [next] };
}

interface Reading {
  readonly entities: Json | undefined;
  readonly context: ReadContext;
}

function biblioRecord(id: string, { entities, context }: Reading): SourceRecord | string {
  const definition = field(entities, "events", id, "definition");
  const start = readMoment(textField(definition, "start") ?? "");
  if (start === undefined) return `Event ${id} has no start that can be read.`;
  const library = /\/libraries\/([\w-]+)\//u.exec(context.baseUrl ?? "")?.[1];
  return datedRecord(
    {
      key: id,
      title: textField(definition, "title"),
      start,
      end: readMoment(textField(definition, "end") ?? ""),
      description: textField(definition, "description"),
      url: library === undefined ? undefined : `https://${library}.bibliocommons.com/events/${id}`,
      status: isYes(definition, "isCancelled") ? "cancelled" : undefined,
      place: placeOf(definition, entities),
      placeWords: textField(definition, "locationDetails"),
      isOnline: isYes(definition, "isVirtual") || isYes(definition, "isOnline") ? true : undefined,
      categories: [
        ...named(definition, "typeIds", field(entities, "eventTypes")),
        ...named(definition, "audienceIds", field(entities, "eventAudiences")),
        ...named(definition, "programId", field(entities, "eventPrograms")),
      ],
      capacity: numberField(definition, "registrationInfo", "capacity"),
      registrationUrl: textField(definition, "registrationInfo", "externalLink"),
      imageUrl: textField(definition, "featuredImage", "url"),
    },
    context,
  );
}

function named(definition: Json | undefined, key: string, things: Json | undefined): readonly string[] {
  const ids = field(definition, key);
  return (isList(ids) ? ids : [ids])
    .map((id) => (typeof id === "string" ? textField(things, id, "name") : undefined))
    .filter((name) => name !== undefined);
}

function placeOf(definition: Json | undefined, entities: Json | undefined): RecordPlace | undefined {
  const branchId = textField(definition, "branchLocationId");
  const placeId = textField(definition, "nonBranchLocationId");
  const found =
    branchId === undefined
      ? placeId === undefined
        ? undefined
        : field(entities, "places", placeId)
      : field(entities, "locations", branchId);
  const address = field(found, "address");
  const parts = textParts(address, {
    address: ["street", "number"],
    city: ["city"],
    region: ["state"],
    postalCode: ["zip"],
  });
  const number = textField(address, "number");
  const street = textField(address, "street");
  const line = number !== undefined && street !== undefined ? `${number} ${street}` : parts.address;
  const point = field(found, "mapLocation", "centrePoint");
  const place = stated({
    name: textField(found, "name"),
    ...parts,
    address: line,
    ...coordinates(point, "lat", "lng"),
  });
  return Object.keys(place).length === 0 ? undefined : place;
}

function nextPage(json: Json, baseUrl: string | undefined): string | undefined {
  const page = numberField(json, "events", "pagination", "page");
  const pages = numberField(json, "events", "pagination", "pages");
  const url = baseUrl === undefined ? undefined : resolve(baseUrl);
  if (url === undefined || page === undefined || pages === undefined || page >= pages) return undefined;
  url.searchParams.set("page", String(page + 1));
  return url.href;
}
