import type { Command } from "commander";
import { InvalidInput } from "#platform/errors";
import { inputBytes } from "#platform/terminal";
import { formatInstant, localDay } from "#platform/time";
import { attendanceOutcome } from "../rules/attendance/attendance-outcome.ts";
import type {
  AttendanceReading,
  AttendanceReadingOptions,
  AttendanceRefusal,
  GroupRoster,
} from "../rules/attendance/attendance.ts";
import { cutAttendance, withUnread } from "../rules/attendance/read-attendance.ts";
import { readRows, unknownColumns } from "../rules/attendance/readers/read-rows.ts";
import { readRoster } from "../rules/attendance/read-roster.ts";
import { columnNames, readColumns } from "./attendance-columns.ts";
import { type AttendanceOptions, readOptions } from "./attendance-options.ts";
import { columnsQuestion, outcomeJson, outcomeText, problemText, refusalJson } from "./attendance-output.ts";

const documentation = `
It reads the reports of Zoom, Teams, Webex, GoTo and Collaborate, and any table with a name or e-mail address and times or
minutes; docs/guide/attendance.md tells how, and what --json prints. No server and no sign-in are needed.

Dates that can be read in two ways, with nothing to tell which, are refused (exit code 2): answer with --dates. So is a table
whose columns are not known by their headers: say what they hold with --columns, by header or by number from 1, each as one of
${columnNames}.

Examples:
  carrel attendance participants.csv --from 2026-04-26T10:00 --to 2026-04-26T11:00 --zone America/Chicago
  carrel attendance report.csv --from 2026-04-26T10:00-05:00 --to 2026-04-26T12:00-05:00 \\
    --break 2026-04-26T11:00-05:00/2026-04-26T11:15-05:00 --threshold 75 --rounding nearest --step 15 --json
  carrel attendance lista.csv --from 2026-04-26T10:00 --to 2026-04-26T11:00 --zone Europe/Helsinki \\
    --columns "name=Osallistuja,email=3,join=Saapui,leave=Lähti"
`;

/** `carrel attendance FILE`: who attended a session, for how long, and what it is worth. */
export function addAttendanceCommand(program: Command): void {
  program
    .command("attendance")
    .description("work out credit from an attendance report")
    .argument("<file>", "a report as it was downloaded; - reads standard input")
    .requiredOption("--from <time>", "official start, 2026-04-26T10:00-05:00, or without offset in --zone")
    .requiredOption("--to <time>", "official end")
    .option("--zone <zone>", "zone of times that carry none; the offset of --from where it has one")
    .option("--break <from/to...>", "times within the session that earn nothing")
    .option("--bridge <seconds>", "longest gap that counts as attended", "60")
    .option("--grace <minutes>", "who misses at most this is credited in full", "10")
    .option("--threshold <percent>", "share of the session below which nothing is earned", "0")
    .option("--rounding <how>", "floor, nearest or ceil", "floor")
    .option("--step <minutes>", "credit comes in steps of this", "1")
    .option("--roster <file>", "who watched behind one login: a table with Login, Name, Email")
    .option("--login <who>", "the login of a roster that has no column for it")
    .option(
      "--columns <what=header...>",
      "what the columns hold, where their headers do not tell: name=Who,join=Came,leave=Went",
    )
    .option("--dates <order>", "day-first or month-first, where the report does not tell")
    .option("--json", "one JSON object")
    .addHelpText("after", documentation)
    .action(reportAttendance);
}

async function reportAttendance(file: string, options: AttendanceOptions): Promise<void> {
  const { zone, rules, dateOrder } = readOptions(options);
  const sessionDate = localDay(zone, formatInstant(rules.window.start));
  const reading = await readGiven(await inputBytes(file), { zone, sessionDate, dateOrder }, options.columns);
  if (reading.refusal !== undefined) throw refused(reading.refusal, options);
  const { report } = reading;
  const outcome = attendanceOutcome(report, rules, { rosters: await rostersOf(options) });
  if (options.json === true) process.stdout.write(`${outcomeJson(report, outcome)}\n`);
  else {
    process.stdout.write(`${outcomeText(outcome)}\n`);
    for (const problem of outcome.problems) process.stderr.write(`${problemText(problem)}\n`);
  }
}

async function readGiven(
  bytes: Uint8Array,
  options: AttendanceReadingOptions,
  columns: readonly string[] | undefined,
): Promise<AttendanceReading> {
  const { rows, refusal, unread } = await cutAttendance(bytes);
  if (refusal !== undefined) return { refusal };
  const first = readRows(rows, options);
  const reading =
    columns === undefined
      ? first
      : readRows(rows, { ...options, columns: readColumns(columns, rows, first.asked) });
  if (reading.report === undefined) return reading;
  // What may as well be something else is asked, not counted.
  return columns === undefined && reading.asked?.certainty === "unsure"
    ? { refusal: unknownColumns(reading.asked) }
    : { ...reading, report: withUnread(reading.report, unread) };
}

async function rostersOf({ roster, login }: AttendanceOptions): Promise<readonly GroupRoster[]> {
  if (roster === undefined) return [];
  const { rosters, wrong } = await readRoster(await inputBytes(roster), login);
  if (wrong !== undefined) throw new InvalidInput([{ where: "--roster", message: wrong }]);
  return rosters;
}

function refused(refusal: AttendanceRefusal, { json }: AttendanceOptions): InvalidInput {
  if (json === true) process.stdout.write(`${JSON.stringify({ refused: refusalJson(refusal) })}\n`);
  if (refusal.code === "unknown-columns") return new InvalidInput(columnsQuestion(refusal));
  if (refusal.code !== "ambiguous-dates") return new InvalidInput(refusal.message);
  const answers = refusal.choices.map(
    ({ value, example }) => `--dates ${value}${example === "" ? "" : ` (${example})`}`,
  );
  return new InvalidInput(`${refusal.message} ${refusal.question} Answer with ${answers.join(" or ")}.`);
}
