import { parseDate } from "#platform/time";
import { readDaysOff } from "./days-off-text.ts";
import { readMemberships, writeMemberships } from "./memberships.ts";
import type { PlanInputs } from "./plan-inputs.ts";

/** The limits as they are typed. */
export interface LimitsText {
  readonly to: string;
  readonly hours: string;
  readonly money: string;
  readonly miles: string;
  readonly days: string;
  readonly sitting: string;
  readonly shifts: string;
  readonly home: string;
  readonly near: string;
  readonly blackouts: string;
  readonly memberships: string;
  readonly prefersLive: boolean;
  readonly topics: readonly string[];
}

/** One thing to put right. */
export interface LimitsProblem {
  readonly where: keyof LimitsText;
  readonly message: string;
}

/** What is kept, as it is typed. */
export function writeLimits(inputs: PlanInputs): LimitsText {
  const number = (value: number | undefined) =>
    value === undefined ? "" : String(Math.round(value * 100) / 100);
  return {
    to: inputs.to ?? "",
    hours: number(inputs.minutesPerMonth === undefined ? undefined : inputs.minutesPerMonth / 60),
    money: number(inputs.cents === undefined ? undefined : inputs.cents / 100),
    miles: number(inputs.miles),
    days: number(inputs.daysAway),
    sitting: number(
      inputs.longestSittingMinutes === undefined ? undefined : inputs.longestSittingMinutes / 60,
    ),
    shifts: number(inputs.shiftsCovered),
    home: inputs.home ?? "",
    near: inputs.near ?? "",
    blackouts: inputs.blackouts.map(({ from, to }) => (from === to ? from : `${from} to ${to}`)).join("\n"),
    memberships: writeMemberships(inputs.memberships),
    prefersLive: inputs.prefersLive,
    topics: inputs.topics,
  };
}

const mostTopics = 6;

/** Who reads a form: what is known, and what the plan settled before. */
export interface LimitsTerms {
  readonly today: string;
  readonly before: PlanInputs;
  readonly topics: ReadonlySet<string>;
  /** Ids of the branches where they work. */
  readonly homes: ReadonlySet<string>;
  readonly isPlace: (words: string) => boolean;
}

/** The limits that were typed, with what was pinned and left out before; or everything that is wrong with them. */
export function readLimits(
  text: LimitsText,
  { today, before, topics, homes, isPlace }: LimitsTerms,
): { readonly inputs: PlanInputs } | { readonly problems: readonly LimitsProblem[] } {
  const problems: LimitsProblem[] = [];
  const wrong = (where: keyof LimitsText, message: string) => void problems.push({ where, message });
  const number = (where: "hours" | "money" | "miles" | "days" | "sitting" | "shifts", most: number) => {
    const typed = text[where].replaceAll(/[$,\s]/gu, "");
    if (typed === "") return undefined;
    const value = Number(typed);
    if (!/^\d{1,6}(\.\d{1,2})?$/u.test(typed) || value > most) {
      wrong(where, `Write a number from 0 to ${most.toLocaleString("en-US")}, or nothing for no limit.`);
      return undefined;
    }
    return value;
  };
  if (text.to !== "" && !isDayAfter(text.to, today))
    wrong("to", "Write a day in the next three years, such as 2027-06-30.");
  const [hours, money, miles] = [number("hours", 200), number("money", 100_000), number("miles", 10_000)];
  const [days, sitting, shifts] = [number("days", 200), number("sitting", 24), number("shifts", 200)];
  if (days !== undefined && !Number.isInteger(days))
    wrong("days", "Write whole days: part of a day away counts as one.");
  if (text.near !== "" && !isPlace(text.near))
    wrong("near", "Write a ZIP code, or a town with its state: Madison, WI.");
  const free = readDaysOff(text.blackouts, today);
  if ("unread" in free)
    wrong(
      "blackouts",
      `“${free.unread.slice(0, 60)}” is no day. Write a day a line, or the first and the last: Mar 1 to Mar 12, 2027.`,
    );
  const memberships = readMemberships(text.memberships);
  if ("problem" in memberships) wrong("memberships", memberships.problem);
  const chosen = [...new Set(text.topics)].filter((topic) => topics.has(topic));
  if (chosen.length > mostTopics) wrong("topics", `Choose at most ${mostTopics}; three are a focus.`);
  if (problems.length > 0 || "unread" in free || "problem" in memberships) return { problems };
  const { pinned, banned } = before;
  return {
    inputs: {
      to: text.to === "" ? undefined : text.to,
      minutesPerMonth: hours === undefined ? undefined : Math.round(hours * 60),
      cents: money === undefined ? undefined : Math.round(money * 100),
      miles,
      daysAway: days,
      longestSittingMinutes: sitting === undefined ? undefined : Math.round(sitting * 60),
      shiftsCovered: Math.floor(shifts ?? 0),
      ...(homes.has(text.home) && { home: text.home }),
      near: text.near === "" ? undefined : text.near,
      blackouts: free.days,
      memberships,
      prefersLive: text.prefersLive,
      topics: chosen,
      pinned,
      banned,
      // Allowed for the plan as it was asked for then.
      allowances: {},
    },
  };
}

function isDayAfter(day: string, today: string): boolean {
  const [one, other] = [parseDate(day), parseDate(today)];
  return one !== undefined && other !== undefined && one > other && one - other < 1100;
}
