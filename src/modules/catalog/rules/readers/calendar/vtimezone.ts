import { dayNumber, SECONDS_PER_DAY, type Transition, type Zone, zoneFromTransitions } from "#platform/time";

import type { Component } from "./components.ts";
import type { ContentLine } from "./content-lines.ts";
import { readDateTime } from "./date-times.ts";
import { expandRule, type WorkBudget } from "./expand-rule.ts";
import { readRecurrenceRule } from "./recurrence-rule.ts";

/** A calendar's own zone holds until here; nobody publishes offerings beyond. */
const LAST_MOMENT = dayNumber(2100, 1, 1) * SECONDS_PER_DAY;
const MOST_TRANSITIONS_OF_A_RULE = 1000;

/** The zone a VTIMEZONE defines (RFC 5545 §3.6.5), or undefined when none of its parts can be read. */
export function readVtimezone(component: Component, id: string, budget: WorkBudget): Zone | undefined {
  const observances = component.children
    .filter(({ name }) => name === "STANDARD" || name === "DAYLIGHT")
    .map((child) => readObservance(child, budget))
    .filter((observance) => observance !== undefined);
  const transitions = observances.flatMap(({ onsets, offsetTo }) =>
    onsets.map((at): Transition => ({ at, offset: offsetTo })),
  );
  transitions.sort((a, b) => a.at - b.at);
  const first = observances.reduce<Observance | undefined>(
    (earliest, each) => (earliest === undefined || firstOnset(each) < firstOnset(earliest) ? each : earliest),
    undefined,
  );
  return first === undefined ? undefined : zoneFromTransitions(id, first.offsetFrom, transitions);
}

interface Observance {
  readonly onsets: readonly number[];
  readonly offsetFrom: number;
  readonly offsetTo: number;
}

function firstOnset({ onsets }: Observance): number {
  return onsets[0] ?? Infinity;
}

/** Onsets are written on the wall clock that holds before them. */
function readObservance({ lines }: Component, budget: WorkBudget): Observance | undefined {
  const value = (name: string): string => lines.find((line) => line.name === name)?.value.trim() ?? "";
  const offsetTo = readUtcOffset(value("TZOFFSETTO"));
  const start = readDateTime(value("DTSTART"));
  if (offsetTo === undefined || start === undefined) return undefined;
  const offsetFrom = readUtcOffset(value("TZOFFSETFROM")) ?? offsetTo;
  const walls = [
    start.wall,
    ...addedOnsets(lines),
    ...ruledOnsets(lines, start.wall, { offsetFrom, budget }),
  ];
  const onsets = [...new Set(walls)].map((wall) => wall - offsetFrom).sort((a, b) => a - b);
  return { onsets, offsetFrom, offsetTo };
}

function addedOnsets(lines: readonly ContentLine[]): number[] {
  return lines
    .filter(({ name }) => name === "RDATE")
    .flatMap(({ value }) => value.split(","))
    .map((text) => readDateTime(text)?.wall)
    .filter((wall) => wall !== undefined);
}

function ruledOnsets(
  lines: readonly ContentLine[],
  start: number,
  { offsetFrom, budget }: { readonly offsetFrom: number; readonly budget: WorkBudget },
): number[] {
  const walls: number[] = [];
  for (const { name, value } of lines) {
    const rule = name === "RRULE" ? readRecurrenceRule(value).rule : undefined;
    if (rule === undefined) continue;
    const until =
      rule.until === undefined ? {} : { until: rule.until.wall + (rule.until.isUtc ? offsetFrom : 0) };
    const bounds = { now: start, horizon: LAST_MOMENT, maximum: MOST_TRANSITIONS_OF_A_RULE, budget };
    walls.push(...expandRule(rule, { wall: start, isDate: false, ...until }, bounds).walls);
  }
  return walls;
}

/** `-0500`; some leave out the first zero. */
function readUtcOffset(text: string): number | undefined {
  const match = /^([+-]?)(\d{1,2}?):?(\d{2}):?(\d{2})?$/u.exec(text);
  if (match === null) return undefined;
  const seconds = Number(match[2]) * 3600 + Number(match[3]) * 60 + Number(match[4] ?? 0);
  return match[1] === "-" ? -seconds : seconds;
}
