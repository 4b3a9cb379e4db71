import {
  type MarkupDocument,
  type Tag,
  type TextBudget,
  attribute,
  attributeWords,
  within,
} from "../markup/document.ts";
import { oneLine, visibleText } from "../markup/visible-text.ts";
import { type MutableThing, type Thing, addValue, newThing } from "./thing.ts";

/** How class names of h-event (and of hCalendar before it) are called in schema.org. */
const properties = new Map<string, readonly [name: string, reading: "text" | "date" | "address" | "markup"]>([
  ["p-name", ["name", "text"]],
  ["summary", ["name", "text"]],
  ["dt-start", ["startDate", "date"]],
  ["dtstart", ["startDate", "date"]],
  ["dt-end", ["endDate", "date"]],
  ["dtend", ["endDate", "date"]],
  ["dt-duration", ["duration", "date"]],
  ["duration", ["duration", "date"]],
  ["u-url", ["url", "address"]],
  ["url", ["url", "address"]],
  ["u-uid", ["identifier", "address"]],
  ["uid", ["identifier", "text"]],
  ["u-photo", ["image", "address"]],
  ["p-location", ["location", "text"]],
  ["location", ["location", "text"]],
  ["p-organizer", ["organizer", "text"]],
  ["organizer", ["organizer", "text"]],
  ["p-category", ["keywords", "text"]],
  ["category", ["keywords", "text"]],
  ["e-content", ["description", "markup"]],
  ["p-summary", ["description", "text"]],
  ["p-description", ["description", "text"]],
  ["description", ["description", "text"]],
  ["status", ["eventStatus", "text"]],
]);

const placeParts = new Map([
  ["street-address", "streetAddress"],
  ["locality", "addressLocality"],
  ["region", "addressRegion"],
  ["postal-code", "postalCode"],
  ["country-name", "addressCountry"],
  ["latitude", "latitude"],
  ["longitude", "longitude"],
  ["name", "name"],
  ["org", "name"],
  ["fn", "name"],
]);

/** Events marked up with the classes of h-event or hCalendar, in schema.org's words. */
export function microformatThings(document: MarkupDocument): readonly Thing[] {
  const roots = document.tags.filter(isEventRoot);
  if (roots.length === 0) return [];
  const byId = new Map(document.tags.map((tag) => [attribute(tag, "id"), tag] as const).toReversed());
  return roots.map((tag, index) =>
    eventOf(tag, { where: `h-event ${index + 1}`, budget: document.budget, byId }),
  );
}

function isEventRoot(tag: Tag): boolean {
  return attributeWords(tag, "class").some((word) => word === "h-event" || word === "vevent");
}

/** In characters of the budget, for looking once more at an element. */
const costOfVisit = 5;

interface Reading {
  readonly where: string;
  readonly budget: TextBudget;
  readonly byId: ReadonlyMap<string | undefined, Tag>;
}

function eventOf(root: Tag, reading: Reading): Thing {
  const { where, budget } = reading;
  const event = newThing(where, ["Event"]);
  const isModern = attributeWords(root, "class").includes("h-event");
  for (const tag of tagsOf(root, reading)) {
    for (const word of attributeWords(tag, "class")) {
      const property =
        word.includes("-") === isModern || word.startsWith("u-") ? properties.get(word) : undefined;
      if (property !== undefined) addProperty(event, property, { tag, budget });
    }
  }
  if (!event.properties.has("name"))
    addValue(event, "name", oneLine(visibleText(root, budget)).slice(0, 200));
  const own = root.name === "a" && isModern ? attribute(root, "href") : undefined;
  if (own !== undefined && !event.properties.has("url")) addValue(event, "url", own);
  return event;
}

