import { parseDate } from "#platform/time";
import { type Mode, modes } from "../ledger/entry.ts";
import type { EntryFacts, KeptEntry } from "../ledger/kept-entry.ts";
import type { LocalDate } from "../local-date.ts";
import { type EvidenceKind, evidenceKinds } from "../packs/predicate.ts";
import { readAmount, writeAmount } from "./amount-text.ts";

/** An entry as its form's fields hold it. */
export interface EntryText {
  readonly title: string;
  readonly provider: string;
  readonly day: string;
  /** Empty when it was one day. */
  readonly lastDay: string;
  readonly amount: string;
  readonly measure: string;
  readonly mode: string;
  readonly topics: readonly string[];
  /** `PACK CATEGORY`. */
  readonly categories: readonly string[];
  /** Pack ids. */
  readonly approvedBy: readonly string[];
  /** By pack id. */
  readonly preApproved: Readonly<Record<string, string>>;
  readonly endorsements: readonly string[];
  readonly activity: string;
  readonly proofOnPaper: readonly string[];
  readonly relation: string;
  readonly description: string;
  readonly place: string;
}

/** Ways of taking part in the order of the form, with their names. */
export const modeNames: Readonly<Record<Mode, string>> = {
  live: "Live: in a room or online",
  "recording alone": "A recording, by myself",
  "recording in a group": "A recording, in a group with discussion",
  "self-paced course": "A course at my own pace",
  "course for credit": "A course for academic credit",
  reading: "Reading",
  presenting: "I presented",
  teaching: "I taught",
  publishing: "I wrote for publication",
  committee: "Committee or board work",
  mentoring: "Mentoring",
  "supervised project": "A supervised project",
  internship: "An internship",
  other: "Something else",
};

/** The fields that an empty form begins with: an hour, live, today. */
export function emptyEntryText(today: LocalDate): EntryText {
  return {
    title: "",
    provider: "",
    day: today,
    lastDay: "",
    amount: "1",
    measure: "hours",
    mode: "live",
    topics: [],
    categories: [],
    approvedBy: [],
    preApproved: {},
    endorsements: [],
    activity: "",
    proofOnPaper: [],
    relation: "",
    description: "",
    place: "",
  };
}

/** An entry as its form shows it. */
export function writeEntry(entry: KeptEntry): EntryText {
  return {
    title: entry.title,
    provider: entry.provider ?? "",
    day: entry.from ?? "",
    lastDay: entry.to === entry.from ? "" : (entry.to ?? ""),
    ...writeAmount(entry.measured),
    mode: entry.mode,
    topics: entry.topics,
    categories: Object.entries(entry.categories).flatMap(([pack, all]) => all.map((id) => `${pack} ${id}`)),
    approvedBy: entry.approvedBy,
    preApproved: entry.preApproved,
    endorsements: entry.endorsements,
    activity: entry.activity ?? "",
    proofOnPaper: entry.proofOnPaper,
    relation: entry.relation,
    description: entry.description ?? "",
    place: entry.place ?? "",
  };
}

/** Something to put right, by field. */
export interface FormProblem {
  readonly where: string;
  readonly message: string;
}

/**
 * The entry that a form says, or every field that cannot be used. Complete by today it counts as earned, later as planned. What
 * the form does not show (where it came from) is the caller's.
 */
export function readEntry(
  text: EntryText,
  today: LocalDate,
): { readonly facts: EntryFacts } | { readonly problems: readonly FormProblem[] } {
  const problems: FormProblem[] = [];
  const wrong = (where: string, message: string) => void problems.push({ where, message });
  const title = plain(text.title, 300);
  if (title === "") wrong("title", "Give it a title, as it stands on the certificate or the program.");
  const mode = modes.find((each) => each === text.mode);
  if (mode === undefined) wrong("mode", "Choose how you took part.");
  const days = readDays(text, wrong);
  const measured = readAmount(text.amount, text.measure);
  if ("problem" in measured) wrong("amount", measured.problem);
  const preApproved = readApprovals(text.preApproved, wrong);
  if (mode === undefined || days === undefined || "problem" in measured || problems.length > 0)
    return { problems };
  return {
    facts: {
      ...plainFacts(text),
      ...days,
      title,
      mode,
      measured,
      preApproved,
      state: stateOn(days.to, today),
    },
  };
}

function stateOn(lastDay: LocalDate, today: LocalDate): "earned" | "planned" {
  return lastDay > today ? "planned" : "earned";
}

function plainFacts(
  text: EntryText,
): Omit<EntryFacts, "title" | "mode" | "measured" | "preApproved" | "state"> {
  const provider = plain(text.provider, 300);
  const activity = plain(text.activity, 300);
  return {
    provider: provider === "" ? undefined : provider,
    topics: plainList(text.topics),
    categories: byPack(text.categories),
    approvedBy: plainList(text.approvedBy),
    endorsements: plainList(text.endorsements),
    activity: activity === "" ? undefined : activity.toLowerCase(),
    proofOnPaper: text.proofOnPaper.filter(isEvidenceKind),
    relation: text.relation.trim().slice(0, 4000),
    description: text.description.trim().slice(0, 4000) || undefined,
    place: plain(text.place, 300) || undefined,
  };
}

function readDays(
  { day, lastDay }: EntryText,
  wrong: (where: string, message: string) => void,
): { readonly from: LocalDate; readonly to: LocalDate } | undefined {
  const [from, to] = [day.trim(), lastDay.trim() === "" ? day.trim() : lastDay.trim()];
  if (!isDay(from)) {
    wrong("day", "Write the day as 2026-12-03.");
    return undefined;
  }
  if (!isDay(to)) {
    wrong("lastDay", "Write the last day as 2026-12-03, or leave it empty.");
    return undefined;
  }
  if (to >= from) return { from, to };
  wrong("lastDay", "The last day comes before the first.");
  return undefined;
}

function readApprovals(
  approvals: Readonly<Record<string, string>>,
  wrong: (where: string, message: string) => void,
): Readonly<Record<string, LocalDate>> {
  const given = Object.entries(approvals).filter(([, day]) => day.trim() !== "");
  for (const [pack, day] of given)
    if (!isDay(day.trim()))
      wrong(`preApproved-${pack}`, "Write the day of approval as 2026-12-03, or leave it empty.");
  return Object.fromEntries(given.map(([pack, day]) => [pack, day.trim()]));
}

// Before 1950 nothing of a record can be, and a far year is a slip of the finger.
function isDay(text: string): boolean {
  return parseDate(text) !== undefined && text >= "1950-01-01" && text < "2100-01-01";
}

function byPack(chosen: readonly string[]): Readonly<Record<string, readonly string[]>> {
  const found: Record<string, readonly string[]> = {};
  for (const each of chosen) {
    const [pack, category] = each.split(" ");
    if (pack === undefined || category === undefined || category === "") continue;
    found[pack] = [...new Set([...(found[pack] ?? []), category])];
  }
  return found;
}

function plain(text: string, longest: number): string {
  return text.replaceAll(/\s+/gu, " ").trim().slice(0, longest);
}

function plainList(texts: readonly string[]): readonly string[] {
  return [...new Set(texts.map((each) => plain(each, 200)).filter((each) => each !== ""))].slice(0, 100);
}

function isEvidenceKind(text: string): text is EvidenceKind {
  return evidenceKinds.some((each) => each === text);
}
