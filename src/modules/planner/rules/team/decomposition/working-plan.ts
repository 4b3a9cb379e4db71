import type { SolveAnswer } from "#platform/solver";
import type { Search } from "../search.ts";
import type { SolveJob } from "../team-options.ts";
import { type SubModel, SubModels } from "./sub-models.ts";

/** What is to be made better at once: disjoint parts. */
export interface Part {
  readonly free: Int32Array;
  readonly options: SolveJob["options"];
}

/** A plan that keeps all limits, made better part by part. */
export class WorkingPlan {
  readonly parts: SubModels;
  readonly #search: Search;
  #at: Float64Array;
  #activity: Float64Array;
  #turn = 0;

  constructor(search: Search, parts: SubModels, at: Float64Array) {
    this.parts = parts;
    this.#search = search;
    this.#at = at;
    this.#activity = parts.activityOf(at);
  }

  get at(): Float64Array {
    return this.#at;
  }

  get activity(): Float64Array {
    return this.#activity;
  }

  /** True when every row and column is within its limits. */
  get isKept(): boolean {
    const { model } = this.parts;
    return this.#activity.every(
      (used, row) => used <= (model.rowUpper[row] ?? 0) + 1e-6 && used >= (model.rowLower[row] ?? 0) - 1e-6,
    );
  }

  /** Takes over a better plan that was found elsewhere. */
  goOnFrom(at: Float64Array): void {
    this.#at = at;
    this.#activity = this.parts.activityOf(at);
  }

  /** Solves disjoint parts together, by what columns are worth, and keeps what comes of it. */
  async improve(all: readonly Part[], worth: Float64Array): Promise<void> {
    const parts = all.filter(({ free }) => free.length > 0);
    if (parts.length === 0) return;
    const rooms = this.#roomsOf(parts);
    const cuts = parts.map(({ free }, index) =>
      this.parts.cut({
        free,
        at: this.#at,
        activity: this.#activity,
        worth,
        roomIn: (row) => rooms.get(row)?.get(index),
      }),
    );
    const jobs = cuts.map((cut, index) => ({
      model: cut.model,
      options: {
        ...parts[index]?.options,
        start: Float64Array.from(cut.free, (column) => this.#at[column] ?? 0),
      },
    }));
    const answers = await this.#search.solveTogether(jobs);
    const isChanged = cuts.map((cut, index) => this.#keep(cut, answers[index], jobs[index]));
    if (!isChanged.includes(true)) return;
    this.#activity = this.parts.activityOf(this.#at);
    this.#search.offer(this.#at);
  }

  /** Of rows that several parts have, how much of the room left is each part's: the same, and what is over in turns. */
  #roomsOf(parts: readonly Part[]): ReadonlyMap<number, ReadonlyMap<number, number>> {
    const having = new Map<number, number[]>();
    if (parts.length < 2) return new Map();
    this.#turn += 1;
    for (const [index, { free }] of parts.entries())
      for (const row of this.parts.rowsWith(free)) {
        const known = having.get(row);
        if (known === undefined) having.set(row, [index]);
        else known.push(index);
      }
    return new Map(
      [...having].flatMap(([row, indices]) => {
        if (indices.length < 2) return [];
        const room = this.#room(row);
        const each = Math.floor(room / indices.length);
        const favoured = indices[(row + this.#turn) % indices.length];
        const over = room - each * indices.length;
        const shares = new Map(indices.map((index) => [index, index === favoured ? each + over : each]));
        return [[row, shares] as const];
      }),
    );
  }

  /** What a row has left. */
  #room(row: number): number {
    const { rowUpper, rowLower } = this.parts.model;
    const [upper, used] = [rowUpper[row] ?? 0, this.#activity[row] ?? 0];
    return Math.max(0, Number.isFinite(upper) ? upper - used : used - (rowLower[row] ?? 0));
  }

  #keep({ free }: SubModel, answer: SolveAnswer | undefined, job: SolveJob | undefined): boolean {
    if (answer === undefined || answer.columns.length === 0 || job?.options.start === undefined) return false;
    const before = worthOf(job.model.worth, job.options.start);
    if (worthOf(job.model.worth, answer.columns) <= before + 1e-9) return false;
    const at = this.#at.slice();
    for (const [index, column] of free.entries()) at[column] = answer.columns[index] ?? 0;
    this.#at = at;
    return true;
  }
}

function worthOf(worth: Float64Array, columns: Float64Array): number {
  return worth.reduce((sum, each, column) => sum + each * (columns[column] ?? 0), 0);
}
