import type { DeskPiece } from "./desk-pieces.ts";
import { each, type GrowingModel } from "./growing-model.ts";
import { anyTaken, type PersonColumns } from "./person-columns.ts";
import type { ShiftFacts } from "./team-facts.ts";

/** A shift in which a person may be sent somewhere. */
export interface Floating {
  readonly person: PersonColumns;
  readonly shift: ShiftFacts;
}

/** Everyone who may be sent to a branch, shift by shift. */
export function floatingTo(branch: string, people: readonly PersonColumns[]): readonly Floating[] {
  return people.flatMap((person) =>
    person.facts.person.floatsTo.includes(branch)
      ? person.facts.shifts.filter(({ shift }) => shift.isFloating).map((shift) => ({ person, shift }))
      : [],
  );
}

/** A person sent to a branch for a shift. */
export interface SentColumn extends Floating {
  readonly branch: string;
  readonly column: number;
}

/** Columns of who is sent where. In one shift a person is sent to one branch at most: nobody drives twice. */
export class FloaterColumns {
  readonly #model: GrowingModel;
  readonly #sent = new Map<ShiftFacts, Map<string, SentColumn>>();
  readonly #present = new Map<string, number>();

  constructor(model: GrowingModel) {
    this.#model = model;
  }

  get sent(): readonly SentColumn[] {
    return [...this.#sent.values()].flatMap((branches) => [...branches.values()]);
  }

  /** The column that is at most 1 when they are sent there, and not away for any part of the piece. */
  present(floating: Floating, branch: string, piece: DeskPiece): number {
    const { column } = this.#sentTo(floating, branch);
    const { person } = floating;
    const choices = [...person.facts.choices.keys()].filter((choice) =>
      person.facts.choices[choice]?.away.some(({ start, end }) => start < piece.end && piece.start < end),
    );
    if (choices.length === 0) return column;
    const key = `${column}/${choices.join(" ")}`;
    const known = this.#present.get(key);
    if (known !== undefined) return known;
    const present = this.#model.addAmount(person.facts.number, 0, 1);
    this.#model.addAtMost({ columns: [present, column], coefficients: [1, -1] }, 0);
    const away = anyTaken(this.#model, person, choices);
    this.#model.addAtMost(
      { columns: [present, ...away.columns], coefficients: [1, ...away.coefficients] },
      1,
    );
    this.#present.set(key, present);
    return present;
  }

  /** In no shift at two branches. */
  addRows(): void {
    for (const branches of this.#sent.values())
      if (branches.size > 1)
        this.#model.addAtMost(each([...branches.values()].map(({ column }) => column)), 1);
  }

  #sentTo(floating: Floating, branch: string): SentColumn {
    const branches = this.#sent.get(floating.shift) ?? new Map<string, SentColumn>();
    this.#sent.set(floating.shift, branches);
    const known = branches.get(branch);
    if (known !== undefined) return known;
    const sent = { ...floating, branch, column: this.#model.addChoice(floating.person.facts.number, 0) };
    branches.set(branch, sent);
    return sent;
  }
}
