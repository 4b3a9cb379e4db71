import { plainTable } from "#platform/terminal";
import { formatInstant, type Interval } from "#platform/time";
import type {
  AttendanceOutcome,
  AttendanceProblem,
  AttendanceRefusal,
  AttendanceReport,
} from "../rules/attendance/attendance.ts";
import { calculationWords, lengthWords } from "../rules/attendance/calculation-words.ts";
import { columnsToGive } from "./attendance-columns.ts";

/** The outcome as the one object that `--json` prints; its fields are documented in docs/guide/attendance.md. */
export function outcomeJson(
  { title, zone, dateOrder }: AttendanceReport,
  outcome: AttendanceOutcome,
): string {
  const { rules, sessionSeconds } = outcome;
  const { window, breaks, ...others } = rules;
  const shown = {
    kind: outcome.kind,
    title,
    zone,
    dates: dateOrder,
    session: {
      ...fromTo(window),
      minutes: Math.floor(sessionSeconds / 60),
      breaks: breaks.map(fromTo),
      ...others,
    },
    people: outcome.people.map(({ calculation, ...person }) => ({
      ...person,
      intervals: person.intervals.map(fromTo),
      attendedSeconds: calculation.attendedSeconds,
      attendedMinutes: Math.floor(calculation.attendedSeconds / 60),
      creditedMinutes: calculation.creditedMinutes,
      calculation: { ...calculation, words: calculationWords(calculation, rules) },
    })),
    duplicateCandidates: outcome.duplicateCandidates,
    setApart: outcome.setApart,
    problems: outcome.problems,
  };
  // What is not known is null: every field is always there.
  return JSON.stringify(shown, (_key, value: unknown) => (value === undefined ? null : value));
}

/** The outcome for a person to read. */
export function outcomeText(outcome: AttendanceOutcome): string {
  const { people, duplicateCandidates, setApart, sessionSeconds } = outcome;
  const qualifying = people.filter(({ qualifies }) => qualifies).length;
  const table = plainTable(
    ["Name", "E-mail", "Attended", "Credited", ""],
    people.map(({ name, email, calculation, qualifies, isDoubtful }) => [
      name,
      email ?? "",
      lengthWords(calculation.attendedSeconds),
      `${calculation.creditedMinutes} min`,
      [
        isDoubtful ? "to be decided" : "",
        qualifies ? "" : "no credit",
        calculation.basis === "times" ? "" : "times not exact",
      ]
        .filter(Boolean)
        .join(", "),
    ]),
  );
  return [
    `${kindWords[outcome.kind]}; the session lasted ${lengthWords(sessionSeconds)}. ${qualifying} of ${people.length} earned credit.`,
    ...(people.length > 0 ? ["", table] : []),
    ...(duplicateCandidates.length > 0 ? ["", "To be decided by a person:"] : []),
    ...duplicateCandidates.map(({ message }) => `  ${message}`),
    ...(setApart.length > 0 ? ["", "Set apart:"] : []),
    ...setApart.map(
      ({ name, rows, reason }) => `  ${rowWords(rows)}${name === "" ? "" : `, ${name}`}: ${reason}`,
    ),
  ].join("\n");
}

/** A problem as one line: `Row 5, Join Time: …`. */
export function problemText({ row, column, message }: AttendanceProblem): string {
  const where = [row === undefined ? "" : `Row ${row}`, column ?? ""].filter(Boolean).join(", ");
  return where === "" ? message : `${where}: ${message}`;
}

/** A refusal as `--json` prints it. */
export function refusalJson(refusal: AttendanceRefusal) {
  if (refusal.code !== "unknown-columns") return refusal;
  const { code, message, asked } = refusal;
  const columns = asked.header.map((header, at) => ({
    number: at + 1,
    header,
    proposed: asked.columns[at] || null,
    samples: asked.samples.map((cells) => cells[at] ?? ""),
  }));
  return { code, message, question: whatColumnsHold, row: asked.row, columns };
}

/** Asks what the columns hold, with the first rows, and what may be right. */
export function columnsQuestion({
  message,
  asked,
}: Extract<AttendanceRefusal, { readonly code: "unknown-columns" }>): string {
  const { header, samples } = asked;
  const table = plainTable(
    ["", ...header.map((name, at) => name || `Column ${at + 1}`)],
    samples.slice(0, 3).map((cells) => ["", ...header.map((_, at) => (cells[at] ?? "").slice(0, 40))]),
  );
  return `${message} ${whatColumnsHold}\n\n${table}\n\nAnswer with --columns, such as --columns "${columnsToGive(asked) || "name=1,join=2,leave=3"}" if that is right.`;
}

const whatColumnsHold = "What do the columns hold?";

const kindWords: Readonly<Record<AttendanceOutcome["kind"], string>> = {
  "zoom-meeting": "Zoom meeting",
  "zoom-webinar": "Zoom webinar",
  teams: "Teams meeting",
  "teams-live-event": "Teams live event",
  webex: "Webex meeting",
  goto: "GoTo webinar",
  collaborate: "Collaborate session",
  plain: "Attendance table",
};

function rowWords(rows: readonly number[]): string {
  return rows.length === 1
    ? `row ${rows[0]}`
    : `rows ${rows.slice(0, 5).join(", ")}${rows.length > 5 ? " …" : ""}`;
}

function fromTo({ start, end }: Interval) {
  return { from: formatInstant(start), to: formatInstant(end) };
}
