import { readSheet } from "#platform/spreadsheet";
import type { GroupRoster, RosterMember } from "./attendance.ts";
import { columnOf } from "./readers/column-words.ts";
import type { Column } from "./readers/header-words.ts";

/** The rosters of a file, or what keeps it from being read. */
export type RosterReading =
  | { readonly rosters: readonly GroupRoster[]; readonly wrong?: undefined }
  | { readonly rosters?: undefined; readonly wrong: string };

const mostMembers = 5000;

/**
 * Reads who watched together: a CSV or Excel table with the columns Login, Name and Email. `login` stands for a column
 * that is not there. The rows of one login are one roster.
 */
export async function readRoster(bytes: Uint8Array, login: string | undefined): Promise<RosterReading> {
  const { rows, problems } = await readSheet(bytes, mostMembers);
  if (problems[0] !== undefined) return { wrong: problems[0] };
  const top = rows.findIndex(({ cells }) =>
    cells.some((cell) => ["name", "email", "firstName"].includes(columnOf(cell) ?? "")),
  );
  const columns = rows[top]?.cells.map(columnOf) ?? [];
  if (top === -1)
    return { wrong: "The roster needs a first row that names its columns: Login, Name, Email." };
  if (login === undefined && !columns.includes("login"))
    return {
      wrong: "The roster has no column Login: add one, or say with --login through whom they watched.",
    };
  const members = new Map<string, RosterMember[]>();
  for (const { cells } of rows.slice(top + 1)) {
    const cell = (column: Column) => cells[columns.indexOf(column)] ?? "";
    const name = cell("name") || `${cell("firstName")} ${cell("lastName")}`.trim();
    const member = { name, email: cell("email") || undefined };
    const through = cell("login") || login || "";
    if (through !== "" && (name !== "" || member.email !== undefined))
      members.set(through, [...(members.get(through) ?? []), member]);
  }
  if (members.size === 0) return { wrong: "The roster names nobody." };
  return { rosters: [...members].map(([through, people]) => ({ login: through, members: people })) };
}
