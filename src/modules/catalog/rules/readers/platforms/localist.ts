import type { ReadContext, ReadResult, RecordPlace, RecordSession, SourceRecord } from "../../record.ts";
import { type Json, field, isObject, listField, numberField, textField } from "../json/json-value.ts";
import { resolve } from "../markup/address.ts";
import { type Moment, readMoment } from "../moments/moment.ts";
import { buildSession } from "../moments/session.ts";
import { readCost } from "../money/price-text.ts";
import { stated } from "../records/stated.ts";
import { datedRecord, recordsFrom } from "./dated-record.ts";
import { coordinates, isYes, namesOf, textParts } from "./json-parts.ts";

/** Localist's API (`/api/2/events`): events with their instances. */
export function isLocalist(json: Json): boolean {
  const [first] = listField(json, "events");
  return (
    field(first, "event", "event_instances") !== undefined ||
    textField(first, "event", "localist_url") !== undefined
  );
}

export function readLocalist(json: Json, context: ReadContext): ReadResult {
  const result = recordsFrom(listField(json, "events"), (item) =>
    localistRecord(field(item, "event") ?? item, context),
  );
  const next = nextPage(json, context.baseUrl);
  return next === undefined ? result : { ...result, nextUrls: [next] };
}

function localistRecord(event: Json, context: ReadContext): SourceRecord | string {
  const instances = listField(event, "event_instances").map((each) => field(each, "event_instance") ?? each);
  const sessions = instances
    .map((instance) => sessionOf(instance, context))
    .filter((each) => each !== undefined);
  const start = startOf(instances[0] ?? event) ?? readMoment(textField(event, "first_date") ?? "");
  if (start === undefined) return "There is no date that can be read.";
  const cost = isYes(event, "free")
    ? { prices: [{ amountCents: 0, currency: "USD" }] }
    : readCost(textField(event, "ticket_cost") ?? "", "USD");
  const experience = textField(event, "experience") ?? "";
  const record = datedRecord(
    {
      key: textField(event, "id") ?? textField(event, "urlname"),
      title: textField(event, "title"),
      start,
      description: textField(event, "description") ?? textField(event, "description_text"),
      url: textField(event, "localist_url") ?? textField(event, "url"),
      registrationUrl: textField(event, "ticket_url") ?? textField(event, "stream_url"),
      provider: [
        ...namesOf(field(event, "departments"), "name"),
        ...namesOf(field(event, "groups"), "name"),
      ].join(", "),
      status: /cancel/iu.test(textField(event, "status") ?? "") ? "cancelled" : undefined,
      place: placeOf(event),
      isOnline: /virtual|hybrid/iu.test(experience)
        ? true
        : /inperson|in.person/iu.test(experience)
          ? false
          : undefined,
      categories: filtersOf(event),
      prices: cost.prices,
      costText: cost.costText,
      imageUrl: textField(event, "photo_url"),
      publishedAt: textField(event, "created_at"),
      updatedAt: textField(event, "updated_at"),
    },
    context,
  );
  return sessions.length === 0 ? record : { ...record, sessions };
}

function startOf(instance: Json): Moment | undefined {
  const written = readMoment(textField(instance, "start") ?? "");
  if (written === undefined || !isYes(instance, "all_day")) return written;
  const { seconds: _clock, offsetSeconds: _offset, ...day } = written;
  return day;
}

function sessionOf(instance: Json, context: ReadContext): RecordSession | undefined {
  const start = startOf(instance);
  if (start === undefined) return undefined;
  const end = readMoment(textField(instance, "end") ?? "");
  return buildSession({ start, end: start.seconds === undefined ? undefined : end }, context.defaultZone)
    .session;
}

function placeOf(event: Json): RecordPlace {
  const geo = field(event, "geo");
  const room = textField(event, "room_number");
  const name = textField(event, "location_name") ?? textField(event, "location");
  const parts = textParts(geo, {
    address: ["street"],
    city: ["city"],
    region: ["state"],
    postalCode: ["zip"],
    country: ["country"],
  });
  const named = [name, room].filter(Boolean).join(", ");
  return stated({
    name: named === "" ? undefined : named,
    ...parts,
    ...coordinates(geo, "latitude", "longitude"),
  });
}

/** Departments, types and audiences stand in `filters`, each a list by its name. */
function filtersOf(event: Json): readonly string[] {
  const filters = field(event, "filters");
  const lists = isObject(filters) ? Object.values(filters) : [];
  const tags = listField(event, "tags").filter((tag) => typeof tag === "string");
  return [
    ...lists.flatMap((list) => namesOf(list, "name")),
    ...tags,
    ...listField(event, "keywords").filter((word) => typeof word === "string"),
  ];
}

function nextPage(json: Json, baseUrl: string | undefined): string | undefined {
  const [current, total] = [numberField(json, "page", "current"), numberField(json, "page", "total")];
  const url = baseUrl === undefined ? undefined : resolve(baseUrl);
  if (url === undefined || current === undefined || total === undefined || current >= total) return undefined;
  url.searchParams.set("page", String(current + 1));
  return url.href;
}
