import { expect, test } from "vitest";
import fc from "fast-check";
import { loadSolver } from "#platform/solver";
import { besideSecondThread } from "../../../src/modules/planner/queries/solving/second-thread.ts";
import { monthBounds } from "../../../src/modules/planner/rules/personal/month-bounds.ts";
import type {
  GivenBest,
  GivenPart,
  GivenSearch,
  Second,
} from "../../../src/modules/planner/rules/personal/patterns/beside.ts";
import { Gains } from "../../../src/modules/planner/rules/personal/patterns/gains.ts";
import { membershipCases } from "../../../src/modules/planner/rules/personal/patterns/membership-cases.ts";
import {
  searchedAbove,
  searchedBeside,
} from "../../../src/modules/planner/rules/personal/patterns/pattern-search.ts";
import { boundedRoot } from "../../../src/modules/planner/rules/personal/patterns/priced-months.ts";
import type { PersonalProblem } from "../../../src/modules/planner/rules/personal/personal-problem.ts";
import { blocksOf } from "../../../src/modules/planner/rules/personal/personal-search.ts";
import { posedProblem } from "../../../src/modules/planner/rules/personal/posed-problem.ts";
import { smallProblem } from "./small-problems.ts";

const solve = await loadSolver();

const limitedProblem = smallProblem.map((problem): PersonalProblem => {
  const limits = { ...problem.limits, minutesPerMonth: 120, minutesInMonth: {} };
  return { ...problem, credentials: problem.credentials.slice(0, 1), pinned: [], limits };
});

/** The months of the case in which no membership is bought, where a month has a limit that matters. */
function rootOf(problem: PersonalProblem) {
  const { candidates, facts } = posedProblem(problem);
  const [first] = membershipCases(facts, candidates)?.each() ?? [];
  if (first === undefined) return undefined;
  const model = first.draft.build();
  const blocks = blocksOf(first.draft.rows);
  const relaxed = solve({ ...model, isWhole: new Int32Array(model.isWhole.length) });
  if (blocks.length === 0 || relaxed.outcome !== "optimal") return undefined;
  return boundedRoot(model, blocks, monthBounds(model, blocks, relaxed.rowPrices));
}

const looked = { isOver: () => false, onSolved: () => undefined };

/** Is given all there is to give, and searches it when asked for parts; what it finds comes back as from a thread. */
class GivenAll implements Second {
  floor = 0;
  isFree = true;
  given = 0;
  readonly #parts: GivenPart[] = [];
  #best: GivenBest | undefined;
  #isWhole = true;
  #searched: ((part: GivenPart) => boolean) | undefined;

  begin(search: GivenSearch): void {
    this.floor = search.floor;
    this.#searched = searchedBeside(structuredClone(search), { ...looked, gains: new Gains(), beside: this });
  }

  raise(floor: number): void {
    this.floor = Math.max(this.floor, floor);
  }

  give(part: GivenPart): void {
    this.given += 1;
    this.#parts.push(structuredClone(part));
  }

  found(best: GivenBest): void {
    this.#best = structuredClone(best);
  }

  *parts(): Iterable<GivenPart> {
    for (let part = this.#parts.pop(); part !== undefined; part = this.#parts.pop())
      if (this.#parts.length % 2 === 0) yield part;
      else this.#isWhole &&= this.#searched?.(part) === true;
  }

  ended() {
    return { isWhole: this.#isWhole, best: this.#best, solved: 0 };
  }
}

test("a tree of which every side of a choice is given away comes to what it comes to alone", () => {
  let given = 0;
  fc.assert(
    fc.property(limitedProblem, (problem) => {
      const root = rootOf(problem);
      if (root === undefined) return;
      const second = new GivenAll();
      const floor = root.months.bound - 20;
      const alone = searchedAbove(root, { ...looked, floor, gains: new Gains() });
      const both = searchedAbove(root, { ...looked, floor, gains: new Gains(), second });
      expect(both?.isWhole).toBe(alone?.isWhole);
      expect(both?.best?.value ?? 0).toBeCloseTo(alone?.best?.value ?? 0, 8);
      given += second.given;
    }),
    { numRuns: 800, seed: 67 },
  );
  expect(given).toBeGreaterThan(10);
});

test("a second thread that waits is given part of the tree, and both come to what one comes to alone", async () => {
  const root = fc
    .sample(limitedProblem, { numRuns: 250, seed: 67 })
    .map(rootOf)
    .find((each) => {
      const second = new GivenAll();
      if (each !== undefined)
        searchedAbove(each, { ...looked, floor: each.months.bound - 20, gains: new Gains(), second });
      return second.given > 0;
    });
  if (root === undefined) throw new Error("There is no tree with two sides.");
  const floor = root.months.bound - 20;
  const alone = searchedAbove(root, { ...looked, floor, gains: new Gains() });

  const { both, solved } = await besideSecondThread(async (second) => {
    await expect.poll(() => second?.isFree).toBe(true);
    return {
      both: searchedAbove(root, { ...looked, floor, gains: new Gains(), second }),
      solved: second?.ended().solved ?? 0,
    };
  }, 2);

  expect(both?.isWhole).toBe(true);
  expect(both?.best?.value).toBeCloseTo(alone?.best?.value ?? 0, 8);
  expect(solved).toBeGreaterThan(0);
});

test("where there is one core only there is no second thread", async () => {
  expect(await besideSecondThread((second) => second, 1)).toBeUndefined();
});
