import {
  type Thing,
  type Value,
  firstWords,
  hasType,
  localName,
  thingsOf,
  valuesOf,
  wordsOf,
} from "./thing.ts";

/** One thing to make a record of, with the dated instances that belong to it. */
export interface EventThing {
  readonly event: Thing;
  readonly instances: readonly Thing[];
  /** The event it is a part of, under a name of its own. */
  readonly within?: Thing | undefined;
}

const learningTypes = new Set([
  "Course",
  "CourseInstance",
  "EventSeries",
  "Festival",
  "Hackathon",
  "EducationalOccupationalProgram",
  "LearningResource",
]);

/**
 * The events and courses among things, each once. Instances of a course or series, and parts of an event under its own
 * name, are its sessions; parts with a name of their own (the talks of a conference) stand beside it.
 */
export function eventThings(things: readonly Thing[]): readonly EventThing[] {
  const found = reachable(things).filter(isEvent);
  const inside = new Set<Thing>();
  const wholes = new Map<Thing, Thing>();
  const events = found.map((event) => {
    const instances = instancesOf(event);
    for (const each of [...instances, ...thingsOf(event, "hasCourseInstance")]) inside.add(each);
    for (const part of partsOf(event)) if (part !== event && !wholes.has(part)) wholes.set(part, event);
    return { event, instances };
  });
  return events
    .filter(({ event }) => !inside.has(event))
    .map((each) => ({ ...each, within: wholes.get(each.event) }));
}

export function isEvent(thing: Thing): boolean {
  return [...thing.types, ...additionalTypes(thing)].some(
    (type) => learningTypes.has(type) || (type.endsWith("Event") && type !== "DeliveryEvent"),
  );
}

/** Types stated beside the first one; words that are no address of schema.org's are a site's own. */
function additionalTypes(thing: Thing): readonly string[] {
  return valuesOf(thing, "additionalType")
    .map((value) => wordsOf(value) ?? "")
    .filter((words) => localName(words) !== words)
    .map(localName);
}

function partsOf(event: Thing): readonly Thing[] {
  return thingsOf(event, "subEvent", "subEvents", "event", "events");
}

function instancesOf(event: Thing): readonly Thing[] {
  const isSeries = hasType(event, "EventSeries", "Course", "EducationalOccupationalProgram");
  const name = firstWords(event, "name");
  const parts = [
    ...thingsOf(event, "hasCourseInstance"),
    ...partsOf(event).filter(
      (part) =>
        isSeries || hasType(part, "CourseInstance") || [undefined, name].includes(firstWords(part, "name")),
    ),
  ];
  return [...new Set(parts)].filter((part) => part !== event && hasDates(part));
}

function hasDates(thing: Thing): boolean {
  return ["startdate", "eventschedule", "courseschedule", "dtstart"].some((name) =>
    thing.properties.has(name),
  );
}

/** All things that can be reached, each once, in the order they are met. */
function reachable(things: readonly Thing[]): readonly Thing[] {
  const met = new Set<Thing>();
  const waiting: Value[] = things.toReversed();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next !== "object" || met.has(next)) continue;
    met.add(next);
    for (const values of [...next.properties.values()].toReversed()) waiting.push(...values.toReversed());
  }
  return [...met];
}
