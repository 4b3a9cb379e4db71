/** Work that would block: a module's function in a thread of its own, stopped when it is no longer wanted. */
export { ThreadEnded } from "./thread-errors.ts";
export { Threads, type ThreadRun } from "./threads.ts";
export { threadModule } from "./thread-module.ts";
export type { ThreadSide, ThreadWork } from "./thread-work.ts";
