import { dollars, monthWords } from "#platform/words";
import type { Remedy } from "../personal/personal-plan.ts";
import { hoursWords } from "../words/amount-words.ts";
import type { PlanInputs } from "./plan-inputs.ts";

/** Names by id: credentials, `credential category`, candidates; and `unit of credential`, `units of credential`. */
type Names = Readonly<Record<string, string>>;

/** A credential is left out of the plan altogether: for when no smaller change would do. */
export const everything = "everything";

/** Where no one small change is enough: each credential of a clash, to be left out. */
export function lastRemedies(limits: readonly string[]): readonly Remedy[] {
  const ids = limits.map(fieldParts).flatMap(([part, id]) => (part === "credentials" && id ? [id] : []));
  return [...new Set(ids)].map((id) => ({ limit: `credentials.${id}.${everything}`, by: 1 }));
}

/** A limit by its field, as people call it: `limits.cents` is your money. */
export function limitWords(field: string, names: Names): string {
  const [part, id = "", kind, category = ""] = fieldParts(field);
  if (part === "credentials") {
    const name = names[id] ?? "your credential";
    return kind === "minimums" || kind === "caps"
      ? `${names[`${id} ${category}`] ?? category} for ${name}`
      : `what ${name} still needs`;
  }
  if (part === "pinned") return `“${names[id] ?? "what you pinned"}”, which must be in`;
  if (part === "busy") return "your desk shifts and absences";
  if (id === "minutesInMonth") return `your hours in ${monthWords(kind ?? "")}`;
  return ownLimits[id] ?? "your limits";
}

const ownLimits: Names = {
  minutesPerMonth: "your hours a month",
  cents: "your money",
  miles: "how far you go",
  daysAway: "your days away",
  longestSittingMinutes: "the longest sitting",
  shiftsCovered: "the desk shifts others may cover",
  blackouts: "the days you keep free",
};

/** A change that would do, as a button: `Allow $160 more`. Undefined when nobody can press it. */
export function remedyWords({ limit, by }: Remedy, names: Names): string | undefined {
  const [part, id = "", kind] = fieldParts(limit);
  const amount = Math.ceil(by * 100) / 100;
  if (part === "credentials" && kind === everything) return `Plan without ${limitWords(limit, names)}`;
  if (part === "credentials")
    return `Let the plan fall ${inUnits(amount, id, names)} short of ${limitWords(limit, names)}`;
  if (part === "pinned") return `Unpin “${names[id] ?? "it"}”`;
  const isOne = amount === 1;
  switch (id) {
    case "minutesPerMonth":
      return `Allow ${hoursWords(wholeHours(by))} more each month`;
    case "minutesInMonth":
      return `Allow ${hoursWords(wholeHours(by))} more in ${monthWords(kind ?? "")}`;
    case "cents":
      return `Allow ${dollars(Math.ceil(by / 100) * 100)} more`;
    case "miles":
      return `Go ${Math.ceil(by)} miles farther`;
    case "daysAway":
      return `Be away ${amount} ${isOne ? "day" : "days"} more`;
    case "longestSittingMinutes":
      return `Sit ${hoursWords(wholeHours(by))} longer`;
    case "shiftsCovered":
      return `Have ${amount} more ${isOne ? "desk shift" : "desk shifts"} covered`;
    default:
      return undefined;
  }
}

/** `44 hours`; the number alone of a plan that was kept before it knew them. */
function inUnits(amount: number, credentialId: string, names: Names): string {
  const unit = names[`${amount === 1 ? "unit" : "units"} of ${credentialId}`];
  return unit === undefined ? String(amount) : `${amount} ${unit}`;
}

/** Half hours are as fine as people plan. */
function wholeHours(minutes: number): number {
  return Math.ceil(minutes / 30) * 30;
}

/** What someone asks for with a remedy taken. */
export function withRemedy(inputs: PlanInputs, { limit, by }: Remedy): PlanInputs {
  const [part, id = "", kind, category = ""] = fieldParts(limit);
  if (part === "credentials") {
    if (kind === everything)
      return { ...inputs, allowances: { ...inputs.allowances, [`${id} ${everything}`]: 1 } };
    const key = kind === "minimums" ? `${id} ${category}` : id;
    const allowed = (inputs.allowances[key] ?? 0) + by;
    return { ...inputs, allowances: { ...inputs.allowances, [key]: Math.ceil(allowed * 100) / 100 } };
  }
  if (part === "pinned") return { ...inputs, pinned: inputs.pinned.filter((each) => each !== id) };
  const { minutesPerMonth = 0, minutesInMonth = {}, cents = 0, miles = 0, daysAway = 0 } = inputs;
  switch (id) {
    case "minutesPerMonth":
      return { ...inputs, minutesPerMonth: minutesPerMonth + wholeHours(by) };
    case "minutesInMonth": {
      const month = kind ?? "";
      const limitNow = minutesInMonth[month] ?? minutesPerMonth;
      return { ...inputs, minutesInMonth: { ...minutesInMonth, [month]: limitNow + wholeHours(by) } };
    }
    case "cents":
      return { ...inputs, cents: cents + Math.ceil(by / 100) * 100 };
    case "miles":
      return { ...inputs, miles: miles + Math.ceil(by) };
    case "daysAway":
      return { ...inputs, daysAway: daysAway + Math.ceil(by) };
    case "longestSittingMinutes":
      return { ...inputs, longestSittingMinutes: (inputs.longestSittingMinutes ?? 0) + wholeHours(by) };
    case "shiftsCovered":
      return { ...inputs, shiftsCovered: inputs.shiftsCovered + Math.ceil(by) };
    default:
      return inputs;
  }
}

/** `credentials.ID.minimums.CATEGORY` in its parts; ids of candidates hold dots themselves. */
function fieldParts(field: string): readonly string[] {
  const [part = "", ...rest] = field.split(".");
  if (part === "pinned" || part === "busy") return [part, rest.join(".")];
  const [id = "", kind, ...last] = rest;
  return [part, id, ...(kind === undefined ? [] : [kind]), ...(last.length === 0 ? [] : [last.join(".")])];
}
