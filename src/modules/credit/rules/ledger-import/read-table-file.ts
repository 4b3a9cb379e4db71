import type { SheetRow } from "#platform/spreadsheet";
import { parseDate, parseDateLoosely } from "#platform/time";
import { type Mode, modes } from "../ledger/entry.ts";
import { readAmount } from "../record/amount-text.ts";
import { cellSeparator } from "../transcript/transcript-csv.ts";
import { type FileEntry, fileEntry } from "../transcript/transcript-file.ts";
import { entryForFile } from "../transcript/entry-in-file.ts";
import type { Measured } from "../ledger/entry.ts";
import type { FileProblem, LedgerFile, ReadEntry } from "./ledger-file.ts";
import { issuesAt, mostFileEntries } from "./read-transcript-file.ts";
import { type ColumnKind, columnKind } from "./table-columns.ts";

/** What a table does not tell by itself. */
export interface TableQuestion {
  readonly today: string;
  /** Whether 3/4/2026 is the third of April. */
  readonly isDayFirst: boolean;
}

/** One row under its columns, and a way to say what is wrong with a cell. */
interface TableLine {
  readonly cell: (kind: ColumnKind) => string;
  readonly wrong: (kind: ColumnKind, message: string) => void;
}

/**
 * Reads rows of a table, the first row with a title and a day among its columns being the header. Every row that cannot be read
 * is told with its number and column; the others are taken. A state that is not told follows from the last day.
 */
export function readTableFile(rows: readonly SheetRow[], question: TableQuestion): LedgerFile {
  const at = rows.slice(0, 10).findIndex(({ cells }) => isHeader(cells));
  const header = rows[at];
  if (header === undefined) return { ...nothing, problems: [{ where: "", message: noHeader }] };
  const columns = columnsOf(header.cells);
  const problems: FileProblem[] = [];
  const entries: ReadEntry[] = [];
  const seen = new Map<string, number>();
  for (const { cells, number } of rows.slice(at + 1, at + 1 + mostFileEntries)) {
    const found: FileProblem[] = [];
    const where = `row ${number}`;
    const entry = entryIn(lineOf(cells, columns, { where, found }), question, where);
    problems.push(...found, ...("problems" in entry ? entry.problems : []));
    if ("problems" in entry || found.length > 0) continue;
    entries.push({ where, entry: entry.read, key: keyOf(entry.read, seen) });
  }
  const unread = header.cells.filter((heading) => heading !== "" && columnKind(heading) === undefined);
  const notes = unread.length === 0 ? [] : [`Not read: ${unread.map((each) => `“${each}”`).join(", ")}.`];
  return { kind: "table", entries, credentials: [], problems, notes };
}

const nothing: LedgerFile = { kind: "table", entries: [], credentials: [], problems: [], notes: [] };
const noHeader =
  "No row names the columns. The table needs at least a title (“Title” or “Activity”), a day (“Date”) and a length (“Hours” or “Minutes”).";

function isHeader(cells: readonly string[]): boolean {
  const kinds = new Set(cells.map(columnKind));
  return kinds.has("Title") && (kinds.has("Day") || kinds.has("Last day") || kinds.has("First day"));
}

// The first column of a name is meant when there are two.
function columnsOf(cells: readonly string[]): ReadonlyMap<ColumnKind, { place: number; heading: string }> {
  const found = new Map<ColumnKind, { place: number; heading: string }>();
  cells.forEach((heading, place) => {
    const kind = columnKind(heading);
    if (kind !== undefined && !found.has(kind)) found.set(kind, { place, heading });
  });
  return found;
}

function lineOf(
  cells: readonly string[],
  columns: ReturnType<typeof columnsOf>,
  { where, found }: { readonly where: string; readonly found: FileProblem[] },
): TableLine {
  return {
    cell: (kind) => {
      const text = cells[columns.get(kind)?.place ?? -1] ?? "";
      // What `safeCell` put before a text that a spreadsheet program would run.
      return /^'[=+\-@]/u.test(text) ? text.slice(1) : text;
    },
    wrong: (kind, message) =>
      void found.push({ where: `${where}, column “${columns.get(kind)?.heading ?? kind}”`, message }),
  };
}

function entryIn(
  line: TableLine,
  question: TableQuestion,
  where: string,
): { readonly read: FileEntry } | { readonly problems: readonly FileProblem[] } {
  const { cell, wrong } = line;
  if (cell("Title") === "") wrong("Title", "Give it a title.");
  const days = daysIn(line, question);
  const measured = measuredIn(line);
  const mode = modeIn(line);
  if (days === undefined || measured === undefined || mode === undefined) return { problems: [] };
  const state = cell("State").toLowerCase();
  const list = (kind: ColumnKind) => cell(kind).split(cellSeparator.trim()).map(trimmed).filter(Boolean);
  const written = entryForFile(
    {
      title: cell("Title"),
      provider: cell("Provider") || undefined,
      ...days,
      measured,
      mode,
      topics: list("Topics"),
      categories: byPack(list("Categories")),
      preApproved: Object.fromEntries(pairs(list("Approved beforehand"))),
      approvedBy: list("Approved for"),
      endorsements: list("Endorsements"),
      activity: cell("Same activity") || undefined,
      proofOnPaper: list("Proof on paper") as never,
      relation: cell("Relation to work"),
      description: cell("Description"),
      place: cell("Place"),
      state:
        state === "planned" || state === "earned" ? state : days.to > question.today ? "planned" : "earned",
    },
    cell("Id") || where,
  );
  const read = fileEntry.safeParse(written);
  return read.success ? { read: read.data } : { problems: issuesAt(where, read.error) };
}

