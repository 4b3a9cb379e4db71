import { type CellKind, kindOfColumn } from "./cell-kinds.ts";
import { type ColumnRole, columnRoles, headerWords, roleWords } from "./column-roles.ts";

/** What one column seems to hold; a person can choose otherwise. */
export interface ColumnGuess {
  readonly column: number;
  readonly header: string;
  /** Absent when the column fits nothing we keep. */
  readonly role?: ColumnRole;
  /** 0 to 1. */
  readonly confidence: number;
  /** Why, in words to show beside the choice. */
  readonly because: string;
}

/** Roles by column number. */
export type ColumnMapping = { readonly [Role in ColumnRole]?: number };

/**
 * Guesses what each column holds from its header and from what its cells look like. Each role goes to one column, the
 * best one; columns keep their order.
 */
export function guessColumns(
  headers: readonly string[],
  sampleRows: readonly (readonly string[])[],
): readonly ColumnGuess[] {
  const columns = headers.map((header, column) => ({
    header,
    column,
    ...kindOfColumn(sampleRows.map((row) => row[column] ?? "")),
    isRepeating: isRepeating(sampleRows.map((row) => row[column]?.trim() ?? "")),
  }));
  const candidates = columns
    .flatMap((each) =>
      columnRoles.map((role) => candidate(each, role)).filter((found) => found !== undefined),
    )
    .sort((a, b) => b.confidence - a.confidence || a.column - b.column);
  const byColumn = new Map<number, Candidate>();
  const taken = new Set<ColumnRole>();
  for (const each of candidates) {
    if (byColumn.has(each.column) || taken.has(each.role)) continue;
    byColumn.set(each.column, each);
    taken.add(each.role);
  }
  return columns.map(({ header, column }) => {
    const found = byColumn.get(column);
    return found === undefined
      ? { column, header, confidence: 0, because: "neither its name nor its cells tell what it holds" }
      : { column, header, role: found.role, confidence: found.confidence, because: found.because };
  });
}

/** The guesses as a mapping, leaving out what is less sure than `least`. */
export function mappingOf(guesses: readonly ColumnGuess[], least = 0.3): ColumnMapping {
  const sure = guesses.filter((each) => each.role !== undefined && each.confidence >= least);
  return Object.fromEntries(sure.map((each) => [each.role, each.column]));
}

interface Column {
  readonly header: string;
  readonly column: number;
  readonly kind: CellKind;
  readonly share: number;
  /** A few words again and again, as of states or types: no titles. */
  readonly isRepeating: boolean;
}

interface Candidate {
  readonly column: number;
  readonly role: ColumnRole;
  readonly confidence: number;
  readonly because: string;
}

/** Kinds of cells that speak for a role, and those that speak against it. */
const fitting: { readonly [Role in ColumnRole]?: readonly CellKind[] } = {
  title: ["words"],
  start: ["moment", "day", "serial", "shortDay"],
  startTime: ["clock", "hours"],
  end: ["moment", "day", "clock", "serial", "shortDay", "hours"],
  endTime: ["clock", "hours"],
  zone: ["zone"],
  url: ["address"],
  registrationUrl: ["address"],
  image: ["address"],
  cost: ["money"],
  description: ["prose"],
  isAllDay: ["flag"],
};
const neverDates: readonly CellKind[] = ["address", "prose", "money", "flag"];
const numbers: readonly CellKind[] = ["number", "serial", "shortDay", "hours"];
const excluded: { readonly [Role in ColumnRole]?: readonly CellKind[] } = {
  title: ["address", "moment", "day", "clock", "money", "flag", ...numbers],
  start: [...neverDates, "words", "zone", "clock", "number", "hours"],
  startTime: [...neverDates, "moment", "day", "zone", "serial", "shortDay"],
  end: [...neverDates, "words", "zone", "number"],
  endTime: [...neverDates, "moment", "day", "zone", "serial", "shortDay"],
  url: ["words", "moment", "day", "clock", "money", "flag", "prose", ...numbers],
  registrationUrl: ["words", "moment", "day", "clock", "money", "flag", "prose", ...numbers],
  image: ["words", "prose", ...numbers],
  cost: ["address", "moment", "day", "clock"],
  placeName: ["flag", "moment", "day", "address", ...numbers],
  address: ["address", "flag"],
  provider: ["address", "moment", "day", "flag", ...numbers],
  description: ["address", "moment", "day", "clock", ...numbers],
  category: ["address", "moment", "day", "clock"],
  latitude: ["words", "address", "moment", "day", "prose"],
  longitude: ["words", "address", "moment", "day", "prose"],
  isAllDay: ["moment", "day", "clock", "words"],
  duration: ["address", "moment", "day"],
};
/** Roles that the cells alone may suggest, with the header silent. */
const byCellsAlone: { readonly [Kind in CellKind]?: ColumnRole } = {
  moment: "start",
  day: "start",
  clock: "startTime",
  address: "url",
  money: "cost",
  zone: "zone",
  prose: "description",
};

