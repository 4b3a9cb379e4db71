import type { ModelRow, RelaxedAnswer } from "#platform/solver";
import { Branch, type Choice, type Part } from "./branch.ts";
import { type Gains, leastScore } from "./gains.ts";
import type { PatternColumns } from "./pattern-columns.ts";

/** A better choice: how much of each of some columns of the pattern model. */
interface Better {
  readonly value: number;
  readonly ids: Int32Array;
  readonly parts: Float64Array;
}

/** What is told and asked while the tree is searched. */
export interface TreeSearch {
  /** What is worth no more is of no interest. */
  readonly floor: number;
  readonly isOver: () => boolean;
  /** Told of each relaxation how long it took. */
  readonly onSolved: (seconds: number) => void;
  /** What deciding something has cost before. */
  readonly gains: Gains;
  /** What finds cuts for points of a part. */
  readonly reach: (part: Part) => (columns: Float64Array) => readonly ModelRow[];
}

/** Patterns of each month that are looked at before their prices are known. */
const mostAtFirst = 25;
/** Patterns of each month that come in at once. */
const mostAdded = 10;
/** Smaller parts are searched sooner than cut. */
const leastToCut = 300;
/** Rounds of cuts at most, and the part of the distance to the floor that a round must gain for the next. */
const mostRounds = 12;
const leastGain = 0.01;
/** Choices looked at from both sides before one is made, and the steps of such a look. */
const mostLooks = 6;
const stepsOfLook = 20;

/**
 * Branch and bound on what is in a month and what is not, until each month has one pattern. Relaxations give the bounds and,
 * by their prices, the patterns that cannot be in anything better than the floor. Undefined when nothing is above the floor.
 */
export class PatternTree {
  best: Better | undefined;
  #floor: number;
  readonly #whole: PatternColumns;
  readonly #search: TreeSearch;

  constructor(whole: PatternColumns, search: TreeSearch) {
    this.#whole = whole;
    this.#search = search;
    this.#floor = search.floor;
  }

  get isOver(): boolean {
    return this.#search.isOver();
  }

  /** All of the model, of which at first only the likeliest patterns are looked at. */
  search(part: Part): void {
    const first = this.#first(part);
    if (first === undefined) return;
    const branch = new Branch(part, this.#whole);
    const room = first.value - this.#floor;
    branch.close(branch.open.filter((column) => room + (first.columnPrices[column] ?? 0) <= 0));
    this.#enter(branch.left(this.#whole));
  }

  /** Patterns come in when their price says that they could be worth something; when none does, cuts, as long as they gain. */
  #first(part: Part): RelaxedAnswer | undefined {
    const { relaxation } = part;
    const cutsFor = part.ids.length < leastToCut ? () => [] : this.#search.reach(part);
    let out = this.#leftOut(part);
    let before = Infinity;
    relaxation.cap(out, 0);
    for (let rounds = 0; ;) {
      const answer = relaxation.solve(-Infinity);
      this.#search.onSolved(relaxation.seconds);
      const prices = relaxation.pricesOf(out);
      const next = answer === undefined ? out : this.#likeliest(part, out, prices);
      if (next.length > 0) {
        relaxation.cap(next, 1);
        const isIn = new Set(next);
        out = out.filter((column) => !isIn.has(column));
        continue;
      }
      if (answer === undefined) return undefined;
      const room = answer.value - this.#floor;
      const gained = before - answer.value;
      const isWorthCutting = room > 0 && rounds < mostRounds && gained >= leastGain * room && !this.isOver;
      const cuts = isWorthCutting ? cutsFor(answer.columns) : [];
      if (cuts.length === 0) {
        relaxation.cap(out, 1);
        const columnPrices = answer.columnPrices.slice();
        for (const [place, column] of out.entries()) columnPrices[column] = prices[place] ?? 0;
        return room > 0 ? { ...answer, columnPrices } : undefined;
      }
      relaxation.addRows(cuts);
      before = answer.value;
      rounds += 1;
    }
  }

  /** Patterns beside the likeliest of each month. */
  #leftOut(part: Part): Int32Array {
    const { patterns } = this.#whole;
    const columns = Int32Array.from(part.ids.keys());
    const isIn = new Set(this.#firstOfEach(part, columns, mostAtFirst));
    return columns.filter((column) => (part.ids[column] ?? 0) < patterns.length && !isIn.has(column));
  }

