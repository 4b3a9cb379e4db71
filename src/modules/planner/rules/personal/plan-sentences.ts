import type { ItemReason, PlanExplanation } from "./plan-explanation.ts";
import type { PersonalPlan } from "./personal-plan.ts";
import type { PersonalProblem } from "./personal-problem.ts";

/** An explanation in plain words, in the order in which one reads it. */
export interface PlanSentences {
  /** For each item of the plan, why it is in. */
  readonly items: readonly { readonly candidate: string; readonly sentences: readonly string[] }[];
  readonly leftOut: readonly { readonly candidate: string; readonly sentence: string }[];
  readonly whatIf: readonly string[];
}

/** How good a plan is, never more than is proven. */
export function outcomeSentence({ bound, outcome, value }: PersonalPlan): string {
  if (outcome === "impossible") return "No plan keeps all of these limits.";
  if (outcome === "none") return "No plan was found in the time given.";
  if (outcome === "optimal") return "The best possible plan within these limits: proven.";
  const words = gapWords(value, bound);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

/** `within 0.6% of the best possible`, rounded up: nothing is said to be nearer than it is proven to be. */
export function gapWords(value: number, bound: number): string {
  const gap = bound <= value ? 0 : (bound - value) / Math.abs(value);
  if (!Number.isFinite(gap)) return "how near the best possible is not known yet";
  return `within ${Math.ceil(gap * 1000 - 1e-6) / 10}% of the best possible`;
}

/**
 * Says an explanation. Names are those of the problem; `worth` says an amount of what plans are valued in, in points where it is
 * left out.
 */
export function planSentences(
  problem: PersonalProblem,
  explanation: PlanExplanation,
  worth: (points: number) => string = short,
): PlanSentences {
  const titles = new Map(problem.candidates.map(({ id, title }) => [id, title]));
  const competencies = new Map(problem.competencies.map(({ id, name }) => [id, name]));
  const credentials = new Map(problem.credentials.map(({ id, name }) => [id, name]));
  return {
    items: explanation.items.map((item) => ({
      candidate: item.candidate,
      sentences: [
        ...(item.isPinned ? ["You pinned it."] : []),
        ...growth(item, competencies, worth),
        ...item.counted.map(
          ({ credential, units }) =>
            `${short(units)} ${units === 1 ? "unit counts" : "units count"} for ${credentials.get(credential) ?? credential}.`,
        ),
        ...item.neededFor.map((id) => `Without it ${credentials.get(id) ?? id} would not be met.`),
        ...(item.before.length > 0
          ? [`It has to come before ${list(item.before.map((id) => titles.get(id) ?? id))}.`]
          : []),
        lossSentence(item.lost, worth),
      ],
    })),
    leftOut: explanation.leftOut.map(({ candidate, change, gain, replaces }) => {
      const title = titles.get(candidate) ?? candidate;
      if (change === undefined)
        return { candidate, sentence: `${title}: no change of a single limit would bring it in.` };
      const instead =
        replaces.length === 0 ? "it would come in" : `it would replace ${items(replaces.length)}`;
      const condition = change.by === 0 ? "as it is" : `with ${changeWords(change)}`;
      return { candidate, sentence: `${title}: ${condition} ${instead}, for ${worth(gain)} more.` };
    }),
    whatIf: explanation.whatIf.map(({ atMost, by, gain, limit }) => {
      const words = changeWords({ limit, by });
      if (atMost - gain > 1e-6)
        return `With ${words} the plan would gain at least ${worth(gain)}, and at most ${worth(atMost)}.`;
      return gain > 0
        ? `With ${words} the plan would gain ${worth(gain)}.`
        : `With ${words} the plan would gain nothing.`;
    }),
  };
}

function lossSentence(lost: number, worth: (points: number) => string): string {
  if (lost < 0) return `The plan would be worth ${worth(-lost)} more without it: it is in for what needs it.`;
  return `Left out with nothing in its place, the plan would be worth ${worth(lost)} less.`;
}

function growth(
  { competencies }: ItemReason,
  names: ReadonlyMap<string, string>,
  words: (points: number) => string,
): readonly string[] {
  const grown = competencies.filter(({ worth }) => worth >= 0.005);
  const said = grown.map(({ id, worth }) => `${names.get(id) ?? id} (worth ${words(worth)})`);
  return said.length === 0 ? [] : [`It adds to ${list(said)}.`];
}

/** A change of a limit in words: `$160 more`, `one more desk shift covered`. */
export function changeWords({ limit, by }: { readonly limit: string; readonly by: number }): string {
  const last = limit.split(".").slice(2).join(".");
  if (limit === "limits.cents") return `$${dollars(by)} more`;
  if (limit === "limits.minutesPerMonth") return `${time(by, "more ")} each month`;
  if (limit.startsWith("limits.minutesInMonth.")) return `${time(by, "more ")} in ${last}`;
  if (limit === "limits.daysAway") return `${count(by, "more day")} away`;
  if (limit === "limits.shiftsCovered") return `${count(by, "more desk shift")} covered`;
  if (limit === "limits.miles") return `${count(by, "more mile")} to travel`;
  if (limit === "limits.longestSittingMinutes") return `sittings ${time(by)} longer`;
  if (limit === "limits.blackouts") return "time in the days you keep free";
  if (limit === "to") return `${count(by, "more day")} at the end`;
  if (limit === "from") return `${count(by, "more day")} at the beginning`;
  if (limit === "banned") return `${count(by, "ban")} lifted`;
  const [kind, ...rest] = limit.split(".");
  if (kind === "pinned") return `“${rest.join(".")}” no longer pinned`;
  if (kind === "busy") return `“${rest.join(".")}” moved`;
  if (kind === "credentials") return credentialWords(rest, by);
  return `${short(by)} more of ${limit}`;
}

function credentialWords([credential = "", kind, ...category]: readonly string[], by: number): string {
  const units = `${short(by)} ${by === 1 ? "unit" : "units"}`;
  if (kind === "caps") return `${units} more allowed of ${category.join(".")} for ${credential}`;
  if (kind === "minimums") return `${units} less of ${category.join(".")} needed for ${credential}`;
  return `${units} less needed for ${credential}`;
}

function items(number: number): string {
  return number === 1 ? "one item" : number === 2 ? "two items" : `${number} items`;
}

function count(number: number, noun: string): string {
  return number === 1 ? `one ${noun}` : `${short(number)} ${noun}s`;
}

/** `one more hour`, `30 more minutes`, `2 h 30 min more`. */
function time(minutes: number, more = ""): string {
  if (minutes % 60 === 0) return count(minutes / 60, `${more}hour`);
  if (minutes < 60) return count(minutes, `${more}minute`);
  return `${Math.floor(minutes / 60)} h ${short(minutes % 60)} min ${more}`.trimEnd();
}

function dollars(cents: number): string {
  return cents % 100 === 0 ? String(cents / 100) : (cents / 100).toFixed(2);
}

function list(words: readonly string[]): string {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} and ${words.at(-1) ?? ""}`;
}

function short(value: number): string {
  return String(Math.round(value * 100) / 100);
}
