import type { KeptAnswer, KeptModel, ModelRow, Solve } from "#platform/solver";
import { smallerModel } from "../smaller-model.ts";
import { Branch, type Choice, type Part } from "./branch.ts";
import { Gains, leastScore } from "./gains.ts";
import { type PatternModel, withRows } from "./pattern-model.ts";

/** A better choice, in the columns of the pattern model. */
interface Better {
  readonly value: number;
  readonly columns: Float64Array;
}

/** What is told and asked while the tree is searched. */
export interface TreeSearch {
  readonly solve: Solve;
  /** What is worth no more is of no interest. */
  readonly floor: number;
  readonly isOver: () => boolean;
  /** What finds cuts for points of a part. */
  readonly reach: (part: Part) => (columns: Float64Array) => readonly ModelRow[];
}

/** Smaller parts are searched sooner than cut. */
const leastToCut = 300;
/** Rounds of cuts at most, and the part of the distance to the floor that a round must gain for the next. */
const mostRounds = 12;
const leastGain = 0.01;
/** Choices looked at from both sides before one is made. */
const mostLooks = 6;

/**
 * Branch and bound on what is in a month and what is not, until each month has one pattern. Relaxations give the bounds and,
 * by their prices, the patterns that cannot be in anything better than the floor. Undefined when nothing is above the floor.
 */
export class PatternTree {
  best: Better | undefined;
  #floor: number;
  readonly #whole: PatternModel;
  readonly #search: TreeSearch;
  readonly #gains = new Gains();

  constructor(whole: PatternModel, search: TreeSearch) {
    this.#whole = whole;
    this.#search = search;
    this.#floor = search.floor;
  }

  get isOver(): boolean {
    return this.#search.isOver();
  }

  /** Searches what is left of the model; `restored` gives all columns, `decided` is worth beside. */
  search(part: Part): void {
    // The solver refuses a model without columns: all is decided.
    if (part.ids.length === 0) {
      if (part.decided > this.#floor) this.#take(part, { value: 0, columns: new Float64Array(0) });
      return;
    }
    const kept = this.#search.solve.keep(part.model, this.#floor - part.decided);
    try {
      const first = kept.solve();
      const { answer, cuts } = this.#cut(part, kept, first);
      if (answer === undefined) return;
      const tight = cuts.length === 0 ? part : { ...part, model: withRows(part.model, cuts) };
      this.#visit(new Branch(tight, kept, this.#whole), answer);
    } finally {
      kept.close();
    }
  }

  /** Adds cuts as long as they gain; the answer with them, and those that bind. */
  #cut(part: Part, kept: KeptModel, first: KeptAnswer | undefined) {
    const cuts: ModelRow[] = [];
    let answer = first;
    if (part.ids.length < leastToCut) return { answer, cuts };
    const local = this.#search.reach(part);
    for (let round = 0; round < mostRounds && answer !== undefined; round += 1) {
      const before: KeptAnswer = answer;
      const found = local(before.columns);
      if (found.length === 0) break;
      kept.addRows(found);
      cuts.push(...found);
      answer = kept.solve();
      const room = before.value + part.decided - this.#floor;
      if (answer !== undefined && before.value - answer.value < leastGain * room) break;
    }
    const prices = answer?.rowPrices.subarray(part.model.rowLower.length);
    return { answer, cuts: cuts.filter((_cut, index) => Math.abs(prices?.[index] ?? 0) > 1e-9) };
  }

  #visit(branch: Branch, answer: KeptAnswer): void {
    const { decided } = branch.part;
    const room = answer.value + decided - this.#floor;
    if (room <= 0 || this.isOver) return;
    const closed = branch.close(
      branch.open.filter((column) => room + (answer.columnPrices[column] ?? 0) <= 0),
    );
    if (branch.isWorthShrinking) {
      const smaller = shrunk(branch);
      if (smaller !== undefined) this.search(smaller);
    } else {
      const choices = branch.choices(answer.columns);
      if (choices.length === 0) this.#take(branch.part, answer);
      else this.#branch(branch, answer, choices);
    }
    branch.reopen(closed);
  }

  #take(part: Part, { columns, value }: Pick<KeptAnswer, "columns" | "value">): void {
    const better = { value: value + part.decided, columns: part.restored(columns) };
    this.best = better;
    this.#floor = better.value;
  }

  #branch(branch: Branch, answer: KeptAnswer, choices: readonly Choice[]): void {
    const room = answer.value + branch.part.decided - this.#floor;
    const choice = this.#bestChoice(branch, answer, { choices, room });
    if (choice === undefined) return;
    for (const isTaken of choice.part > 0.5 ? [true, false] : [false, true]) {
      if (choice.isHopeless?.(isTaken) === true) continue;
      const closed = branch.close(branch.without(choice, isTaken));
      const next = branch.kept.solve();
      this.#gains.note(choice, isTaken, next === undefined ? room : answer.value - next.value);
      if (next !== undefined) this.#visit(branch, next);
      branch.reopen(closed);
    }
  }

  /** The choice of which both sides are expected to lose most; undefined when one of them has no side left. */
  #bestChoice(
    branch: Branch,
    answer: KeptAnswer,
    { choices, room }: { readonly choices: readonly Choice[]; readonly room: number },
  ): Decision | undefined {
    const likely = choices
      .map((choice) => ({ choice, score: this.#gains.score(choice, room) }))
      .toSorted((one, other) => other.score - one.score)
      .slice(0, mostLooks);
    let best: { decision: Decision; score: number } | undefined;
    for (const { choice, score } of likely) {
      if (this.#gains.knows(choice)) {
        if (best === undefined || score > best.score) best = { decision: choice, score };
        continue;
      }
      const [ifTaken = 0, ifLeft = 0] = [true, false].map((isTaken) => {
        const loss = this.#lossOf(branch, answer, { choice, isTaken });
        this.#gains.note(choice, isTaken, Math.min(loss, room));
        return loss;
      });
      const isHopeless = (isTaken: boolean) => (isTaken ? ifTaken : ifLeft) >= room;
      if (isHopeless(true) && isHopeless(false)) return undefined;
      if (isHopeless(true) || isHopeless(false)) return { ...choice, isHopeless };
      const found = Math.min(ifTaken, room) * Math.min(ifLeft, room) + leastScore;
      if (best === undefined || found > best.score)
        best = { decision: { ...choice, isHopeless }, score: found };
    }
    return best?.decision;
  }

  #lossOf(
    branch: Branch,
    { value }: KeptAnswer,
    { choice, isTaken }: { readonly choice: Choice; readonly isTaken: boolean },
  ): number {
    const closed = branch.close(branch.without(choice, isTaken));
    const next = branch.kept.solve();
    branch.reopen(closed);
    return next === undefined ? Infinity : value - next.value;
  }
}

interface Decision extends Choice {
  readonly isHopeless?: (isTaken: boolean) => boolean;
}

function shrunk({ left, part }: Branch): Part | undefined {
  const smaller = smallerModel(left, []);
  return smaller && within(part, smaller);
}

/** A part of a part. */
function within(
  part: Part,
  { columns, decided, model, restored }: NonNullable<ReturnType<typeof smallerModel>>,
): Part {
  return {
    model,
    ids: columns.map((column) => part.ids[column] ?? 0),
    decided: part.decided + decided,
    restored: (own) => part.restored(restored(own)),
  };
}
