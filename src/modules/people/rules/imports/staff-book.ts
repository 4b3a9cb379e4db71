import type { Kept, PositionRow, StaffFields, StaffRow } from "./plan.ts";
import { keyOf } from "./place-book.ts";

const keys = ["externalId", "employeeNumber", "email"] as const;

type Key = (typeof keys)[number];

/** Whom a row is about. */
export type Match =
  | { readonly person: StaffRow; readonly by: Key | "name" }
  | { readonly person: undefined; readonly problem?: MatchProblem | undefined };

interface MatchProblem {
  readonly column: Key | "name";
  readonly wrong: string;
  readonly right: string;
}

/** Everyone on the staff, as kept and as rows add them, found by what tells one from another. */
export class StaffBook {
  readonly #people = new Map<string, StaffRow>();
  readonly #kept = new Map<string, Kept<StaffRow>>();
  readonly #byKey = {
    externalId: new Map<string, string>(),
    employeeNumber: new Map<string, string>(),
    email: new Map<string, string>(),
  };
  readonly #byName = new Map<string, string[]>();
  readonly #positions = new Map<string, Kept<PositionRow>[]>();

  constructor(staff: readonly Kept<StaffRow>[], positions: readonly Kept<PositionRow>[]) {
    for (const person of staff) {
      this.#kept.set(person.id, person);
      this.enter(person);
    }
    for (const position of positions) {
      const held = this.#positions.get(position.staffId);
      if (held === undefined) this.#positions.set(position.staffId, [position]);
      else held.push(position);
    }
  }

  byId(id: string): StaffRow | undefined {
    return this.#people.get(id);
  }

  /** The person as kept before any row; undefined for someone that rows add. */
  kept(id: string): Kept<StaffRow> | undefined {
    return this.#kept.get(id);
  }

  positionsOf(id: string): readonly Kept<PositionRow>[] {
    return this.#positions.get(id) ?? [];
  }

  /** Adds a person, or puts what changed about one into place. */
  enter(person: StaffRow): void {
    const before = this.#people.get(person.id);
    this.#people.set(person.id, person);
    for (const key of keys) {
      const value = person[key];
      if (value !== null) this.#byKey[key].set(value.toLowerCase(), person.id);
    }
    if (before !== undefined && before.name === person.name) return;
    const named = this.#byName.get(keyOf(person.name));
    if (named === undefined) this.#byName.set(keyOf(person.name), [person.id]);
    else named.push(person.id);
  }

  /**
   * The person a row is about: by an id, a number or an e-mail address; by name only where that can mean no other person.
   */
  match(fields: StaffFields, organisationId: string | undefined): Match {
    const found = keys.flatMap((key) => {
      const id = this.#byKey[key].get((fields[key] ?? "").toLowerCase());
      return id === undefined ? [] : [{ key, id }];
    });
    const [first] = found;
    const other = found.find(({ id }) => id !== first?.id);
    if (first !== undefined && other !== undefined)
      return {
        person: undefined,
        problem: {
          column: other.key,
          wrong: `This is ${this.#nameOf(other.id)}’s, but the row’s ${keyNames[first.key]} is ${this.#nameOf(first.id)}’s.`,
          right: "ids of one person",
        },
      };
    const person = first === undefined ? undefined : this.#people.get(first.id);
    if (first !== undefined && person !== undefined) return { person, by: first.key };
    return this.#matchName(fields, organisationId);
  }

  /** Someone by e-mail address, number, id, or a name that only one has. */
  find(text: string): StaffRow | "several" | undefined {
    const plain = text.toLowerCase();
    const id = keys.map((key) => this.#byKey[key].get(plain)).find((each) => each !== undefined);
    const named = this.#byName.get(keyOf(text)) ?? [];
    if (id === undefined && named.length > 1) return "several";
    return this.#people.get(id ?? named[0] ?? "");
  }

  #matchName(fields: StaffFields, organisationId: string | undefined): Match {
    const named = (this.#byName.get(keyOf(fields.name ?? "")) ?? [])
      .map((id) => this.#people.get(id))
      .filter((person) => person !== undefined)
      .filter((person) => keys.every((key) => fields[key] === undefined || person[key] === null));
    const [only] = named;
    if (named.length === 1 && only !== undefined) return { person: only, by: "name" };
    const there = named.filter(({ id }) =>
      this.positionsOf(id).some((each) => each.organisationId === organisationId),
    );
    const [near] = there;
    if (there.length === 1 && near !== undefined) return { person: near, by: "name" };
    const hasKey = keys.some((key) => fields[key] !== undefined);
    if (named.length === 0 || hasKey) return { person: undefined };
    return {
      person: undefined,
      problem: {
        column: "name",
        wrong: "Several people have this name.",
        right: "an e-mail address or employee number in the row as well",
      },
    };
  }

  #nameOf(id: string): string {
    return this.#people.get(id)?.name ?? "someone else";
  }
}

const keyNames = {
  externalId: "id in another system",
  employeeNumber: "employee number",
  email: "e-mail address",
};