/** What is inside the event, and what it includes from elsewhere on the page: the include pattern, `itemref`. */
function tagsOf(root: Tag, { budget, byId }: Reading): readonly Tag[] {
  const inside = within(root, (each) => each === root || !isRoot(each)).filter((tag) => tag !== root);
  const links = inside.filter((tag) => attributeWords(tag, "class").includes("include"));
  const ids = [
    ...attributeWords(root, "itemref"),
    ...links.map((tag) => (attribute(tag, "href") ?? attribute(tag, "data") ?? "").replace(/^#/u, "")),
  ];
  const included = ids.slice(0, mostIncluded).flatMap((id) => {
    const tag = id === "" || budget.left < 0 ? undefined : byId.get(id);
    const tags = tag === undefined ? [] : within(tag, (each) => each === tag || !isRoot(each));
    budget.left -= costOfVisit * tags.length;
    return tags;
  });
  return [...inside, ...included];
}

const mostIncluded = 50;

/** The root of a microformat of its own, whose properties are not the event's. */
function isRoot(tag: Tag): boolean {
  return attributeWords(tag, "class").some(
    (word) => /^h-[a-z]+$/u.test(word) || word === "vevent" || word === "vcard" || word === "adr",
  );
}

function addProperty(
  event: MutableThing,
  [name, reading]: readonly [string, string],
  { tag, budget }: { readonly tag: Tag; readonly budget: TextBudget },
): void {
  if (budget.left < 0) return;
  if (name === "location")
    return addValue(event, name, placeThing(tag, { where: event.where, budget }) ?? textOf(tag, budget));
  if (reading === "date") {
    const start = event.properties.get("startdate")?.[0];
    return addValue(event, name, withDay(dateOf(tag, budget), typeof start === "string" ? start : undefined));
  }
  if (reading === "address") return addValue(event, name, addressOf(tag, budget));
  // The short summary of h-event is its description only where there is no longer one.
  if (name === "description" && reading === "text" && event.properties.has("description")) return;
  addValue(event, name, reading === "markup" ? visibleText(tag, budget) : textOf(tag, budget));
}

function placeThing(tag: Tag, { where, budget }: Omit<Reading, "byId">): Thing | undefined {
  const place = newThing(where, ["Place"]);
  const address = newThing(where, ["PostalAddress"]);
  const inside = within(tag);
  budget.left -= costOfVisit * inside.length;
  for (const each of inside) {
    for (const word of attributeWords(each, "class")) {
      const part = placeParts.get(word.replace(/^p-/u, ""));
      if (part === undefined || (part === "name" && each === tag)) continue;
      addValue(part === "name" || part.endsWith("itude") ? place : address, part, textOf(each, budget));
    }
  }
  if (address.properties.size > 0) addValue(place, "address", address);
  return place.properties.size > 0 ? place : undefined;
}

/** The words of a property, by the value-class pattern where it is used. */
function textOf(tag: Tag, budget: TextBudget): string {
  const parts = valueParts(tag, budget);
  if (parts.length > 0) return parts.map((part) => plainText(part, budget)).join("");
  return plainText(tag, budget);
}

function plainText(tag: Tag, budget: TextBudget): string {
  const stated =
    (tag.name === "abbr" || tag.name === "link" ? attribute(tag, "title") : undefined) ??
    (tag.name === "data" || tag.name === "input" ? attribute(tag, "value") : undefined) ??
    (tag.name === "img" || tag.name === "area" ? attribute(tag, "alt") : undefined) ??
    (attributeWords(tag, "class").includes("value-title") ? attribute(tag, "title") : undefined);
  return stated ?? oneLine(visibleText(tag, budget));
}

function dateOf(tag: Tag, budget: TextBudget): string {
  const parts = valueParts(tag, budget);
  if (parts.length === 0) return plainDate(tag, budget);
  const written = parts.map((part) => plainDate(part, budget));
  const day = written.find((each) => /^\d{4}-\d/u.test(each));
  const clock = written.filter((each) => each !== day).join(" ");
  return day === undefined ? written.join(" ") : [day, clock].filter(Boolean).join(" ");
}

function plainDate(tag: Tag, budget: TextBudget): string {
  const stated = ["time", "ins", "del"].includes(tag.name) ? attribute(tag, "datetime") : undefined;
  return (stated ?? plainText(tag, budget)).trim();
}

/** An end that is only a time is on the day of the start. */
function withDay(written: string, start: string | undefined): string {
  const day = start === undefined ? undefined : /^\d{4}-\d{1,2}-\d{1,2}/u.exec(start)?.[0];
  return day !== undefined && /^\d{1,2}(?::\d{2})/u.test(written) ? `${day} ${written}` : written;
}

function valueParts(tag: Tag, budget: TextBudget): readonly Tag[] {
  if (budget.left < 0) return [];
  const inside = within(tag);
  budget.left -= costOfVisit * inside.length;
  return inside.filter(
    (each) =>
      each !== tag &&
      attributeWords(each, "class").some((word) => word === "value" || word === "value-title"),
  );
}

function addressOf(tag: Tag, budget: TextBudget): string {
  return (
    attribute(tag, "href") ??
    attribute(tag, "src") ??
    attribute(tag, "data") ??
    plainText(tag, budget)
  ).trim();
}
