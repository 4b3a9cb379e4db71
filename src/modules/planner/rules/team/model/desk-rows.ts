import type { DeskMinimum, TeamBranch } from "../team-problem.ts";
import { instantReader, type ShiftFacts, type TeamFacts } from "./team-facts.ts";
import { type DeskPiece, deskPieces, joinedTimes, piecesTouched, piecesWithin } from "./desk-pieces.ts";
import { type Floating, FloaterColumns, floatingTo } from "./floater-columns.ts";
import { type GrowingModel, summed, type Terms } from "./growing-model.ts";
import { anyTaken, type PersonColumns } from "./person-columns.ts";
import type { LabelledRow } from "./price-rows.ts";

/** Who is on a shift of a piece, and by which choices they would be away. */
type Presence = Map<PersonColumns, number[]>;

/** One limit of one piece: so many of these people must be there. */
interface Demand {
  readonly people: number;
  readonly qualification: string | undefined;
}

export interface DeskRows {
  readonly rows: readonly LabelledRow[];
  readonly floaters: FloaterColumns;
  /** Minimums that even everyone together does not keep. */
  readonly clashes: readonly string[];
}

/** Keeps every desk: rows for the half-hours in which too many might be away. */
export function addDeskRows(
  model: GrowingModel,
  facts: TeamFacts,
  people: readonly PersonColumns[],
): DeskRows {
  const floaters = new FloaterColumns(model);
  const clashes: string[] = [];
  const instants = instantReader();
  const shifts = shiftsByBranch(people);
  const rows = facts.problem.branches.flatMap((branch, number) => {
    const pieces = deskPieces(branch, instants);
    const there = presences(pieces, shifts.get(branch.id) ?? new Map<PersonColumns, ShiftFacts[]>());
    const branchRows = new BranchRows({ model, floaters, branch, owner: people.length + number });
    const sent = floatingTo(branch.id, people);
    for (const [index, piece] of pieces.entries()) {
      const helpers = () => sent.filter(({ shift }) => shift.start <= piece.start && piece.end <= shift.end);
      if (!branchRows.demand(piece, there[index] ?? new Map<PersonColumns, number[]>(), helpers))
        clashes.push(labelOf(branch, piece));
    }
    return branchRows.add();
  });
  return { rows, floaters, clashes };
}

function shiftsByBranch(people: readonly PersonColumns[]) {
  const found = new Map<string, Map<PersonColumns, ShiftFacts[]>>();
  for (const person of people)
    for (const shift of person.facts.shifts) {
      if (shift.shift.isFloating) continue;
      const there = found.get(shift.shift.branch) ?? new Map<PersonColumns, ShiftFacts[]>();
      found.set(shift.shift.branch, there);
      const own = there.get(person);
      if (own === undefined) there.set(person, [shift]);
      else own.push(shift);
    }
  return found;
}

/** For each piece who is on a shift through the whole of it, with their choices that touch it. */
function presences(
  pieces: readonly DeskPiece[],
  shifts: ReadonlyMap<PersonColumns, readonly ShiftFacts[]>,
): readonly Presence[] {
  const there = pieces.map((): Presence => new Map());
  for (const [person, own] of shifts) {
    for (const time of joinedTimes(own))
      for (const number of piecesWithin(pieces, time)) there[number]?.set(person, []);
    for (const [choice, { away }] of person.facts.choices.entries())
      for (const trip of away)
        for (const number of piecesTouched(pieces, trip)) {
          const choices = there[number]?.get(person);
          if (choices !== undefined && choices.at(-1) !== choice) choices.push(choice);
        }
  }
  return there;
}

function labelOf({ id }: TeamBranch, { minimum }: DeskPiece): string {
  return `branches.${id}.minimums ${minimum.start}`;
}

interface BranchModel {
  readonly model: GrowingModel;
  readonly floaters: FloaterColumns;
  readonly branch: TeamBranch;
  readonly owner: number;
}

interface GatheredRow {
  readonly terms: Terms;
  readonly foreign: readonly number[];
  most: number;
  /** Of the minimums that ask the most of them. */
  labels: readonly string[];
}

/** The rows of one branch: half-hours that ask the same of the same people are one row. */
class BranchRows {
  readonly #within: BranchModel;
  readonly #rows = new Map<string, GatheredRow>();

  constructor(within: BranchModel) {
    this.#within = within;
  }

  /** False when even with everyone there, and everyone sent, they are too few. */
  demand(piece: DeskPiece, there: Presence, helpers: () => readonly Floating[]): boolean {
    return demandsOf(piece.minimum).every(({ people, qualification }) => {
      const has = ({ facts }: PersonColumns) =>
        qualification === undefined || facts.person.qualifications.includes(qualification);
      const present = [...there].filter(([person]) => has(person));
      const leaving = present.filter(([, choices]) => choices.length > 0);
      const spare = present.length - people;
      if (spare >= leaving.length) return true;
      const sent = helpers().filter(({ person }) => has(person));
      if (spare + sent.length < 0) return false;
      this.#gather(piece, { spare, leaving, sent });
      return true;
    });
  }

  #gather(
    piece: DeskPiece,
    asked: {
      readonly spare: number;
      readonly leaving: readonly (readonly [PersonColumns, readonly number[]])[];
      readonly sent: readonly Floating[];
    },
  ): void {
    const { model, floaters, branch } = this.#within;
    const away = asked.leaving.map(([person, choices]) => anyTaken(model, person, choices));
    const terms: [number, number][] = away.flatMap(({ columns }) =>
      columns.map((column): [number, number] => [column, 1]),
    );
    const foreign: number[] = [];
    for (const floating of asked.sent) {
      const column = floaters.present(floating, branch.id, piece);
      if (floating.person.facts.person.branch === branch.id) terms.push([column, -1]);
      else foreign.push(column);
    }
    const key = `${terms.map(([column]) => column).join(" ")}/${foreign.join(" ")}`;
    const label = labelOf(branch, piece);
    const known = this.#rows.get(key);
    if (known === undefined)
      this.#rows.set(key, { terms: summed(terms), foreign, most: asked.spare, labels: [label] });
    else if (asked.spare < known.most) Object.assign(known, { most: asked.spare, labels: [label] });
    else if (asked.spare === known.most && !known.labels.includes(label))
      known.labels = [...known.labels, label];
  }

  add(): readonly LabelledRow[] {
    const { model, owner } = this.#within;
    return [...this.#rows.values()].map(({ terms, foreign, most, labels }) => {
      if (foreign.length === 0) return { row: model.addAtMost(terms, most), labels, least: 1 };
      // What others bring is a number of the branch's own, so that the branch keeps its desks by itself.
      const helped = model.addNumber(owner, foreign.length);
      model.addAtMost(summed([[helped, 1], ...foreign.map((column) => [column, -1] as const)]), 0);
      const { columns, coefficients } = terms;
      const row = model.addAtMost(
        { columns: [...columns, helped], coefficients: [...coefficients, -1] },
        most,
      );
      return { row, labels, least: 1 };
    });
  }
}

function demandsOf({ people, qualified }: DeskMinimum): readonly Demand[] {
  const parts = Object.entries(qualified).map(([qualification, needed]) => ({
    people: needed,
    qualification,
  }));
  return [{ people, qualification: undefined }, ...parts].filter((demand) => demand.people > 0);
}
