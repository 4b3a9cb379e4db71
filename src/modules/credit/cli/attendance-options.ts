import { InvalidInput, type Problem } from "#platform/errors";
import {
  type EpochSeconds,
  type Interval,
  parseInstant,
  resolveZone,
  toInstant,
  type Zone,
  zoneOf,
} from "#platform/time";
import type { CreditRounding, DateOrder, SessionCreditRules } from "../rules/attendance/attendance.ts";

/** The options of `carrel attendance` as they were typed. */
export interface AttendanceOptions {
  readonly from: string;
  readonly to: string;
  readonly zone?: string;
  readonly break?: readonly string[];
  readonly bridge: string;
  readonly grace: string;
  readonly threshold: string;
  readonly rounding: string;
  readonly step: string;
  readonly roster?: string;
  readonly login?: string;
  readonly columns?: readonly string[];
  readonly dates?: string;
  readonly json?: boolean;
}

/** The options as they are meant. */
export interface ReadOptions {
  readonly zone: string;
  readonly rules: SessionCreditRules;
  readonly dateOrder: DateOrder | undefined;
}

const roundings: readonly CreditRounding[] = ["floor", "nearest", "ceil"];
const dateOrders: readonly DateOrder[] = ["day-first", "month-first"];

/** @throws InvalidInput with everything that is wrong. */
export function readOptions(options: AttendanceOptions): ReadOptions {
  const problems: Problem[] = [];
  const complain = (where: string, message: string) => void problems.push({ where, message });
  const zone = readZone(options, complain);
  const window = {
    start: readTime(options.from, zone, (message) => complain("--from", message)),
    end: readTime(options.to, zone, (message) => complain("--to", message)),
  };
  if (problems.length === 0 && window.end <= window.start)
    complain("--to", "The end must come after the start.");
  const number = (option: "bridge" | "grace" | "step" | "threshold", least: number, most: number) =>
    readNumber(options[option], { least, most, complain: (message) => complain(`--${option}`, message) });
  const rules: SessionCreditRules = {
    window,
    breaks: (options.break ?? []).map((text) => readBreak(text, zone, complain)),
    bridgeSeconds: number("bridge", 0, 86_400),
    graceMinutes: number("grace", 0, 1440),
    thresholdPercent: number("threshold", 0, 100),
    stepMinutes: number("step", 1, 1440),
    rounding: oneOf(roundings, options.rounding) ?? "floor",
  };
  if (oneOf(roundings, options.rounding) === undefined)
    complain("--rounding", "Write floor, nearest or ceil.");
  const dateOrder = oneOf(dateOrders, options.dates);
  if (options.dates !== undefined && dateOrder === undefined)
    complain("--dates", "Write day-first or month-first.");
  if (problems.length > 0) throw new InvalidInput(problems);
  return { zone: zone.id, rules, dateOrder };
}

type Complain = (where: string, message: string) => void;

/** As given, else the offset that the start is written with. */
function readZone({ zone: name, from }: AttendanceOptions, complain: Complain): Zone {
  const offset = /(?:Z|[+-]\d{2}(?::?\d{2})?)$/iu.exec(from.slice(10))?.[0];
  const { id } = resolveZone(name ?? offset ?? "");
  if (id !== undefined) return zoneOf(id);
  complain(
    "--zone",
    name === undefined
      ? "Say in which zone the times are, such as America/New_York."
      : `“${name}” is no time zone: write one such as America/New_York.`,
  );
  return zoneOf("UTC");
}

function readTime(text: string, zone: Zone, complain: (message: string) => void): EpochSeconds {
  const wall = parseInstant(`${text}Z`);
  const instant = parseInstant(text) ?? (wall === undefined ? undefined : toInstant(zone, wall));
  if (instant === undefined)
    complain("Write a date and a time, such as 2026-04-26T14:00 or 2026-04-26T14:00-05:00.");
  return instant ?? 0;
}

function readBreak(text: string, zone: Zone, complain: Complain): Interval {
  const [from = "", to = "", ...rest] = text.split("/");
  const wrong = () =>
    complain(
      "--break",
      `“${text}” is no break: write its start and end, such as 2026-04-26T12:00/2026-04-26T12:30.`,
    );
  let isWrong = rest.length > 0;
  const [start, end] = [from, to].map((part) => readTime(part, zone, () => void (isWrong = true)));
  const interval = { start: start ?? 0, end: end ?? 0 };
  if (isWrong || interval.end <= interval.start) wrong();
  return interval;
}

interface NumberLimits {
  readonly least: number;
  readonly most: number;
  readonly complain: (message: string) => void;
}

function readNumber(text: string, { least, most, complain }: NumberLimits): number {
  const isPercent = most === 100;
  const number = (isPercent ? /^\d{1,3}(?:\.\d{1,2})?$/u : /^\d{1,5}$/u).test(text)
    ? Number(text)
    : Number.NaN;
  if (number >= least && number <= most) return number;
  complain(`Write a ${isPercent ? "" : "whole "}number from ${least} to ${most}.`);
  return least;
}

function oneOf<Value extends string>(values: readonly Value[], text: string | undefined): Value | undefined {
  return values.find((value) => value === text);
}
