/** What a function that runs in a thread may ask of its surroundings. */
export interface ThreadSide<Progress = never> {
  /** True once its result is wanted at once: finish with the best so far. Cheap; also seen in the midst of a loop. */
  readonly isStopped: () => boolean;
  /** Tells how far it is; the value crosses as a copy. */
  report(progress: Progress): void;
}

/** A function that can run in a thread: what it takes and gives crosses as structured clones. */
export type ThreadWork<Input = never, Output = unknown, Progress = never> = (
  input: Input,
  side: ThreadSide<Progress>,
) => Output | Promise<Output>;

/** What a function reports on its way. */
export type ProgressOf<Work> = Work extends (input: never, side: infer Side) => unknown
  ? Side extends ThreadSide<infer Progress>
    ? Progress
    : never
  : never;
