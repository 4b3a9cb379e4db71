import { type CustomTypesConfig, types } from "pg";

type Parser = (text: string) => unknown;

/** Type numbers of PostgreSQL's catalogue (`pg_type.oid`), each with its array's. */
const numbers = { int8: 20, numeric: 1700, float4: 700, float8: 701 };
const arrays: Readonly<Record<number, number>> = {
  1016: numbers.int8,
  1231: numbers.numeric,
  1021: numbers.float4,
  1022: numbers.float8,
  1182: 1082,
  1185: 1184,
  1115: 1114,
  1187: 1186,
};

/**
 * How values come out of the database, the same on both engines: dates as `YYYY-MM-DD`, instants as
 * `YYYY-MM-DDTHH:MM:SS[.ffffff]Z`, intervals as ISO 8601 text, counts and sums as numbers.
 *
 * An instant keeps its microseconds, so that a row can be found again by it; a `Date` would lose them.
 */
const scalars: Readonly<Record<number, Parser>> = {
  [numbers.int8]: safeInteger,
  [numbers.numeric]: Number,
  [numbers.float4]: Number,
  [numbers.float8]: Number,
  1082: String,
  1114: (text) => text.replace(" ", "T"),
  1184: instant,
  1186: String,
};

// The declared type numbers are an enum that leaves most types out.
const driverParser = types.getTypeParser as (type: number, format: "text" | "binary") => Parser;

/** For the driver's `types` setting: our parsers first, then the driver's own. */
export const columnTypes: CustomTypesConfig = {
  getTypeParser: (type: number, format?: "text" | "binary"): Parser => {
    const scalar = scalars[type];
    if (scalar !== undefined) return scalar;
    const element = arrays[type];
    const parser = element === undefined ? undefined : scalars[element];
    if (parser !== undefined) return (text) => each(textArray(text), parser);
    return driverParser(type, format ?? "text");
  },
};

/** Arrays may hold arrays, and null. */
type Nested = string | null | readonly Nested[];

function textArray(text: string): Nested {
  // 1009 is `text[]`, which the driver reads into this shape.
  return driverParser(1009, "text")(text) as Nested;
}

function each(value: Nested, parser: Parser): unknown {
  if (value === null) return null;
  return typeof value === "string" ? parser(value) : value.map((element) => each(element, parser));
}

// The sessions of both engines run in UTC, so the offset is always `+00`; BC and `infinity` are never written.
function instant(text: string): string {
  return text.replace(" ", "T").replace(/\+00$/, "Z");
}

function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is too large for a whole number.`);
  return value;
}
