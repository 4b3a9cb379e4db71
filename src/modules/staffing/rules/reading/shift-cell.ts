import { readLeadingSpan } from "#platform/time";
import { readShifts } from "../shift-text.ts";
import type { Shift } from "../staff.ts";
import type { KnownNames } from "./schedule-reading.ts";

/** What a cell of a schedule says of one day. */
export type CellReading =
  | { readonly kind: "shifts"; readonly shifts: readonly Shift[] }
  | { readonly kind: "leave" }
  | { readonly kind: "unreadable"; readonly message: string };

const leaveWords = /^(?:vac(?:ation)?|pto|sick|leave|holiday|annual leave|al|time off|conference)$/iu;
const freeWords = /^(?:off|day off|rdo|closed|none|n\/a|-+|–|—|x)?$/iu;

/**
 * A day's shifts of one person as cells hold them: `9-5`, `9:00 AM – 1:00 PM Ref`, `9-1 Ref, 1-5 Children`, `off`, `Vacation`.
 * Desks may be cut short as long as only one desk of the home branch begins so; a comma between shifts is a semicolon.
 */
export function readShiftCell(text: string, homeBranchId: string, known: KnownNames): CellReading {
  const trimmed = text.replaceAll(/\s+/gu, " ").trim();
  if (freeWords.test(trimmed)) return { kind: "shifts", shifts: [] };
  if (leaveWords.test(trimmed)) return { kind: "leave" };
  const parts = trimmed.split(/[;,/&+](?=\s*(?:\d|noon|lunch|break|meal))/iu);
  const full = parts.map((part) => withFullName(part.trim(), homeBranchId, known)).join("; ");
  const read = readShifts(full, { homeBranchId, branches: known.branches, desks: known.desks });
  return "why" in read
    ? { kind: "unreadable", message: `“${read.wrong}” cannot be read. ${read.why}` }
    : { kind: "shifts", shifts: read.shifts };
}

function withFullName(part: string, homeBranchId: string, { desks }: KnownNames): string {
  const rest = readLeadingSpan(part)?.rest.replace(/^[-–—:(]\s*|\)$/gu, "") ?? "";
  if (rest.length < 2) return part;
  const own = desks.filter(({ branchId }) => branchId === homeBranchId);
  const beginning = own.filter(({ name }) =>
    name.toLowerCase().startsWith(rest.toLowerCase().replace(/\.$/u, "")),
  );
  const [only, another] = beginning;
  const hours = part.slice(0, part.lastIndexOf(readLeadingSpan(part)?.rest ?? "")).trim();
  return `${hours} ${only !== undefined && another === undefined ? only.name : rest}`;
}
