import type { CarriedRelaxation, LinearModel } from "#platform/solver";
import type { Block } from "../month-filling.ts";
import type { Pattern } from "./month-patterns.ts";

/** A part of a tree as it crosses to another thread. */
export interface GivenPart {
  readonly relaxation: CarriedRelaxation;
  readonly ids: Int32Array;
  readonly closed: readonly number[];
}

/** What the other thread must know before it is given parts. */
export interface GivenSearch {
  readonly model: LinearModel;
  readonly blocks: readonly Block[];
  readonly patterns: readonly (readonly Pattern[])[];
  readonly floor: number;
}

/** A choice of patterns: how much of each column of the pattern model. */
export interface GivenBest {
  readonly value: number;
  readonly ids: Int32Array;
  readonly parts: Float64Array;
}

/** The other of two threads that search one tree. */
export interface Beside {
  /** What the best that either has found is worth. */
  readonly floor: number;
  raise: (floor: number) => void;
  /** Whether it waits for something to do: asked at each choice. */
  readonly isFree: boolean;
  give: (part: GivenPart) => void;
  found: (best: GivenBest) => void;
}

/** The second thread, as the one sees it that asks for its help. */
export interface Second extends Beside {
  begin: (search: GivenSearch) => void;
  /** Parts that come back to be searched here, until neither has any left. */
  parts: (isOver: () => boolean) => Iterable<GivenPart>;
  /** After all parts: whether the other got to the end, the best it has found, and how many relaxations that took. */
  ended: () => { readonly isWhole: boolean; readonly best: GivenBest | undefined; readonly solved: number };
}
