import { inSlices } from "#platform/spreadsheet";
import { dayAfter } from "../day-after.ts";
import { choosePositions, isOpenOn, type PositionChoice } from "./choose-positions.ts";
import type { PlaceBook } from "./place-book.ts";
import type {
  FieldChange,
  Kept,
  PlannedRow,
  PositionRow,
  ReadRow,
  RowProblem,
  StaffFields,
  StaffRow,
  Written,
} from "./plan.ts";
import type { PlanTools } from "./plan-organisations.ts";
import { administratorProblems, twoPeopleProblems } from "./row-conflicts.ts";
import { StaffBook } from "./staff-book.ts";
import { positionChanges, staffChanges } from "./staff-changes.ts";

/** Everyone kept, for comparing. */
export interface KeptStaff {
  readonly staff: readonly Kept<StaffRow>[];
  readonly positions: readonly Kept<PositionRow>[];
}

/** A row with the person it is about, and the organisation it names. */
export interface PlacedRow {
  readonly row: ReadRow<StaffFields>;
  readonly person: StaffRow | undefined;
  readonly organisationId: string | undefined;
  readonly problems: readonly RowProblem[];
}

/**
 * What rows of staff would change. Each row is a person and one position; several rows about one person are several positions.
 * An empty cell leaves what is kept. Someone at another branch than before moves: the old position ends the day before.
 * Nobody is ever removed: who is kept and not in the file is only listed.
 */
export async function planStaff(
  kept: KeptStaff,
  rows: readonly ReadRow<StaffFields>[],
  places: PlaceBook,
  tools: Pick<PlanTools, "newId" | "today">,
): Promise<readonly PlannedRow[]> {
  if (rows.length === 0) return [];
  const book = new StaffBook(kept.staff, kept.positions);
  const firstRows = new Map<string, ReadRow<StaffFields>>();
  const placed = await inSlices(rows, (row) => placeRow(row, { book, places, firstRows }, tools));
  const choices = choosePositions(placed, book, tools.today);
  const isWritten = new Set<string>();
  const planned = await inSlices(placed, (each, at) =>
    planRow(each, choices.get(at) ?? { kind: "new" }, { book, places, tools, isWritten }),
  );
  const named = new Set(placed.flatMap(({ person }) => (person === undefined ? [] : [person.id])));
  const missing = kept.staff
    .filter(({ id, isActive }) => isActive && !named.has(id))
    .map(({ name }) => ({ ...about("", name), outcome: "missing" as const }));
  return [...withoutLostSupervisors(planned, book), ...missing];
}

interface Placing {
  readonly book: StaffBook;
  readonly places: PlaceBook;
  /** The first row of the file about each person. */
  readonly firstRows: Map<string, ReadRow<StaffFields>>;
}

function placeRow(
  row: ReadRow<StaffFields>,
  { book, places, firstRows }: Placing,
  { newId }: Pick<PlanTools, "newId">,
): PlacedRow {
  const { fields, columnNames } = row;
  const problems = [...row.problems];
  const organisation = fields.branch === undefined ? undefined : places.find(fields.branch);
  if (fields.branch !== undefined && organisation === undefined)
    problems.push({
      column: columnNames["branch"] ?? "Branch",
      value: fields.branch,
      wrong: places.isDoubtful(fields.branch)
        ? "Several branches have this name."
        : "There is no such branch.",
      right: places.isDoubtful(fields.branch) ? "the branch’s code" : places.nearest(fields.branch),
    });
  const match = book.match(fields, organisation?.id);
  if (match.person === undefined && match.problem !== undefined) {
    const { column, wrong, right } = match.problem;
    problems.push({ column: columnNames[column] ?? column, value: fields[column] ?? "", wrong, right });
  }
  if (match.person !== undefined) problems.push(...twoPeopleProblems(row, firstRows.get(match.person.id)));
  if (match.person === undefined && fields.name === undefined && problems.length === 0)
    problems.push({
      column: columnNames["name"] ?? columnNames["lastName"] ?? "Name",
      value: "",
      wrong: "There is no name, and nobody is known by the rest of the row.",
      right: "the person’s name",
    });
  if (match.person === undefined && problems.length > 0)
    return { row, person: undefined, organisationId: organisation?.id, problems };
  const person = problems.length === 0 ? merged(match.person, fields, newId) : match.person;
  if (person !== undefined && problems.length === 0) {
    book.enter(person);
    if (!firstRows.has(person.id)) firstRows.set(person.id, row);
  }
  return { row, person, organisationId: organisation?.id, problems };
}

function merged(before: StaffRow | undefined, fields: StaffFields, newId: () => string): StaffRow {
  return {
    id: before?.id ?? newId(),
    name: fields.name ?? before?.name ?? "",
    email: fields.email ?? before?.email ?? null,
    employeeNumber: fields.employeeNumber ?? before?.employeeNumber ?? null,
    externalId: fields.externalId ?? before?.externalId ?? null,
    isActive: fields.isActive ?? before?.isActive ?? true,
  };
}

interface Planning {
  readonly book: StaffBook;
  readonly places: PlaceBook;
  readonly tools: Pick<PlanTools, "newId" | "today">;
  /** People whose own row an earlier line writes. */
  readonly isWritten: Set<string>;
}

