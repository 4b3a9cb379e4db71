import { durationMinutes } from "#platform/time";
import type { SourceRecord } from "../../record.ts";
import { absoluteAddress, joined } from "../markup/address.ts";
import { oneLine } from "../markup/visible-text.ts";
import { statedLength } from "../moments/length-text.ts";
import { instantFrom } from "../moments/moment.ts";
import type { PageContext } from "./page-context.ts";
import { stated } from "../records/stated.ts";
import { statedCredit } from "./event-credit.ts";
import { statedOffers } from "./event-cost.ts";
import { modeWords, statedPlace } from "./event-place.ts";
import { eventSessions, statusOf, titleOf } from "./event-sessions.ts";
import type { EventThing } from "./event-things.ts";
import { type Thing, type Value, allValuesOf, firstWords, thingsOf, valuesOf, wordsOf } from "./thing.ts";

/** What is said of a record without a name. */
export const nameless = "It has no name.";

/** The record of one event or course; nothing when it has neither a name nor a date. */
export function eventRecord(
  { event, instances, within }: EventThing,
  context: PageContext,
): SourceRecord | undefined {
  const { sessions, warnings } = eventSessions(event, instances, context);
  const parent = thingsOf(event, "superEvent", "superEvents", "courseOf", "isPartOf")[0] ?? within;
  // Courses taken at one's own pace say how and how long in an instance without dates.
  const parts = [...new Set([...instances, ...thingsOf(event, "hasCourseInstance")])];
  const title = titleOf(event) ?? (parent === undefined ? undefined : titleOf(parent));
  if (title === undefined && sessions.length === 0) return undefined;
  const inherited = firstPlace([event, ...parts, ...(parent === undefined ? [] : [parent])]);
  const offers = statedOffers(withOffers(event, parts));
  const url = addressOf(event, context.baseUrl);
  const registrationUrl = absoluteAddress(
    offers.registrationUrl ?? actionUrl(event) ?? inherited.joinUrl,
    context.baseUrl,
  );
  return {
    key: keyOf(event, title ?? "", { url, start: sessions[0]?.start, baseUrl: context.baseUrl }),
    title: title ?? "Untitled",
    ...descriptionOf(event),
    ...stated({ url, registrationUrl: registrationUrl === url ? undefined : registrationUrl }),
    ...stated({ provider: providerOf(event) ?? (parent === undefined ? undefined : providerOf(parent)) }),
    sessions,
    ...stated({ status: statusOf(event), place: inherited.place, isOnline: inherited.isOnline }),
    categories: [...categoriesOf(event), ...modeWords([event, ...parts])],
    prices: offers.prices,
    ...stated({ costText: offers.costText, creditText: statedCredit([event, ...parts]) }),
    ...stated({
      language: languageOf(event),
      statedKind: kindOf(event),
      durationMinutes: minutesOf([event, ...parts]),
    }),
    ...stated({ capacity: capacityOf(event), imageUrl: imageOf(event, context.baseUrl) }),
    ...stated({
      publishedAt: instantFrom(firstWords(event, "datePublished", "dateCreated"), context.defaultZone),
      updatedAt: instantFrom(firstWords(event, "dateModified"), context.defaultZone),
    }),
    warnings: title === undefined ? [...warnings, nameless] : warnings,
  };
}

function firstPlace(things: readonly Thing[]): ReturnType<typeof statedPlace> {
  for (const thing of things) {
    const stated = statedPlace(thing);
    if (stated.place !== undefined || stated.isOnline !== undefined) return stated;
  }
  return {};
}

function withOffers(event: Thing, instances: readonly Thing[]): Thing {
  const hasOffers = (thing: Thing): boolean => valuesOf(thing, "offers", "isAccessibleForFree").length > 0;
  return hasOffers(event) ? event : (instances.find(hasOffers) ?? event);
}

