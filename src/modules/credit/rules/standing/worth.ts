import {
  add,
  compare,
  divide,
  multiply,
  type Rational,
  rational,
  roundTo,
  subtract,
  zero,
} from "../exact/rational.ts";
import type { Decision, LedgerEntry } from "../ledger/entry.ts";
import { ownValue } from "../own-value.ts";
import type { Conversion, PackVersion, Unit } from "../packs/pack.ts";
import { isSameWord } from "./matches.ts";
import type { Reason } from "./standing.ts";

/** What an entry is worth by itself, in units, and the stretch of it that is worth nothing. */
export interface Worth {
  readonly minutes: Rational;
  readonly units: Rational;
  readonly unused?: { readonly minutes: Rational; readonly reason: Reason } | undefined;
}

/**
 * What entries are worth under one version, in its units: minutes or another measure, rounded here when the rule rounds
 * each entry. Undefined: the version does not know the measure.
 *
 * What an authority decided goes before what we would have made of it. So many minutes of a sort are weighed once.
 */
export function weighing(packId: string, version: PackVersion): (entry: LedgerEntry) => Worth | undefined {
  const converted = new Map(
    version.conversions.flatMap(({ from }) =>
      "mode" in from ? [[from.mode, new Map<number, Worth>()] as const] : [],
    ),
  );
  const others = new Map<number, Worth>();
  return (entry) => {
    const { decisions, measured, mode } = entry;
    const decision = ownValue(decisions, packId);
    if (decision?.outcome === "adjusted") return adjustedWorth(entry, decision, version);
    if (!("minutes" in measured)) return givenWorth(entry, version);
    const weighed = converted.get(mode) ?? others;
    const worth = weighed.get(measured.minutes) ?? givenWorth(entry, version);
    if (worth !== undefined) weighed.set(measured.minutes, worth);
    return worth;
  };
}

function givenWorth(entry: LedgerEntry, version: PackVersion): Worth | undefined {
  const plain = plainWorth(entry, version);
  return plain && roundedWorth(plain, entry, version);
}

function adjustedWorth(
  entry: LedgerEntry,
  { reason, units }: Extract<Decision, { readonly outcome: "adjusted" }>,
  version: PackVersion,
): Worth {
  const plain = plainWorth(entry, version);
  const minutes = plain?.minutes ?? multiply(units, rational(version.unit.minutes));
  const isLess = plain !== undefined && compare(units, plain.units) < 0;
  const lost = isLess ? multiply(minutes, divide(subtract(plain.units, units), plain.units)) : zero;
  return withUnused(minutes, units, lost, { code: "adjusted", because: reason });
}

function plainWorth({ measured, mode }: LedgerEntry, { conversions, unit }: PackVersion): Worth | undefined {
  if ("minutes" in measured) {
    const minutes = rational(measured.minutes);
    const units = rational(measured.minutes, unit.minutes);
    const conversion = conversions.find(({ from }) => "mode" in from && from.mode === mode);
    return { minutes, units: conversion === undefined ? units : multiply(units, conversion.units) };
  }
  const each = unitsForOne(measured.measure, conversions, unit);
  if (each === undefined) return undefined;
  const units = multiply(measured.quantity, each);
  return { units, minutes: multiply(units, rational(unit.minutes)) };
}

function unitsForOne(measure: string, conversions: readonly Conversion[], unit: Unit): Rational | undefined {
  const found = conversions.find(({ from }) => "measure" in from && isSameWord(from.measure, measure));
  if (found !== undefined) return found.units;
  return isSameWord(measure, unit.name) || isSameWord(measure, unit.plural) ? rational(1) : undefined;
}

function roundedWorth(plain: Worth, { measured, mode }: LedgerEntry, version: PackVersion): Worth {
  const { rounding } = version.unit;
  if (rounding?.each !== "entry") return plain;
  const { minutes } = plain;
  if (rounding.how === "table") {
    if (!("minutes" in measured)) return plain;
    const conversion = version.conversions.find(({ from }) => "mode" in from && from.mode === mode);
    const units = fromTable(measured.minutes, rounding.rows, rounding.repeatsAfter);
    return allOrNothing(minutes, conversion === undefined ? units : multiply(units, conversion.units));
  }
  const units = roundTo(plain.units, rounding.step, rounding.how);
  if (rounding.how !== "floor" || units.numerator === 0n) return allOrNothing(minutes, units);
  const lost = multiply(minutes, divide(subtract(plain.units, units), plain.units));
  return withUnused(minutes, units, lost, { code: "rounded down" });
}

type Row = { readonly fromMinutes: number; readonly units: Rational };

/** The last row that the minutes reach; of long entries each whole stretch, and then the rest. */
function fromTable(minutes: number, rows: readonly Row[], repeatsAfter: number | undefined): Rational {
  const atRow = (spent: number): Rational =>
    rows.findLast(({ fromMinutes }) => fromMinutes <= spent)?.units ?? zero;
  if (repeatsAfter === undefined || minutes <= repeatsAfter) return atRow(minutes);
  const stretches = Math.floor(minutes / repeatsAfter);
  return add(multiply(atRow(repeatsAfter), rational(stretches)), atRow(minutes - stretches * repeatsAfter));
}

/** Rounded to something, all minutes went into it; rounded to nothing, none did. */
function allOrNothing(minutes: Rational, units: Rational): Worth {
  return withUnused(minutes, units, units.numerator === 0n ? minutes : zero, { code: "rounded down" });
}

function withUnused(minutes: Rational, units: Rational, lost: Rational, reason: Reason): Worth {
  return lost.numerator === 0n ? { minutes, units } : { minutes, units, unused: { minutes: lost, reason } };
}