function daysIn({ cell, wrong }: TableLine, { isDayFirst }: TableQuestion) {
  const both = cell("Day");
  const [first, last] = [
    cell("First day") || both || cell("Last day"),
    cell("Last day") || both || cell("First day"),
  ];
  const read = (text: string, kind: ColumnKind) => {
    const day = parseDate(text) === undefined ? parseDateLoosely(text, { isDayFirst })?.date : text;
    if (day !== undefined && day >= "1950-01-01" && day < "2100-01-01") return day;
    const kindSaid = cell(kind) === "" ? "Day" : kind;
    wrong(
      kindSaid,
      text === "" ? "Give the day." : `“${text}” is no day that can be read. Write 2026-12-03.`,
    );
    return undefined;
  };
  const from = read(first, "First day");
  const to = first === last ? from : read(last, "Last day");
  if (from === undefined || to === undefined) return undefined;
  if (from <= to) return { from, to };
  wrong("Last day", "The last day comes before the first.");
  return undefined;
}

function measuredIn({ cell, wrong }: TableLine): Measured | undefined {
  const ways = [
    ["Minutes", cell("Minutes"), "minutes"],
    ["Hours", cell("Hours"), "hours"],
    ["CEUs", cell("CEUs"), "ceu"],
    ["Quantity", cell("Quantity"), cell("Measure")],
  ] as const;
  const given = ways.find(([, text]) => text !== "");
  if (given === undefined) {
    wrong("Hours", "Say how long it was.");
    return undefined;
  }
  const [kind, text, measure] = given;
  if (measure === "") {
    wrong("Measure", "Say what the quantity is of: semester hour.");
    return undefined;
  }
  // A cell may say its own unit, and then it is that, whatever stands above.
  const [, number = text, said] = /^(.*?\d)\s*(hours?|hrs?|minutes?|mins?|ceus?)\.?$/iu.exec(text) ?? [];
  const read = readAmount(number, said === undefined ? measure : unitSaid(said));
  if (!("problem" in read)) return read;
  wrong(kind, `“${text}”: ${read.problem}`);
  return undefined;
}

function unitSaid(word: string): string {
  if (/^m/iu.test(word)) return "minutes";
  return /^h/iu.test(word) ? "hours" : "ceu";
}

const modeWords: ReadonlyMap<string, Mode> = new Map([
  ...(
    [
      "in person",
      "in-person",
      "online",
      "virtual",
      "webinar",
      "live webinar",
      "workshop",
      "conference",
    ] as const
  ).map((word) => [word, "live"] as const),
  ...(
    ["recording", "recorded", "recorded webinar", "archived webinar", "on demand", "on-demand"] as const
  ).map((word) => [word, "recording alone"] as const),
  ...(["self-paced", "self paced", "asynchronous"] as const).map(
    (word) => [word, "self-paced course"] as const,
  ),
]);

function modeIn({ cell, wrong }: TableLine): Mode | undefined {
  const text = cell("Mode").toLowerCase();
  const mode = text === "" ? "live" : (modes.find((each) => each === text) ?? modeWords.get(text));
  if (mode === undefined) wrong("Mode", `“${cell("Mode")}” is not known. Write one of: ${modes.join(", ")}.`);
  return mode;
}

function pairs(texts: readonly string[]): readonly (readonly [string, string])[] {
  return texts.map((text) => {
    const at = text.indexOf(" ");
    return at === -1 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
  });
}

function byPack(texts: readonly string[]): Readonly<Record<string, readonly string[]>> {
  const found: Record<string, readonly string[]> = {};
  for (const [pack, category] of pairs(texts)) found[pack] = [...(found[pack] ?? []), category];
  return found;
}

// A table without ids: the same row, so often, is the same entry when the file comes again.
function keyOf(entry: FileEntry, seen: Map<string, number>): string {
  if (!entry.id.startsWith("row ")) return `record:${entry.id}`;
  const amount = entry.minutes ?? `${entry.quantity ?? ""} ${entry.measure ?? ""}`;
  const same = `${entry.title}|${entry.from}|${entry.to}|${amount}`;
  const times = seen.get(same) ?? 0;
  seen.set(same, times + 1);
  return `table:${same}|${times}`;
}

function trimmed(text: string): string {
  return text.trim();
}
