import type { CreditRounding } from "../attendance/attendance.ts";
import { type Mode, modes } from "../ledger/entry.ts";
import { readCategories, writeCategories } from "./categories-text.ts";
import type { SessionFacts } from "./session.ts";
import { readTimes, writeTimes } from "./session-times.ts";

/** The fields of the form, in its order. */
export const sessionFields = [
  "title",
  "day",
  "hours",
  "meetings",
  "zone",
  "organisation",
  "place",
  "link",
  "breaks",
  "mode",
  "topics",
  "categories",
  "threshold",
  "grace",
  "bridge",
  "rounding",
  "step",
  "offering",
] as const;

/** A session as a form's fields hold it. */
export type SessionText = Readonly<Record<(typeof sessionFields)[number], string>>;

/** One field that cannot be used, and what to write. */
export interface SessionProblem {
  readonly where: keyof SessionText;
  readonly message: string;
}

/** How minutes are rounded, in the order of a form. */
export const roundings: Readonly<Record<CreditRounding, string>> = {
  floor: "Down",
  nearest: "To the nearest",
  ceil: "Up",
};

/** What the organiser need not think about, where nothing else is wanted. */
export const usualRules = {
  threshold: "0",
  grace: "10",
  bridge: "60",
  rounding: "floor",
  step: "1",
} as const;

const longestText = 300;
const mostTopics = 50;

/** What a form's fields say of a session, or every field that cannot be used. Times are by the clock of its zone. */
export function readSessionForm(
  text: SessionText,
): { readonly facts: SessionFacts } | { readonly problems: readonly SessionProblem[] } {
  const problems: SessionProblem[] = [];
  const wrong = (where: keyof SessionText, message: string) => void problems.push({ where, message });
  const title = text.title.trim();
  if (title === "" || title.length > longestText) wrong("title", "Say what it is called, in a few words.");
  const when = readTimes(text, wrong);
  const link = text.link.trim();
  if (link !== "" && !/^https?:\/\/\S{1,2000}$/iu.test(link))
    wrong("link", "Write the whole address, beginning with https://.");
  const categories = readCategories(text.categories);
  if ("wrong" in categories)
    wrong(
      "categories",
      `“${categories.wrong}” cannot be used. Write one rule pack a line: its id, a colon, then categories.`,
    );
  const number = (where: keyof SessionText, most: number, message: string): number => {
    const value = Number(text[where].trim() || usualOf(where));
    if (!(value >= 0 && value <= most && (where === "threshold" || Number.isInteger(value))))
      wrong(where, message);
    return value;
  };
  const threshold = number("threshold", 100, "Write a percentage from 0 to 100.");
  const grace = number("grace", 240, "Write whole minutes, at most 240.");
  const bridge = number("bridge", 3600, "Write whole seconds, at most 3600.");
  const step = number("step", 480, "Write whole minutes from 1 to 480.");
  if (step < 1) wrong("step", "Write whole minutes from 1 to 480.");
  if (problems.length > 0 || when === undefined || "wrong" in categories) return { problems };
  return {
    facts: {
      ...when,
      organisationId: text.organisation,
      title,
      place: text.place.trim().slice(0, longestText),
      link,
      offeringId: text.offering.trim() === "" ? undefined : text.offering.trim(),
      topics: [
        ...new Set(
          text.topics
            .split(",")
            .map((each) => each.trim())
            .filter((each) => each !== "")
            .slice(0, mostTopics),
        ),
      ],
      categories: categories.categories,
      mode: modeNamed(text.mode),
      bridgeSeconds: bridge,
      graceMinutes: grace,
      thresholdHundredths: Math.round(threshold * 100),
      rounding: text.rounding === "nearest" || text.rounding === "ceil" ? text.rounding : "floor",
      stepMinutes: step,
    },
  };
}

/** The fields that would give these facts. */
export function writeSessionForm(facts: SessionFacts): SessionText {
  return {
    title: facts.title,
    ...writeTimes(facts),
    organisation: facts.organisationId,
    place: facts.place,
    link: facts.link,
    mode: facts.mode,
    topics: facts.topics.join(", "),
    categories: writeCategories(facts.categories),
    threshold: String(facts.thresholdHundredths / 100),
    grace: String(facts.graceMinutes),
    bridge: String(facts.bridgeSeconds),
    rounding: facts.rounding,
    step: String(facts.stepMinutes),
    offering: facts.offeringId ?? "",
  };
}

function usualOf(where: keyof SessionText): string {
  return where in usualRules ? usualRules[where as keyof typeof usualRules] : "0"; // just looked up
}

function modeNamed(name: string): Mode {
  return modes.find((each) => each === name) ?? "live";
}