function descriptionOf(event: Thing): Pick<SourceRecord, "description" | "descriptionKind"> {
  const description = firstWords(
    event,
    "description",
    "abstract",
    "disambiguatingDescription",
    "text",
    "articleBody",
  );
  if (description === undefined) return {};
  const isHtml = /<\/?[a-z][^<>]*>|&(?:#?\w+);/iu.test(description);
  return { description, descriptionKind: isHtml ? "html" : "text" };
}

function addressOf(event: Thing, baseUrl: string | undefined): string | undefined {
  const stated = [...valuesOf(event, "url"), ...valuesOf(event, "mainEntityOfPage").filter(isAddress)];
  const written = stated.map(addressIn).find((each) => each !== undefined);
  const own = event.id !== undefined && /^https?:/iu.test(event.id) ? event.id : undefined;
  return absoluteAddress(written ?? own, baseUrl);
}

/** Older examples of schema.org have `"mainEntityOfPage": "True"`. */
function isAddress(value: Value): boolean {
  return typeof value === "object" || /^(?:https?:\/)?\/\S/iu.test(String(value));
}

/** The address of a page: of a thing its own, not its name. */
function addressIn(value: Value): string | undefined {
  if (typeof value !== "object") return wordsOf(value);
  return value.id ?? firstWords(value, "url", "@id", "value") ?? wordsOf(value);
}

function actionUrl(event: Thing): string | undefined {
  for (const action of thingsOf(event, "potentialAction")) {
    const target = valuesOf(action, "target")[0];
    const url = typeof target === "object" ? firstWords(target, "urlTemplate", "url") : target;
    const words = url === undefined ? firstWords(action, "url") : String(url);
    if (words !== undefined && !words.includes("{")) return words;
  }
  return undefined;
}

function keyOf(
  event: Thing,
  title: string,
  hints: {
    readonly url: string | undefined;
    readonly start: string | undefined;
    readonly baseUrl: string | undefined;
  },
): string {
  if (event.id !== undefined && !event.id.startsWith("_:")) return joined(event.id, hints.baseUrl);
  const identifier = firstWords(event, "identifier", "uid", "courseCode");
  return hints.url ?? identifier ?? [title.toLowerCase(), hints.start ?? ""].join(" @ ");
}

function providerOf(event: Thing): string | undefined {
  for (const name of [
    "organizer",
    "provider",
    "hostingOrganization",
    "offeredBy",
    "publisher",
    "sponsor",
    "author",
  ]) {
    const names = valuesOf(event, name)
      .map(nameOf)
      .filter((each) => each !== undefined);
    if (names.length > 0) return [...new Set(names)].join(", ");
  }
  return undefined;
}

/** A name in words; an address alone names nobody. */
function nameOf(value: Value): string | undefined {
  const words = typeof value === "object" ? firstWords(value, "name", "legalName") : wordsOf(value);
  const line = words === undefined || /^https?:/iu.test(words) ? "" : oneLine(words);
  return line === "" ? undefined : line;
}

const categoryNames = [
  ["keywords", "genre", "eventType", "category", "categories", "about", "teaches"],
  ["educationalLevel", "audience", "typicalAgeRange", "learningResourceType", "coursePrerequisites"],
].flat();

function categoriesOf(event: Thing): readonly string[] {
  const words = allValuesOf(event, ...categoryNames).flatMap(categoryWords);
  const lines = words.map((each) => oneLine(each)).filter((each) => each !== "" && !/^https?:/iu.test(each));
  return [...new Set(lines)];
}

function categoryWords(value: Value): readonly string[] {
  if (typeof value !== "object")
    return /^https?:/iu.test(String(value)) ? [] : String(value).split(/[,;]\s+|[,;](?=\S)/u);
  const named = firstWords(value, "audienceType", "educationalRole", "name", "termCode");
  return named === undefined ? [] : [named];
}

function languageOf(event: Thing): string | undefined {
  const value = valuesOf(event, "inLanguage", "language", "@language")[0];
  if (value === undefined) return undefined;
  const words =
    typeof value === "object" ? firstWords(value, "alternateName", "identifier", "name") : String(value);
  return words?.trim().replace("_", "-") || undefined;
}

function kindOf(event: Thing): string | undefined {
  return (
    event.types.find((type) => type !== "Event" && type !== "Product" && !type.includes(":")) ??
    event.types[0]
  );
}

/** The length of something taken at one's own pace: `timeRequired`, else the workload of a course. */
function minutesOf(things: readonly Thing[]): number | undefined {
  for (const thing of things) {
    for (const name of ["timeRequired", "courseWorkload", "timeToComplete"]) {
      const minutes = minutesIn(firstWords(thing, name) ?? "");
      if (minutes !== undefined) return minutes;
    }
  }
  const [first] = things;
  const isUndated = first !== undefined && valuesOf(first, "startDate", "dtstart").length === 0;
  return isUndated ? minutesIn(firstWords(first, "duration") ?? "") : undefined;
}

function minutesIn(text: string): number | undefined {
  const length = statedLength(text);
  return length === undefined ? undefined : durationMinutes(length);
}

function capacityOf(event: Thing): number | undefined {
  const capacity = Number(
    firstWords(event, "maximumAttendeeCapacity", "maximumPhysicalAttendeeCapacity") ?? Number.NaN,
  );
  return Number.isInteger(capacity) && capacity > 0 ? capacity : undefined;
}

function imageOf(event: Thing, baseUrl: string | undefined): string | undefined {
  const image = valuesOf(event, "image", "photo", "thumbnailUrl")[0];
  if (image === undefined) return undefined;
  const written =
    typeof image === "object" ? (firstWords(image, "contentUrl", "url") ?? image.id) : String(image);
  return absoluteAddress(written, baseUrl);
}