  /** Of what is out, a few of each month that are worth most. */
  #likeliest(part: Part, out: Int32Array, prices: Float64Array): Int32Array {
    const places = [...out.keys()].filter((place) => (prices[place] ?? 0) > 1e-9);
    places.sort((one, other) => (prices[other] ?? 0) - (prices[one] ?? 0));
    const likely = Int32Array.from(places, (place) => out[place] ?? 0);
    return this.#firstOfEach(part, likely, mostAdded);
  }

  /** Of some columns in their order, the first so many of each month. */
  #firstOfEach({ ids }: Part, columns: Int32Array, most: number): Int32Array {
    const counts = new Map<number, number>();
    return columns.filter((column) => {
      const month = this.#whole.months[ids[column] ?? 0] ?? -1;
      const count = (counts.get(month) ?? 0) + 1;
      counts.set(month, count);
      return count <= most;
    });
  }

  #enter(part: Part): void {
    const answer = this.#cut(part, this.#solved(part));
    if (answer !== undefined) this.#visit(new Branch(part, this.#whole), answer);
  }

  #solved({ relaxation }: Part, steps = Infinity): RelaxedAnswer | undefined {
    const answer = relaxation.solve(this.#floor, steps);
    this.#search.onSolved(relaxation.seconds);
    return answer;
  }

  /** Adds cuts as long as they gain. */
  #cut(part: Part, first: RelaxedAnswer | undefined): RelaxedAnswer | undefined {
    if (part.ids.length < leastToCut) return first;
    const local = this.#search.reach(part);
    let answer = first;
    for (let round = 0; round < mostRounds && answer !== undefined; round += 1) {
      const before: RelaxedAnswer = answer;
      const found = local(before.columns);
      if (found.length === 0) break;
      part.relaxation.addRows(found);
      answer = this.#solved(part);
      const room = before.value - this.#floor;
      if (answer !== undefined && before.value - answer.value < leastGain * room) break;
    }
    return answer;
  }

  #visit(branch: Branch, answer: RelaxedAnswer): void {
    const room = answer.value - this.#floor;
    if (room <= 0 || this.isOver) return;
    const closed = branch.close(
      branch.open.filter((column) => room + (answer.columnPrices[column] ?? 0) <= 0),
    );
    if (branch.isWorthShrinking) this.#enter(branch.left(this.#whole));
    else {
      const choices = branch.choices(answer.columns);
      if (choices.length === 0) this.#take(branch.part, answer);
      else this.#branch(branch, answer, choices);
    }
    branch.reopen(closed);
  }

  #take({ ids }: Part, { columns, value }: RelaxedAnswer): void {
    this.best = { value, ids, parts: columns };
    this.#floor = value;
  }

  #branch(branch: Branch, answer: RelaxedAnswer, choices: readonly Choice[]): void {
    const { relaxation } = branch.part;
    const room = answer.value - this.#floor;
    const mark = relaxation.mark();
    const choice = this.#bestChoice(branch, answer, {
      choices,
      room,
      begin: () => {
        relaxation.goTo(mark);
      },
    });
    if (choice === undefined) return;
    for (const isTaken of choice.part > 0.5 ? [true, false] : [false, true]) {
      if (choice.isHopeless?.(isTaken) === true) continue;
      relaxation.goTo(mark);
      const closed = branch.close(branch.without(choice, isTaken));
      const next = this.#solved(branch.part);
      this.#search.gains.note(choice, isTaken, next === undefined ? room : answer.value - next.value);
      if (next !== undefined) this.#visit(branch, next);
      branch.reopen(closed);
    }
  }

  /** The choice of which both sides are expected to lose most; undefined when one of them has no side left. */
  #bestChoice(branch: Branch, answer: RelaxedAnswer, { begin, choices, room }: Looks): Decision | undefined {
    const { gains } = this.#search;
    const likely = choices
      .map((choice) => ({ choice, score: gains.score(choice, room) }))
      .toSorted((one, other) => other.score - one.score)
      .slice(0, mostLooks);
    let best: { decision: Decision; score: number } | undefined;
    for (const { choice, score } of likely) {
      if (gains.knows(choice)) {
        if (best === undefined || score > best.score) best = { decision: choice, score };
        continue;
      }
      const [ifTaken = 0, ifLeft = 0] = [true, false].map((isTaken) => {
        begin();
        const loss = this.#lossOf(branch, answer, { choice, isTaken });
        gains.note(choice, isTaken, Math.min(loss, room));
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
    { value }: RelaxedAnswer,
    { choice, isTaken }: { readonly choice: Choice; readonly isTaken: boolean },
  ): number {
    const closed = branch.close(branch.without(choice, isTaken));
    const next = this.#solved(branch.part, stepsOfLook);
    branch.reopen(closed);
    return next === undefined ? Infinity : value - next.value;
  }
}

interface Looks {
  readonly choices: readonly Choice[];
  readonly room: number;
  /** Goes back to where they begin. */
  readonly begin: () => void;
}

interface Decision extends Choice {
  readonly isHopeless?: (isTaken: boolean) => boolean;
}
