import type { TeamModel } from "../model/team-model.ts";

/** A row that so many branches have says little of who belongs together. */
const branchesOfLink = 60;

/**
 * The block of each branch: from those that share most on, branches are joined while their people are not too many. A
 * library system that shares floaters, workshops and a budget comes out as one block, whatever the order of branches.
 */
export function linkedBranches(team: TeamModel, peopleInBlock: number): readonly number[] {
  const { people, branches } = team.facts.problem;
  const joins = new Joins(branches.length);
  for (const { branch } of people) joins.addPerson(team.facts.branchNumbers.get(branch) ?? 0);
  for (const [pair] of [...linksOf(team)].sort(([one, a], [other, b]) => b - a || one - other))
    joins.join(Math.floor(pair / branches.length), pair % branches.length, peopleInBlock);
  const numbers = new Map<number, number>();
  return branches.map((_, branch) => {
    const first = joins.firstOf(branch);
    const number = numbers.get(first) ?? numbers.size;
    numbers.set(first, number);
    return number;
  });
}

/** By pairs of branches (one × count + other), how much they share: a row counts less the more branches have it. */
function linksOf({ model, ownerOf, facts }: TeamModel): ReadonlyMap<number, number> {
  const { people, branches } = facts.problem;
  const home = people.map(({ branch }) => facts.branchNumbers.get(branch) ?? 0);
  const links = new Map<number, number>();
  for (let row = 0; row < model.rowLower.length; row += 1) {
    const among = new Set<number>();
    for (let entry = model.starts[row] ?? 0; entry < (model.starts[row + 1] ?? 0); entry += 1) {
      const owner = ownerOf[model.columns[entry] ?? 0] ?? 0;
      const branch = home[owner] ?? owner - people.length;
      if (branch < branches.length) among.add(branch);
    }
    if (among.size < 2 || among.size > branchesOfLink) continue;
    const sorted = [...among].sort((a, b) => a - b);
    for (const [index, one] of sorted.entries())
      for (const other of sorted.slice(index + 1)) {
        const pair = one * branches.length + other;
        links.set(pair, (links.get(pair) ?? 0) + 1 / sorted.length);
      }
  }
  return links;
}

/** Branches joined to blocks, each known by its first branch. */
class Joins {
  readonly #first: number[];
  readonly #people: number[];

  constructor(count: number) {
    this.#first = Array.from({ length: count }, (_, branch) => branch);
    this.#people = this.#first.map(() => 0);
  }

  addPerson(branch: number): void {
    this.#people[branch] = (this.#people[branch] ?? 0) + 1;
  }

  firstOf(branch: number): number {
    let first = branch;
    while (this.#first[first] !== first) first = this.#first[first] ?? first;
    this.#first[branch] = first;
    return first;
  }

  join(one: number, other: number, most: number): void {
    const [a, b] = [this.firstOf(one), this.firstOf(other)];
    const people = (this.#people[a] ?? 0) + (this.#people[b] ?? 0);
    if (a === b || people > most) return;
    this.#first[b] = a;
    this.#people[a] = people;
  }
}
