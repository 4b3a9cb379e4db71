import { formatInstant, unionOfIntervals } from "#platform/time";
import type { TeamBranch } from "../team-problem.ts";
import type { TeamPlan } from "../team-plan.ts";
import { type DeskPiece, deskPieces, joinedTimes, piecesTouched, piecesWithin } from "./desk-pieces.ts";
import type { SentColumn } from "./floater-columns.ts";
import type { PersonColumns } from "./person-columns.ts";
import { instantReader } from "./team-facts.ts";
import type { TeamModel } from "./team-model.ts";

/** Half-hours in which someone sent is needed, joined where they follow one another. */
export function sentTimes(team: TeamModel, columns: Float64Array): TeamPlan["floats"] {
  const { problem } = team.facts;
  const sent = Map.groupBy(
    team.sent.filter(({ column }) => (columns[column] ?? 0) > 0.5),
    ({ branch }) => branch,
  );
  const regulars = regularsByBranch(team);
  const instants = instantReader();
  return problem.branches.flatMap((branch) => {
    const helpers = sent.get(branch.id) ?? [];
    if (helpers.length === 0) return [];
    const desk = new Desk(branch, deskPieces(branch, instants));
    for (const { person } of regulars.get(branch.id) ?? []) desk.addRegular(person, columns);
    return helpers.flatMap((to) => timesOf(desk, to, columns));
  });
}

/** Those who have shifts at a branch: looked for branch by branch, time would grow with the square of a state. */
function regularsByBranch({ people }: TeamModel): ReadonlyMap<string, readonly { person: PersonColumns }[]> {
  const places = people.flatMap((person) => {
    const own = person.facts.shifts.filter(({ shift }) => !shift.isFloating);
    return [...new Set(own.map(({ shift }) => shift.branch))].map((branch) => ({ branch, person }));
  });
  return Map.groupBy(places, ({ branch }) => branch);
}

function timesOf(
  desk: Desk,
  { person, shift, branch }: SentColumn,
  columns: Float64Array,
): TeamPlan["floats"] {
  const needed = desk.send(person, [...piecesWithin(desk.pieces, shift)], columns);
  return unionOfIntervals(needed).map(({ start, end }) => ({
    person: person.facts.person.id,
    branch,
    start: formatInstant(start),
    end: formatInstant(end),
  }));
}

/** Who is there, piece by piece. */
class Desk {
  readonly branch: TeamBranch;
  readonly pieces: readonly DeskPiece[];
  readonly #present: PersonColumns[][];

  constructor(branch: TeamBranch, pieces: readonly DeskPiece[]) {
    this.branch = branch;
    this.pieces = pieces;
    this.#present = pieces.map(() => []);
  }

  addRegular(person: PersonColumns, columns: Float64Array): void {
    const shifts = person.facts.shifts.filter(
      ({ shift }) => !shift.isFloating && shift.branch === this.branch.id,
    );
    const away = this.#away(person, columns);
    for (const time of joinedTimes(shifts))
      for (const number of piecesWithin(this.pieces, time))
        if (!away.has(number)) this.#present[number]?.push(person);
  }

  /** Adds someone where they help; gives the pieces in which they do. */
  send(person: PersonColumns, numbers: readonly number[], columns: Float64Array): readonly DeskPiece[] {
    const away = this.#away(person, columns);
    return numbers.flatMap((number) => {
      const piece = this.pieces[number];
      const present = this.#present[number];
      if (piece === undefined || present === undefined || away.has(number)) return [];
      if (!isShort(piece, present, person)) return [];
      present.push(person);
      return [piece];
    });
  }

  #away({ facts, taken }: PersonColumns, columns: Float64Array): ReadonlySet<number> {
    const trips = facts.choices.filter((_, choice) => (columns[taken[choice] ?? 0] ?? 0) > 0.5);
    return new Set(trips.flatMap(({ away }) => away.flatMap((trip) => piecesTouched(this.pieces, trip))));
  }
}

/** True when a piece still lacks people, or a qualification that this person has. */
function isShort({ minimum }: DeskPiece, present: readonly PersonColumns[], person: PersonColumns): boolean {
  if (present.length < minimum.people) return true;
  return Object.entries(minimum.qualified).some(
    ([qualification, needed]) =>
      person.facts.person.qualifications.includes(qualification) &&
      present.filter(({ facts }) => facts.person.qualifications.includes(qualification)).length < needed,
  );
}
