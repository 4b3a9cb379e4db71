import type { Command } from "commander";
import { InvalidInput } from "#platform/errors";
import { inputBytes, plainTable } from "#platform/terminal";
import { clockWords } from "#platform/words";
import { coverage } from "../rules/desk-coverage/coverage.ts";
import type { Coverage, Shortfall } from "../rules/desk-coverage/result.ts";
import { shortfalls } from "../rules/desk-coverage/shortfalls.ts";
import type { Staffing } from "../rules/staffing.ts";
import { reasonWords, shortWords, tellingOf } from "../rules/team-week/shortfall-words.ts";
import { staffingSchema } from "./staffing-schema.ts";

interface CoverageOptions {
  readonly from: string;
  readonly to: string;
  readonly branch?: readonly string[];
  readonly slots?: boolean;
  readonly json?: boolean;
}

const documentation = `
The file is JSON as docs/guide/staffing.md describes it: branches, desks, staff, patterns, time away. No database is needed.

With --json it prints one line for each branch and day, {"branch", "date", "isShort", "slots"} (slots with --slots), and
one for each shortfall, {"shortfall": {…, "reasons"}}.

Examples:
  carrel coverage schedule.json --from 2027-01-11 --to 2027-01-17
  carrel coverage schedule.json --from 2027-03-14 --to 2027-03-14 --slots --json
`;

/** `carrel coverage FILE`: who is short when, and why. */
export function addCoverageCommand(program: Command): void {
  program
    .command("coverage")
    .description("say where desks are short in a schedule file, and why")
    .argument("<file>", "a schedule as JSON; - reads standard input")
    .requiredOption("--from <date>", "first local day, 2027-01-11")
    .requiredOption("--to <date>", "last local day, included")
    .option("--branch <id...>", "these branches alone")
    .option("--slots", "with --json: every half-hour too")
    .option("--json", "one line of JSON for each branch and day, and for each shortfall")
    .addHelpText("after", documentation)
    .action(async (file: string, options: CoverageOptions) => {
      const staffing = readStaffing(await inputBytes(file));
      for (const [option, value] of Object.entries({ "--from": options.from, "--to": options.to }))
        if (!/^\d{4}-\d{2}-\d{2}$/u.test(value) || Number.isNaN(Date.parse(value)))
          throw new InvalidInput([{ where: option, message: "Write a day as 2027-01-11." }]);
      const covered = coverage(staffing, {
        from: options.from,
        to: options.to,
        ...(options.branch && { branchIds: options.branch }),
      });
      const short = shortfalls(staffing, covered);
      const lines = options.json === true ? jsonLines(covered, short, options) : tableOf(staffing, short);
      process.stdout.write(`${lines}\n`);
    });
}

function readStaffing(bytes: Uint8Array): Staffing {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder().decode(bytes));
  } catch (cause) {
    throw new InvalidInput("The file is not JSON.", { cause });
  }
  const read = staffingSchema.safeParse(value);
  if (read.success) return read.data;
  throw new InvalidInput(
    read.error.issues.map((issue) => ({
      where: issue.path.map(String).join("."),
      message: `${issue.message}.`,
    })),
  );
}

function jsonLines({ branches }: Coverage, short: readonly Shortfall[], { slots }: CoverageOptions): string {
  const days = branches.flatMap(({ branchId, deskIds, days: covered }) =>
    covered.map((day) => ({
      branch: branchId,
      date: day.date,
      isShort: day.isShort,
      ...(slots === true && {
        slots: day.slots.map((slot, place) => ({
          minute: day.slotMinutes[place],
          isOpen: slot.isOpen,
          building: slot.building,
          desks: slot.desks.map((desk, number) => ({ id: deskIds[number], ...desk })),
          people: slot.people,
        })),
      }),
    })),
  );
  return [...days, ...short.map((shortfall) => ({ shortfall }))]
    .map((line) => JSON.stringify(line))
    .join("\n");
}

function tableOf(staffing: Staffing, short: readonly Shortfall[]): string {
  if (short.length === 0) return "No desk is short.";
  const telling = tellingOf(staffing, true);
  return plainTable(
    ["Branch", "Day", "From", "To", "What", "Why"],
    short.map((each) => [
      telling.branchName(each.branchId),
      each.date,
      clockWords(each.startMinute),
      clockWords(each.endMinute),
      shortWords(each, telling),
      each.reasons.map((reason) => reasonWords(reason, telling)).join("; "),
    ]),
  );
}