function planRow(placed: PlacedRow, choice: PositionChoice, planning: Planning): PlannedRow {
  const { book, places, isWritten } = planning;
  const { row, person } = placed;
  const base = about(row.rowName, row.label);
  const supervisor = row.fields.supervisor === undefined ? undefined : book.find(row.fields.supervisor);
  const problems = [
    ...placed.problems,
    ...supervisorProblems(placed, supervisor),
    ...administratorProblems(row, choice, openPositions(book, person, planning.tools.today)),
  ];
  if (problems.length > 0 || person === undefined) return { ...base, outcome: "bad", problems };
  const supervisorId = typeof supervisor === "object" ? supervisor.id : undefined;
  const positions = positionWrites(placed, person, choice, { ...planning, supervisorId });
  const kept = book.kept(person.id);
  const latest = book.byId(person.id) ?? person;
  const personChanges = isWritten.has(person.id) ? [] : staffChanges(kept, latest);
  const changes: FieldChange[] = [
    ...personChanges,
    ...positionChanges(positions, { book, places, isNewPerson: kept === undefined }),
  ];
  if (changes.length === 0) return { ...base, outcome: "unchanged" };
  if (personChanges.length > 0) isWritten.add(person.id);
  return {
    ...base,
    label: latest.name,
    outcome: kept === undefined ? "new" : "changed",
    changes,
    writes: {
      ...(personChanges.length === 0
        ? {}
        : { staff: { ...latest, ...(kept === undefined ? {} : { expected: kept.changedAt }) } }),
      positions: positions.map(({ after }) => after),
    },
  };
}

function openPositions(book: StaffBook, person: StaffRow | undefined, today: string) {
  const held = person === undefined ? [] : book.positionsOf(person.id);
  return held.filter((each) => isOpenOn(each, today));
}

function supervisorProblems(
  { row, person }: PlacedRow,
  supervisor: StaffRow | "several" | undefined,
): readonly RowProblem[] {
  const value = row.fields.supervisor;
  if (value === undefined) return [];
  const column = row.columnNames["supervisor"] ?? "Supervisor";
  const right = "the e-mail address, employee number or name of someone on the staff or in this file";
  if (supervisor === undefined)
    return [{ column, value, wrong: "Nobody on the staff is called this.", right }];
  if (supervisor === "several") return [{ column, value, wrong: "Several people have this name.", right }];
  return supervisor.id === person?.id
    ? [{ column, value, wrong: "Nobody is their own supervisor.", right: "someone else, or nobody" }]
    : [];
}

/** A position as it was and as it will be. */
export interface PositionWrite {
  readonly before: Kept<PositionRow> | undefined;
  readonly after: Written<PositionRow>;
}

function positionWrites(
  { row: { fields }, organisationId }: PlacedRow,
  person: StaffRow,
  choice: PositionChoice,
  { places, tools, supervisorId }: Planning & { readonly supervisorId: string | undefined },
): readonly PositionWrite[] {
  const old = choice.kind === "new" ? undefined : choice.position;
  const place = organisationId ?? old?.organisationId ?? places.root.id;
  const isMove = choice.kind === "move" && old !== undefined && old.startsOn < tools.today;
  const startsOn = fields.startsOn ?? (isMove ? tools.today : old?.startsOn) ?? tools.today;
  const endsOn = fields.endsOn ?? (isMove ? null : (old?.endsOn ?? null));
  const after: PositionRow = {
    id: isMove ? tools.newId() : (old?.id ?? tools.newId()),
    staffId: person.id,
    organisationId: place,
    title: fields.title ?? old?.title ?? "",
    role: fields.role ?? old?.role ?? "learner",
    employmentClass: fields.employmentClass ?? old?.employmentClass ?? "regular",
    fullTimeHundredths: fields.fullTimeHundredths ?? old?.fullTimeHundredths ?? 100,
    startsOn: endsOn !== null && endsOn < startsOn ? endsOn : startsOn,
    endsOn,
    supervisorId: supervisorId ?? old?.supervisorId ?? null,
  };
  if (!isMove || old === undefined)
    return [{ before: old, after: { ...after, ...(old === undefined ? {} : { expected: old.changedAt }) } }];
  const lastDay = dayAfter(after.startsOn > old.startsOn ? after.startsOn : tools.today, -1);
  const { changedAt, ...ended } = old;
  return [
    {
      before: old,
      after: { ...ended, endsOn: lastDay < old.startsOn ? old.startsOn : lastDay, expected: changedAt },
    },
    { before: undefined, after },
  ];
}

// A row that names someone as supervisor whose own row cannot be taken would point at nobody.
function withoutLostSupervisors(rows: readonly PlannedRow[], book: StaffBook): readonly PlannedRow[] {
  const written = new Set(
    rows.flatMap(({ writes }) => (writes?.staff === undefined ? [] : [writes.staff.id])),
  );
  const isThere = (id: string | null) => id === null || book.kept(id) !== undefined || written.has(id);
  const checked = rows.map((row) => {
    const lost = row.writes?.positions?.find(
      ({ supervisorId, staffId }) => !isThere(supervisorId) || !isThere(staffId),
    );
    if (lost === undefined) return row;
    const name = book.byId(lost.supervisorId ?? "")?.name ?? "someone";
    const problem = {
      column: "Supervisor",
      value: name,
      wrong: "The row of this person cannot be taken, so nobody is there to point at.",
      right: "that row put right",
    };
    return { ...about(row.rowName, row.label), outcome: "bad" as const, problems: [problem] };
  });
  const isStable = checked.every((row, at) => row === rows[at]);
  return isStable ? rows : withoutLostSupervisors(checked, book);
}

function about(rowName: string, label: string) {
  return { rowName, label, part: "staff" as const, changes: [], problems: [] };
}
