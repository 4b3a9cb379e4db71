/** What someone can say that a column of an attendance file holds, with the words they are asked in. */
export const attendanceColumnWords = {
  name: "Name of the person",
  firstName: "First name",
  lastName: "Last name",
  email: "E-mail address",
  date: "Date, where the times have none",
  join: "When they came",
  leave: "When they left",
  firstJoin: "When they first came, of several times",
  lastLeave: "When they last left, of several times",
  minutes: "How long they were there",
} as const;

export type AttendanceColumn = keyof typeof attendanceColumnWords;

/** Nobody says of more columns what they hold. */
export const mostColumns = 60;

/** The row of headers of a file, and what each of its columns holds; "" for what does not matter here. */
export interface SaidColumns {
  readonly header: readonly string[];
  readonly columns: readonly (AttendanceColumn | "")[];
}

/**
 * How it is known what the columns of a file hold: by their headers (`known`), because somebody said so (`said`), by what
 * stands in them (`likely`, where it can hardly be anything else, else `unsure`, as where two headers say the same), or not
 * at all (`unknown`).
 */
export type ColumnsCertainty = "known" | "said" | "likely" | "unsure" | "unknown";

/** A file as its sender is asked about it, with what each column is taken for. */
export interface AskedColumns extends SaidColumns {
  readonly certainty: ColumnsCertainty;
  /** Where the headers stand, as a spreadsheet program numbers it. */
  readonly row: number;
  /** The first rows below them. */
  readonly samples: readonly (readonly string[])[];
}

/** Nothing counts before somebody has said that the columns are what they were taken for. */
export function isOpen({ certainty }: AskedColumns): boolean {
  return certainty !== "known" && certainty !== "said";
}

/** What a form or an option says a column holds; undefined for any other word. */
export function attendanceColumn(text: unknown): AttendanceColumn | undefined {
  // The keys of the object itself.
  return typeof text === "string" && Object.hasOwn(attendanceColumnWords, text)
    ? (text as AttendanceColumn)
    : undefined;
}

/** Why people and times cannot be told by these columns, as a sentence; undefined when they can. */
export function lackOfColumns(columns: SaidColumns["columns"]): string | undefined {
  const twice = columns.find((column, at) => column !== "" && columns.indexOf(column) !== at);
  if (twice !== undefined && twice !== "")
    return `Two columns are said to hold “${attendanceColumnWords[twice]}”: leave out the one that does not.`;
  const has = (column: AttendanceColumn) => columns.includes(column);
  const hasPerson = has("name") || has("email") || (has("firstName") && has("lastName"));
  const hasTimes = (has("join") && has("leave")) || (has("firstJoin") && has("lastLeave"));
  if (hasPerson && (hasTimes || has("minutes"))) return undefined;
  return "Say at least which columns hold who came, and for how long: a name or e-mail address, and the times of coming and leaving or how long they were there.";
}

/** By what the rows of one kind of file are told from another's, when the same program writes the next. */
export function headerLine(header: readonly string[]): string {
  return header
    .map((cell) => cell.normalize("NFKC").toLowerCase().replaceAll(/\s+/gu, " ").trim())
    .join("\t")
    .replace(/\t+$/u, "");
}
