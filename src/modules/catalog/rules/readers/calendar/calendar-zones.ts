import { dayNumber, resolveZone, SECONDS_PER_DAY, UTC, type Zone, zoneOf } from "#platform/time";

import type { Calendar, Component } from "./components.ts";
import type { WorkBudget } from "./expand-rule.ts";
import { textOf } from "./text-values.ts";
import { readVtimezone } from "./vtimezone.ts";

/** A zone as an event uses it; its `id` is an IANA id, or empty when none keeps the same time. */
export interface EventZone {
  readonly zone: Zone;
  /** What a reader of the record should know about how the zone was found. */
  readonly remark?: string;
}

/** The zones of one calendar, by TZID. */
export interface CalendarZones {
  readonly zoneFor: (name: string) => EventZone;
  /** Zone of times that name none. */
  readonly floating: Zone;
}

/** What the zones of one calendar of a file may be taken from in the others. */
export interface SharedZones {
  /** The last VTIMEZONE of each name. */
  readonly definitions: ReadonlyMap<string, Component>;
  /** The zone that the first calendar with anything in its head states. */
  readonly stated: string | undefined;
}

/** Gathered once a file, however many calendars it holds. */
export function sharedZones(calendars: readonly Calendar[]): SharedZones {
  return {
    definitions: definitionsIn(calendars.flatMap(({ components }) => components)),
    stated: statedZone(calendars.find(({ lines }) => lines.length > 0)),
  };
}

function definitionsIn(components: readonly Component[]): ReadonlyMap<string, Component> {
  const definitions = new Map<string, Component>();
  for (const component of components)
    if (component.name === "VTIMEZONE") definitions.set(nameOf(component), component);
  return definitions;
}

/**
 * A name that is surely a zone is that zone, whatever the file says about it: definitions in files are often stale or
 * wrong. Other names mean what the file's VTIMEZONE says; then what the name looks like; then the only zone
 * the file defines; then the source's own zone.
 */
export function zonesOf(
  calendar: Calendar,
  shared: SharedZones,
  { defaultZone, now, budget }: Fallbacks["limits"] & { readonly defaultZone: string },
): CalendarZones {
  const floating = zoneOf(statedZone(calendar) ?? shared.stated ?? defaultZone);
  const own = definitionsIn(calendar.components);
  const known = new Map<string, EventZone>();
  const definitionOf = (name: string): Component | undefined => own.get(name) ?? shared.definitions.get(name);
  const only = onlyDefinition(calendar);
  const limits = { now, budget };
  let zoneOfOnly: EventZone | undefined;
  const fallbacks: Fallbacks = {
    floating,
    limits,
    zoneOfOnly: () => (zoneOfOnly ??= only && findZone(nameOf(only), only, { floating, limits })),
  };
  return {
    floating,
    zoneFor: (name) => {
      const found = known.get(name) ?? findZone(name, definitionOf(cleaned(name)), fallbacks);
      known.set(name, found);
      return found;
    },
  };
}

/** The zone a calendar states for itself, as an IANA id. */
export function statedZone(calendar: Calendar | undefined): string | undefined {
  const line = calendar?.lines.find(({ name }) => name === "X-WR-TIMEZONE" || name === "TIMEZONE-ID");
  return line === undefined ? undefined : resolveZone(textOf(line)).id;
}

function nameOf(component: Component): string {
  return cleaned(component.lines.find(({ name }) => name === "TZID")?.value ?? "");
}

/** A name that nobody defines means the one zone the calendar does: writers rename the one and forget the other. */
function onlyDefinition({ components }: Calendar): Component | undefined {
  const [only, ...others] = components.filter(({ name }) => name === "VTIMEZONE");
  return others.length === 0 ? only : undefined;
}

