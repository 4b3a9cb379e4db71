import { availableParallelism } from "node:os";
import { pairedThread, type PairedThread, threadModule } from "#platform/threads";
import type { GivenBest, GivenPart, GivenSearch, Second } from "../../rules/personal/patterns/beside.ts";
import { BesideLink, places, sharedBytes } from "./beside-link.ts";
import type * as besideThread from "./beside-thread.ts";

const work: keyof typeof besideThread = "searchBeside";
/** It is asked for at each choice of a tree: most trees are at their end sooner than a thread is there. */
const asksUntilStarted = 40;
/** How often it is looked whether a search is over while the second thread goes on. */
const lookEveryMilliseconds = 20;
/** A thread that solves nothing for so many looks, with something to do, is given up: half a minute. */
const mostSilentLooks = 1500;

/**
 * Does work that can use a second thread, which is started once a tree is long, and always ended afterwards.
 * Where there is one core only, there is none.
 */
export async function besideSecondThread<Result>(
  using: (second: Second | undefined) => Result | Promise<Result>,
  cores = availableParallelism(),
): Promise<Result> {
  if (cores < 2) return using(undefined);
  let thread: PairedThread | undefined;
  const second = new FirstEnd(() => {
    thread = pairedThread(threadModule(import.meta.url, "./beside-thread"), work, sharedBytes);
    return new BesideLink(thread, 0);
  });
  try {
    return await using(second);
  } finally {
    await thread?.end();
  }
}

class FirstEnd implements Second {
  readonly #started: () => BesideLink;
  #link: BesideLink | undefined;
  #floor = -Infinity;
  #best: GivenBest | undefined;
  /** Of which the second thread has not been told yet. */
  #search: GivenSearch | undefined;
  #asked = 0;

  constructor(started: () => BesideLink) {
    this.#started = started;
  }

  get #on(): BesideLink {
    if (this.#link !== undefined) return this.#link;
    const link = this.#started();
    link.floor = this.#floor;
    this.#link = link;
    return link;
  }

  get floor(): number {
    return this.#link?.floor ?? this.#floor;
  }

  raise(floor: number): void {
    this.#floor = Math.max(this.#floor, floor);
    this.#link?.raise(floor);
  }

  get isFree(): boolean {
    this.#asked += 1;
    return this.#asked > asksUntilStarted && this.#on.isFree;
  }

  begin(search: GivenSearch): void {
    this.#best = undefined;
    this.#search = search;
    this.#floor = search.floor;
    if (this.#link === undefined) return;
    const { flags } = this.#link;
    this.#link.floor = search.floor;
    for (const place of [places.stopped, places.lost, places.solved]) Atomics.store(flags, place, 0);
  }

  give(part: GivenPart): void {
    if (this.#search !== undefined) this.#on.say({ kind: "search", search: this.#search });
    this.#search = undefined;
    this.#on.give(part);
  }

  found(best: GivenBest): void {
    if (best.value > (this.#best?.value ?? -Infinity)) this.#best = best;
  }

  *parts(isOver: () => boolean): Iterable<GivenPart> {
    if (this.#link === undefined) return;
    const { flags } = this.#on;
    let silent = 0;
    let solved = 0;
    for (;;) {
      if (isOver()) Atomics.store(flags, places.stopped, 1);
      const next = this.#on.wait(() => this.#next(), lookEveryMilliseconds);
      if (next === "ended") break;
      const before = solved;
      solved = Atomics.load(flags, places.solved);
      silent = solved === before ? silent + 1 : 0;
      if (silent > mostSilentLooks) {
        Atomics.store(flags, places.lost, 1);
        Atomics.store(flags, places.open, 0);
      }
      if (next === undefined) continue;
      silent = 0;
      yield next;
      Atomics.sub(flags, places.open, 1);
    }
    Atomics.store(flags, places.free, 0);
  }

  /** Takes note of what was found. */
  #next(): GivenPart | "ended" | undefined {
    // Looked at first: what was told before it became nothing is there then.
    const isLast = Atomics.load(this.#on.flags, places.open) === 0;
    for (let message = this.#on.next(); message !== undefined; message = this.#on.next()) {
      if (message.kind === "part") return message.part;
      if (message.kind === "found") this.found(message.best);
    }
    return isLast ? "ended" : undefined;
  }

  ended() {
    if (this.#link === undefined) return { isWhole: true, best: this.#best, solved: 0 };
    const { flags } = this.#link;
    return {
      isWhole: Atomics.load(flags, places.lost) === 0 && Atomics.load(flags, places.stopped) === 0,
      best: this.#best,
      solved: Atomics.load(flags, places.solved),
    };
  }
}
