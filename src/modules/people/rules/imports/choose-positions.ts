import type { Kept, PositionRow } from "./plan.ts";
import type { PlacedRow } from "./plan-staff.ts";
import type { StaffBook } from "./staff-book.ts";

/** Which position a row is about: one that is held, one it replaces by moving, or a new one. */
export type PositionChoice =
  | { readonly kind: "same" | "move"; readonly position: Kept<PositionRow> }
  | { readonly kind: "new" };

/** The choice for each row by its place in the list; each held position is taken by one row at most. */
export function choosePositions(
  rows: readonly PlacedRow[],
  book: StaffBook,
  today: string,
): ReadonlyMap<number, PositionChoice> {
  const choices = new Map<number, PositionChoice>();
  for (const [id, places] of rowsByPerson(rows)) {
    const free = new Set(book.positionsOf(id).toSorted((one, other) => openFirst(one, other, today)));
    const open = [...free].filter((each) => isOpenOn(each, today));
    const take = (place: number, kind: "same" | "move", position: Kept<PositionRow> | undefined) => {
      if (position === undefined || choices.has(place)) return;
      free.delete(position);
      choices.set(place, { kind, position });
    };
    for (const fits of fittings)
      for (const place of places)
        if (!choices.has(place))
          take(
            place,
            "same",
            [...free].find((each) => leavesRole(rows[place], each) && fits(rows[place], each, today)),
          );
    const [only] = places;
    // Of several rows or positions nobody can say which one moved where.
    const [movable, ...others] = open.filter(isNoAdministrators);
    if (places.length === 1 && others.length === 0 && only !== undefined && !choices.has(only))
      take(only, "move", movable);
  }
  return choices;
}

type Fits = (row: PlacedRow | undefined, position: PositionRow, today: string) => boolean;

/** Whether somebody still holds a position on a day, or will. */
export function isOpenOn({ endsOn }: Pick<PositionRow, "endsOn">, today: string): boolean {
  return endsOn === null || endsOn >= today;
}

const isOpen: Fits = (_row, position, today) => isOpenOn(position, today);
const isThere: Fits = (row, { organisationId }) =>
  row?.organisationId === undefined || row.organisationId === organisationId;
const hasTitle: Fits = (row, { title }) =>
  row?.row.fields.title === undefined || row.row.fields.title === title;
const hasDays: Fits = (row, { startsOn, endsOn }) =>
  row?.row.fields.endsOn !== undefined
    ? row.row.fields.endsOn === endsOn
    : row?.row.fields.startsOn !== undefined && row.row.fields.startsOn === startsOn;

// A list of staff says where people work, and never takes the right to administer: who sets a library up is on its list too.
const isNoAdministrators = ({ role }: PositionRow) => role !== "administrator";
const leavesRole = (row: PlacedRow | undefined, position: PositionRow) =>
  isNoAdministrators(position) || ["administrator", undefined].includes(row?.row.fields.role);

/** From the surest to the least sure. */
const fittings: readonly Fits[] = [
  (...given) => isThere(...given) && hasTitle(...given) && isOpen(...given),
  (...given) => isThere(...given) && hasTitle(...given) && hasDays(...given),
  (...given) => isThere(...given) && isOpen(...given),
];

function rowsByPerson(rows: readonly PlacedRow[]): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  for (const [place, { person, problems }] of rows.entries()) {
    if (person === undefined || problems.length > 0) continue;
    const places = found.get(person.id);
    if (places === undefined) found.set(person.id, [place]);
    else places.push(place);
  }
  return found;
}

function openFirst(one: PositionRow, other: PositionRow, today: string): number {
  const rank = (position: PositionRow) => (isOpenOn(position, today) ? 0 : 1);
  return rank(one) - rank(other) || (one.startsOn < other.startsOn ? 1 : -1);
}