/** Files quote and escape the same name here and not there. */
function cleaned(name: string): string {
  return name.replaceAll(/["\\]/gu, "").trim().toLowerCase();
}

interface Fallbacks {
  readonly floating: Zone;
  /** The only zone that the calendar defines, worked out once for all names that nobody knows. */
  readonly zoneOfOnly?: () => EventZone | undefined;
  /** `now` in UTC seconds: until well after it two zones must agree to be taken for one. */
  readonly limits: { readonly now: number; readonly budget: WorkBudget };
}

function findZone(name: string, definition: Component | undefined, fallbacks: Fallbacks): EventZone {
  const resolved = resolveZone(name);
  const isSure = resolved.id !== undefined && SURE_KINDS.has(resolved.kind);
  if (isSure || (resolved.id !== undefined && definition === undefined))
    return withRemark(zoneOf(resolved.id), resolved.repair);
  const own = definition === undefined ? undefined : readVtimezone(definition, "", fallbacks.limits.budget);
  if (own !== undefined)
    return named(own, { name, hints: [resolved.id, location(definition)], now: fallbacks.limits.now });
  if (resolved.id !== undefined) return withRemark(zoneOf(resolved.id), resolved.repair);
  const { floating, zoneOfOnly } = fallbacks;
  const only = zoneOfOnly?.()?.zone;
  if (only !== undefined && only !== floating)
    return {
      zone: only,
      remark: `The time zone "${name.slice(0, 100)}" is not known; the only one that the calendar defines was taken.`,
    };
  return {
    zone: floating,
    remark: `The time zone "${name.slice(0, 100)}" is not known; the source's own zone ${floating.id} was taken.`,
  };
}

const SURE_KINDS = new Set(["iana", "prefixed", "windows"]);

function withRemark(zone: Zone, remark: string | undefined): EventZone {
  return remark === undefined ? { zone } : { zone, remark };
}

function location(definition: Component | undefined): string | undefined {
  const line = definition?.lines.find(({ name }) => name === "X-LIC-LOCATION");
  return line === undefined ? undefined : resolveZone(line.value).id;
}

/** Zones tried, in this order, when a calendar's own definition has no name one knows. */
const COMMON_ZONES = [
  "America/New_York",
  "America/Chicago",
  "America/Denver",
  "America/Phoenix",
  "America/Los_Angeles",
  "America/Anchorage",
  "Pacific/Honolulu",
  "America/Halifax",
  "America/St_Johns",
  "Europe/London",
  "Europe/Berlin",
  "Europe/Helsinki",
  "Europe/Moscow",
  "Asia/Kolkata",
  "Asia/Shanghai",
  "Asia/Tokyo",
  "Australia/Sydney",
  "Pacific/Auckland",
  "America/Sao_Paulo",
  "Africa/Johannesburg",
];

/** The calendar's own zone keeps its own times; it gets the id of an IANA zone that shows the same ones. */
function named(
  own: Zone,
  {
    name,
    hints,
    now,
  }: { readonly name: string; readonly hints: readonly (string | undefined)[]; readonly now: number },
): EventZone {
  const fixed = own.offsetAt(now) / -3600;
  const ids = [
    ...hints.filter((hint) => hint !== undefined),
    ...COMMON_ZONES,
    // The same hours off UTC all year long.
    ...(Number.isInteger(fixed) && Math.abs(fixed) <= 12 ? [`Etc/GMT${fixed < 0 ? "" : "+"}${fixed}`] : []),
  ];
  const same = keepsTime(own, UTC, now) ? "UTC" : ids.find((id) => keepsTime(own, zoneOf(id), now));
  const zone = { id: same ?? "", offsetAt: own.offsetAt };
  const label = name.slice(0, 100);
  return {
    zone,
    remark:
      same === undefined
        ? `The time zone "${label}" is the calendar's own; times follow its definition.`
        : `The time zone "${label}" is the calendar's own; it keeps the time of ${same}.`,
  };
}

const FIRST_SAMPLE = dayNumber(2024, 1, 1) * SECONDS_PER_DAY;
const WEEK = 7 * SECONDS_PER_DAY;

/** Whether two zones show the same time in every week from 2024 to two years from now. */
function keepsTime(a: Zone, b: Zone, now: number): boolean {
  const last = Math.max(FIRST_SAMPLE, now) + 104 * WEEK;
  for (let instant = FIRST_SAMPLE; instant <= last; instant += WEEK)
    if (a.offsetAt(instant) !== b.offsetAt(instant)) return false;
  return true;
}
