import type { PositionChoice } from "./choose-positions.ts";
import { keyOf } from "./place-book.ts";
import type { Kept, PositionRow, ReadRow, RowProblem, StaffFields } from "./plan.ts";

/**
 * What speaks against two rows of one file being about one person, as their address or number says: another name or another
 * number. Several people may have one address of their branch, and the later row would make the earlier person vanish.
 */
export function twoPeopleProblems(
  row: ReadRow<StaffFields>,
  earlier: ReadRow<StaffFields> | undefined,
): readonly RowProblem[] {
  if (earlier === undefined) return [];
  const differs = (one: string | undefined, other: string | undefined) =>
    one !== undefined && other !== undefined && keyOf(one) !== keyOf(other);
  return (["name", "employeeNumber", "externalId", "email"] as const)
    .filter((field) => differs(row.fields[field], earlier.fields[field]))
    .slice(0, 1)
    .map((field) => ({
      column: row.columnNames[field] ?? row.columnNames["lastName"] ?? field,
      value: row.fields[field] ?? "",
      wrong: `${earlier.rowName} has the same ${sameField(row.fields, earlier.fields)} with “${earlier.fields[field] ?? ""}”.`,
      right: "the same name and number in each row of one person, or an address and number of their own",
    }));
}

/** A list of staff does not end anyone's right to administer: it could be the last. */
export function administratorProblems(
  { fields, columnNames }: ReadRow<StaffFields>,
  choice: PositionChoice,
  openPositions: readonly Kept<PositionRow>[],
): readonly RowProblem[] {
  const right = "the row without it; whoever administers is changed on their own page under Staff";
  const wrong = "This would end what an administrator may do.";
  if (fields.isActive === false && openPositions.some(({ role }) => role === "administrator"))
    return [{ column: columnNames["isActive"] ?? "Active", value: "no", wrong, right }];
  const ends = fields.endsOn;
  if (choice.kind === "new" || choice.position.role !== "administrator" || ends === undefined) return [];
  return ends === choice.position.endsOn
    ? []
    : [{ column: columnNames["endsOn"] ?? "Last day", value: ends, wrong, right }];
}

function sameField(fields: StaffFields, earlier: StaffFields): string {
  if (fields.email !== undefined && fields.email.toLowerCase() === earlier.email?.toLowerCase())
    return "e-mail address";
  return fields.employeeNumber !== undefined && fields.employeeNumber === earlier.employeeNumber
    ? "employee number"
    : "name or id";
}
