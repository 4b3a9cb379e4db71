import { addDays, monthsBetween } from "../cycles/months.ts";
import type { Days } from "../cycles/series.ts";
import {
  add,
  compare,
  divide,
  lesser,
  multiply,
  type Rational,
  rational,
  roundTo,
  zero,
} from "../exact/rational.ts";
import type { Subject } from "../ledger/entry.ts";
import type { Exemption, PackVersion, Proration } from "../packs/pack.ts";
import type { Ground } from "./standing.ts";
import { type DecidingRole, roleAmount, shareHeld } from "./role.ts";

/** How much is required of one subject in one cycle, and why. */
export interface RequiredAmount {
  readonly required: Rational;
  /** What a share in percent is of: the prorated amount, unless the rule says otherwise. */
  readonly sharesOf: Rational;
  /** Nothing at all is required. */
  readonly isExempt: boolean;
  /** Less than usual is required, so that no minimum can ask for more than the whole. */
  readonly isReduced: boolean;
  readonly grounds: readonly Ground[];
}

/** The amount by role, more for endorsements, less for a part of the cycle, least by exemption: in this order. */
export function requiredAmount(
  version: PackVersion,
  subject: Subject,
  days: Days,
  role: DecidingRole | undefined,
): RequiredAmount {
  const grounds: Ground[] = [];
  const base = roleAmount(version.required, role, version);
  const added = endorsementsAmount(version, subject, grounds);
  const full = add(base, added);
  const prorated = proratedAmount(version, full, subject, days);
  if (prorated !== undefined) grounds.push({ code: "prorated", months: prorated.months, full });
  const amount = prorated?.units ?? full;
  const exemption = leastAmount(version.exemptions.filter((each) => applies(each, subject, days)));
  if (exemption !== undefined)
    grounds.push({ code: "exempt", exemptionId: exemption.id, note: exemption.note });
  const required = exemption === undefined ? amount : lesser(amount, exemption.required ?? zero);
  const follows = version.proration?.sharesFollow !== false || exemption !== undefined;
  return {
    required,
    sharesOf: follows ? required : full,
    isExempt: exemption !== undefined && exemption.required === undefined,
    isReduced: compare(required, full) < 0,
    grounds,
  };
}

function endorsementsAmount({ required }: PackVersion, subject: Subject, grounds: Ground[]): Rational {
  const { perEndorsement } = required;
  if (perEndorsement === undefined) return zero;
  const count = Math.max(0, new Set(subject.endorsements).size - perEndorsement.free);
  if (count === 0) return zero;
  const added = multiply(perEndorsement.units, rational(count));
  grounds.push({ code: "endorsements", count, added });
  return added;
}

/** Absent when the whole cycle was held. */
function proratedAmount(
  { cycle, proration }: PackVersion,
  full: Rational,
  { issuedOn }: Subject,
  { from, to }: Days,
): { readonly units: Rational; readonly months: number } | undefined {
  if (proration === undefined || cycle === undefined || issuedOn === undefined || issuedOn <= from)
    return undefined;
  const held = monthsBetween(issuedOn, addDays(to, 1));
  const months = Math.max(0, held.months);
  const units = amountForMonths(proration.by, { full, months, isMore: held.isMore, of: cycle.months });
  return units === undefined ? undefined : { units: units.units, months: units.months };
}

interface Held {
  readonly full: Rational;
  readonly months: number;
  readonly isMore: boolean;
  readonly of: number;
}

function amountForMonths(
  by: Proration["by"],
  { full, months, isMore, of }: Held,
): { readonly units: Rational; readonly months: number } | undefined {
  if (by.kind === "table") {
    const row = by.rows.find(({ belowMonths }) => months < belowMonths);
    return row && { units: lesser(row.units, full), months };
  }
  const counted = months + (isMore && by.roundsUp ? 1 : 0);
  if (counted >= of) return undefined;
  const part = divide(multiply(full, rational(counted)), rational(of));
  // Up, so that nobody is told that less is enough.
  return { units: by.step === undefined ? part : roundTo(part, by.step, "ceil"), months: counted };
}

function applies({ when }: Exemption, subject: Subject, days: Days): boolean {
  if ("circumstance" in when) return subject.circumstances.includes(when.circumstance);
  const share = shareHeld(subject, days);
  return share !== undefined && share < when.shareBelow;
}

function leastAmount(exemptions: readonly Exemption[]): Exemption | undefined {
  return exemptions.toSorted((a, b) => compare(a.required ?? zero, b.required ?? zero))[0];
}
