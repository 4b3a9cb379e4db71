import { isClash, type PersonFacts } from "./team-facts.ts";
import { each, type GrowingModel, type Terms } from "./growing-model.ts";

/** The columns of one person: which sessions they take. */
export interface PersonColumns {
  readonly facts: PersonFacts;
  /** One for each choice. */
  readonly taken: readonly number[];
  /** 1 at (one × count + other) where nobody can be at both. */
  readonly clashes: Uint8Array;
  /** Columns that are 1 as soon as one of several choices is taken, by those choices. */
  readonly anyOf: Map<string, AnyOf>;
}

interface AnyOf {
  readonly choices: readonly number[];
  readonly terms: Terms;
}

export function addPersonColumns(
  model: GrowingModel,
  facts: PersonFacts,
  milesPerHour: number | undefined,
): PersonColumns {
  const taken = facts.choices.map(({ wish, isPinned }) =>
    model.addChoice(facts.number, wish.worth, isPinned),
  );
  const clashes = clashMatrix(facts, milesPerHour);
  addClashRows(model, taken, clashes);
  return { facts, taken, clashes, anyOf: new Map() };
}

/** 1 when any of the choices is taken: their sum where at most one can be, else a column of its own above each. */
export function anyTaken(model: GrowingModel, person: PersonColumns, choices: readonly number[]): Terms {
  const { taken, anyOf, facts } = person;
  const key = choices.join(" ");
  const known = anyOf.get(key);
  if (known !== undefined) return known.terms;
  const columns = choices.map((choice) => taken[choice] ?? 0);
  let terms = each(columns);
  if (!isOneAtMost(person, choices)) {
    const any = model.addAmount(facts.number, 0, 1);
    for (const column of columns) model.addAtMost({ columns: [column, any], coefficients: [1, -1] }, 0);
    terms = each([any]);
  }
  anyOf.set(key, { choices, terms });
  return terms;
}

function isOneAtMost({ clashes, taken }: PersonColumns, choices: readonly number[]): boolean {
  return choices.every((one, index) =>
    choices.slice(index + 1).every((other) => clashes[one * taken.length + other] === 1),
  );
}

function clashMatrix({ choices }: PersonFacts, milesPerHour: number | undefined): Uint8Array {
  const clashes = new Uint8Array(choices.length ** 2);
  for (const [one, choice] of choices.entries())
    for (let other = one + 1; other < choices.length; other += 1) {
      const against = choices[other];
      if (against === undefined || !isClash(choice, against, milesPerHour)) continue;
      clashes[one * choices.length + other] = 1;
      clashes[other * choices.length + one] = 1;
    }
  return clashes;
}

/** Every clash is in some row, in few rows of many: such rows are tighter than pairs. */
function addClashRows(model: GrowingModel, taken: readonly number[], clashes: Uint8Array): void {
  const count = taken.length;
  const isCovered = new Uint8Array(clashes.length);
  for (let one = 0; one < count; one += 1)
    for (let other = one + 1; other < count; other += 1) {
      const place = one * count + other;
      if (clashes[place] === 0 || isCovered[place] === 1) continue;
      const clique = grown([one, other], clashes, count);
      for (const [index, a] of clique.entries())
        for (const b of clique.slice(index + 1)) isCovered[Math.min(a, b) * count + Math.max(a, b)] = 1;
      model.addAtMost(each(clique.map((choice) => taken[choice] ?? 0)), 1);
    }
}

function grown(clique: number[], clashes: Uint8Array, count: number): readonly number[] {
  for (let next = 0; next < count; next += 1)
    if (!clique.includes(next) && clique.every((member) => clashes[member * count + next] === 1))
      clique.push(next);
  return clique;
}
