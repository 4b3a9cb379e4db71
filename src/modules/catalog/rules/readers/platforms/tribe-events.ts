import type { ReadContext, ReadResult, RecordPlace, RecordPrice, SourceRecord } from "../../record.ts";
import { type Json, field, isList, isObject, listField, textField } from "../json/json-value.ts";
import { type Moment, readMoment } from "../moments/moment.ts";
import { zoneNamed } from "../moments/zone-words.ts";
import { readCost } from "../money/price-text.ts";
import { stated } from "../records/stated.ts";
import { datedRecord, recordsFrom } from "./dated-record.ts";
import { coordinates, namesOf, textParts } from "./json-parts.ts";

/** The REST answer of The Events Calendar for WordPress (`/wp-json/tribe/events/v1/events`), or one event of it. */
export function isTribeEvents(json: Json): boolean {
  const [first] = listField(json, "events");
  if (first !== undefined) return field(first, "utc_start_date") !== undefined;
  const isAnswer =
    isList(field(json, "events")) && textField(json, "rest_url")?.includes("/tribe/events/") === true;
  return isAnswer || (field(json, "utc_start_date") !== undefined && field(json, "rest_url") !== undefined);
}

export function readTribeEvents(json: Json, context: ReadContext): ReadResult {
  const events = isObject(json) && json["events"] !== undefined ? listField(json, "events") : [json];
  const result = recordsFrom(events, (event) => tribeRecord(event, context));
  const next = textField(json, "next_rest_url");
  return next === undefined ? result : { ...result, nextUrls: [next] };
}

function tribeRecord(event: Json, context: ReadContext): SourceRecord | string {
  const isAllDay = field(event, "all_day") === true;
  const start = tribeMoment(event, "start", isAllDay);
  if (start === undefined) return "There is no start date that can be read.";
  const venue = field(event, "venue");
  const cost = costOf(event);
  const isVirtual = field(event, "is_virtual") === true ? true : undefined;
  return datedRecord(
    {
      // Meetings of a series share the id of the series in some versions: the address is each one's own.
      key: textField(event, "global_id") ?? textField(event, "url") ?? textField(event, "id"),
      title: textField(event, "title"),
      start,
      end: tribeMoment(event, "end", isAllDay),
      description: textField(event, "description") ?? textField(event, "excerpt"),
      url: textField(event, "url"),
      registrationUrl: textField(event, "website") ?? textField(event, "virtual_url"),
      provider: namesOf(field(event, "organizer"), "organizer").join(", "),
      status: statusOf(event),
      place: placeOf(isList(venue) ? venue[0] : venue),
      isOnline: isVirtual,
      categories: [...namesOf(field(event, "categories"), "name"), ...namesOf(field(event, "tags"), "name")],
      prices: cost.prices,
      costText: cost.costText,
      imageUrl: textField(event, "image", "url"),
      publishedAt: zulu(textField(event, "date_utc")),
      updatedAt: zulu(textField(event, "modified_utc")),
    },
    context,
  );
}

/** Local time with the event's zone; when its zone is only an offset, the UTC time beside it is surer. */
function tribeMoment(event: Json, which: "start" | "end", isAllDay: boolean): Moment | undefined {
  const local = readMoment(textField(event, `${which}_date`) ?? "");
  if (local === undefined) return undefined;
  if (isAllDay) {
    const { seconds: _clock, ...day } = local;
    return day;
  }
  const zone = zoneNamed(textField(event, "timezone") ?? "");
  if (zone !== undefined) return { ...local, zone };
  const utc = readMoment(zulu(textField(event, `utc_${which}_date`)) ?? "");
  return utc === undefined ? local : { ...utc, original: local.original };
}

function zulu(text: string | undefined): string | undefined {
  return text === undefined ? undefined : `${text.replace(" ", "T")}Z`;
}

function statusOf(event: Json): "cancelled" | "postponed" | undefined {
  const status = textField(event, "event_status") ?? "";
  if (/cancel/iu.test(status) || /^\s*(?:\[|\()?cancel+ed\b/iu.test(textField(event, "title") ?? ""))
    return "cancelled";
  return /postpone/iu.test(status) ? "postponed" : undefined;
}

function placeOf(venue: Json | undefined): RecordPlace | undefined {
  if (!isObject(venue)) return undefined;
  const parts = textParts(venue, {
    name: ["venue"],
    address: ["address"],
    city: ["city"],
    region: ["stateprovince", "state", "province"],
    postalCode: ["zip"],
    country: ["country"],
  });
  return stated({ ...parts, ...coordinates(venue, "geo_lat", "geo_lng") });
}

/** `cost_details.values` are the bare numbers of the tiers; a cost in words is kept as words. */
function costOf(event: Json): { readonly prices: readonly RecordPrice[]; readonly costText?: string } {
  const written = textField(event, "cost");
  if (written === undefined) return { prices: [] };
  const currency = textField(event, "cost_details", "currency_code") ?? "USD";
  const values = listField(event, "cost_details", "values").map((value) => Number(value));
  const amounts = values.filter((value) => Number.isFinite(value) && value >= 0);
  if (amounts.length < 2) return readCost(written, currency);
  return { prices: amounts.map((value) => ({ amountCents: Math.round(value * 100), currency })) };
}