function candidate(column: Column, role: ColumnRole): Candidate | undefined {
  if (excluded[role]?.includes(column.kind) === true && column.share > 0.5) return undefined;
  const words = headerWords(column.header);
  const isFit = fitting[role]?.includes(column.kind) === true;
  const { whole, part } = roleWords[role];
  const isPartly = part?.test(words) === true && (namesItself.includes(role) || !hasOtherMeaning(words));
  // "Start" beside a column of dates: its cells are the times.
  const isTimeOfDay = role === "startTime" && column.kind === "hours" && roleWords.start.whole.test(words);
  const named = whole.test(words) ? 0.8 - (words === "body" ? 0.4 : 0) : isPartly || isTimeOfDay ? 0.5 : 0;
  const cells = isFit ? `its cells look like ${kindNames[column.kind]}` : undefined;
  if (named > 0) {
    const confidence = Math.min(1, named + (isFit ? 0.2 * column.share : column.kind === "empty" ? -0.3 : 0));
    const because = [`its name is "${column.header}"`, cells].filter(Boolean).join(", and ");
    return { column: column.column, role, confidence: round(confidence), because };
  }
  if (byCellsAlone[column.kind] === role && column.share >= 0.7 && !hasOtherMeaning(words))
    return {
      column: column.column,
      role,
      confidence: round(0.4 * column.share),
      because: cells ?? "its cells fit",
    };
  // A table without headers may begin with the date.
  const isFirst = column.column === 0 || /^Column \d+$/u.test(column.header);
  if (
    role === "title" &&
    column.kind === "words" &&
    isFirst &&
    !column.isRepeating &&
    !hasOtherMeaning(words)
  )
    return { column: column.column, role, confidence: 0.3, because: "it is the first column of words" };
  return undefined;
}

/** So few rows may be one class held again and again. */
const fewRows = 10;

function isRepeating(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell !== "");
  return filled.length >= fewRows && new Set(filled).size * 4 < filled.length;
}

/** Roles whose own names are among the other meanings below. */
const namesItself: readonly ColumnRole[] = ["registrationUrl", "status", "image", "updated"];

/** A header that says something else: a date called "Created" is no start. */
function hasOtherMeaning(words: string): boolean {
  return /creat|updat|modif|publish|posted|deadline|regist|cancel|agenda|minutes|video|image|photo|file|attachment|icalendar|ical/u.test(
    words,
  );
}

function round(confidence: number): number {
  return Math.round(confidence * 100) / 100;
}

const kindNames: Readonly<Record<CellKind, string>> = {
  day: "dates",
  moment: "dates with times",
  clock: "times of day",
  address: "web addresses",
  money: "prices",
  zone: "time zones",
  number: "numbers",
  serial: "days of a spreadsheet",
  shortDay: "days without a year",
  hours: "times of day",
  flag: "yes or no",
  prose: "long texts",
  words: "words",
  empty: "nothing",
};
