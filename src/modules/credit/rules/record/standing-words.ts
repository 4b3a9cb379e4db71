import { dayWords } from "#platform/words";
import { daysBetween } from "../cycles/months.ts";
import {
  compare,
  divide,
  excess,
  isAboveZero,
  multiply,
  one,
  rational,
  roundTo,
  subtract,
} from "../exact/rational.ts";
import type { LocalDate } from "../local-date.ts";
import type { PackVersion } from "../packs/pack.ts";
import type { Ground, RequirementStanding, Standing } from "../standing/standing.ts";
import { amountWords, unitsWords } from "./amount-words.ts";

/** One requirement as a row says it. */
export interface RequirementRow {
  readonly name: string;
  /** `5 of 6`, `11 of at most 30`. */
  readonly amount: string;
  readonly verdict: string;
  readonly tone: "good" | "plain" | "attention";
}

/** A requirement's row: what is there, what is asked for or allowed, and what to make of it. */
export function requirementRow(requirement: RequirementStanding, unit: PackVersion["unit"]): RequirementRow {
  const { name, sense, limit, counted, planned, short, over, isMet } = requirement;
  const more = isAboveZero(planned) ? `, ${amountWords(planned)} more planned` : "";
  if (sense === "maximum") {
    const left = subtract(limit, counted);
    return {
      name,
      amount: `${amountWords(counted)} of at most ${amountWords(limit)}${more}`,
      ...(isAboveZero(over)
        ? { verdict: `${unitsWords(over, unit)} over: not counted`, tone: "attention" as const }
        : isAboveZero(left)
          ? { verdict: `room for ${amountWords(left)}`, tone: "plain" as const }
          : { verdict: "used up", tone: "plain" as const }),
    };
  }
  const amount = `${amountWords(counted)} of ${amountWords(limit)}${more}`;
  if (isMet) return { name, amount, verdict: "met", tone: "good" };
  const isPlannedEnough = compare(planned, short) >= 0;
  return {
    name,
    amount,
    verdict: isPlannedEnough ? `${amountWords(short)} short, planned` : `${amountWords(short)} short`,
    tone: isPlannedEnough ? "plain" : "attention",
  };
}

/** What stands as a whole, in one sentence: what is missing, or from when one may renew. */
export function stateWords(standing: Standing, version: PackVersion): string {
  const { state, short, cycle, renewableFrom, renewableFromWithPlanned } = standing;
  const due = cycle === undefined ? "" : ` by ${dayWords(cycle.to)}`;
  const unmet = standing.requirements.filter(({ sense, isMet }) => sense === "minimum" && !isMet);
  const missing = [
    ...(isAboveZero(short) ? [`${unitsWords(short, version.unit)} in all`] : []),
    ...unmet.map((each) => `${amountWords(each.short)} of ${each.name}`),
  ].join(", and ");
  switch (state) {
    case "nothing due":
      return "Nothing is due: this credential asks for no renewal by learning.";
    case "exempt":
      return "You are exempt: nothing is required of you in this cycle.";
    case "met":
      return renewableFrom === undefined || renewableFrom <= standing.asOf
        ? "You have all you need: you can renew now."
        : `You have all you need: renewal opens on ${dayWords(renewableFrom)}.`;
    case "met with planned":
      return `Short of ${missing}, and what you planned makes up for it${renewableFromWithPlanned === undefined ? "" : `: met on ${dayWords(renewableFromWithPlanned)}`}.`;
    case "short":
      return `Short of ${missing}${due}.`;
    case "lapsed":
      return `It lapsed${cycle === undefined ? "" : ` on ${dayWords(cycle.to)}`}, short of ${missing}.`;
    default:
      return state satisfies never;
  }
}

/** The two lines of the stamp, for how it stands. */
export function stampLines(standing: Standing): readonly string[] | undefined {
  const { cycle, state } = standing;
  if (cycle === undefined) return undefined;
  return [state === "lapsed" ? "Lapsed" : "Renewal due", dayWords(cycle.to).replace(",", "")];
}

/** `220 days left`; undefined when it is over. */
export function leftWords({ cycle }: Standing, today: LocalDate): string | undefined {
  if (cycle === undefined || cycle.to < today) return undefined;
  const days = daysBetween(today, cycle.to);
  if (days === 0) return "today is the last day";
  if (days < 120) return days === 1 ? "1 day left" : `${days} days left`;
  const months = Math.round((days * 12) / 365.25);
  return `about ${months} months left`;
}

/** How much a month it takes from now on: `That takes about 2¼ contact hours a month.` Undefined when that says nothing. */
export function neededWords(
  { cycle, short, planned, state }: Standing,
  version: PackVersion,
  today: LocalDate,
): string | undefined {
  if (state !== "short" || cycle === undefined) return undefined;
  const days = daysBetween(today, cycle.to);
  const missing = excess(short, planned);
  if (days < 45 || !isAboveZero(missing)) return undefined;
  // A month is the twelfth of a year; a quarter of a unit is as exact as advice can be.
  const each = divide(multiply(missing, rational(365)), rational(12 * days));
  return `It takes about ${unitsWords(roundTo(each, rational(1, 4), "ceil"), version.unit)} a month from now on.`;
}

/** Why the amount is what it is, a sentence for each ground. */
export function groundWords(ground: Ground, version: PackVersion): string {
  const { unit } = version;
  switch (ground.code) {
    case "version":
      return `Reckoned by “${ground.name}”, in force since ${dayWords(ground.from)}.`;
    case "role":
      return roleWords(version.roles.find(({ id }) => id === ground.role)?.name ?? ground.role, version);
    case "exempt":
      return /[.!?]$/u.test(ground.note) ? ground.note : `${ground.note}.`;
    case "prorated":
      return `Prorated for ${ground.months} ${ground.months === 1 ? "month" : "months"}; in full it would be ${unitsWords(ground.full, unit)}.`;
    case "endorsements":
      return `${unitsWords(ground.added, unit)} more for ${ground.count} ${ground.count === 1 ? "endorsement" : "endorsements"}.`;
    case "carried in":
      return `${unitsWords(ground.units, unit)} came over from the cycle before.`;
    case "made up before":
      return `${unitsWords(ground.units, unit)} of this cycle made up what the cycle before was short of, and counted there.`;
    case "late":
      return lateWords(ground, unit);
    default:
      return ground satisfies never;
  }
}

function lateWords(
  { added, months, since, until }: Extract<Ground, { readonly code: "late" }>,
  unit: PackVersion["unit"],
): string {
  const begun = months === 1 ? "1 month has begun" : `${months} months have begun`;
  const last = until === undefined ? "" : ` It can be made up until ${dayWords(until)}.`;
  return `Late since ${dayWords(since)}: ${begun}, which adds ${unitsWords(added, unit)}.${last}`;
}

/** What would go over to the next cycle, were this one closed today; undefined when nothing would. */
export function carriedOutWords({ carriedOut, cycle }: Standing, version: PackVersion): string | undefined {
  if (!isAboveZero(carriedOut) || cycle === undefined) return undefined;
  return `Of what you have beyond that, ${unitsWords(carriedOut, version.unit)} will be carried to the next cycle, after ${dayWords(cycle.to)}.`;
}

/** What was earned and waits to be approved, as a figure and what to do about it; undefined when nothing does. */
export function awaitingWords(
  { awaitingApproval }: Standing,
  { unit }: PackVersion,
): { readonly figure: string; readonly words: string } | undefined {
  if (!isAboveZero(awaitingApproval)) return undefined;
  const isOne = compare(awaitingApproval, one) === 0;
  return {
    figure: `${unitsWords(awaitingApproval, unit)} ${isOne ? "waits" : "wait"} for approval.`,
    words: `Nothing is lost: ${isOne ? "it counts" : "they count"} once you say in the entry that the provider, or the activity, was approved.`,
  };
}

function roleWords(name: string, { roleChange }: PackVersion): string {
  switch (roleChange) {
    case "held longest":
      return `As ${name}: the position held longest decides.`;
    case "majority of time":
      return `As ${name}: the position with most of the working time decides.`;
    case "at cycle start":
      return `As ${name}: the position at the cycle’s start decides.`;
    case "at cycle end":
    case undefined:
      return `As ${name}.`;
    default:
      return roleChange satisfies never;
  }
}
