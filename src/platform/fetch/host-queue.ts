import { setTimeout as sleepFor } from "node:timers/promises";
import { nowMilliseconds } from "#platform/time";

/** Time as the queue sees it; tests bring their own. */
export interface QueueClock {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
}

export const SYSTEM_QUEUE_CLOCK: QueueClock = {
  now: nowMilliseconds,
  sleep: async (milliseconds) => {
    await sleepFor(milliseconds);
  },
};

interface Host {
  /** Resolves when everyone before has finished. */
  tail: Promise<void>;
  waiting: number;
  /** The next request starts no earlier than this. */
  freeAt: number;
  /** Set while the server has asked to be left alone. */
  closedUntil: number;
}

const MOST_HOSTS = 5_000;

/** Lets requests to one host through one at a time, with a pause from one start to the next. */
export class HostQueue {
  readonly #clock: QueueClock;
  readonly #hosts = new Map<string, Host>();

  constructor(clock: QueueClock) {
    this.#clock = clock;
  }

  /** Does the work when it is the host's turn; the next turn comes `pauseMilliseconds` after this one began. */
  async inTurn<T>(host: string, pauseMilliseconds: number, work: () => Promise<T>): Promise<T> {
    const line = this.#lineOf(host);
    const before = line.tail;
    let finish = (): void => {};
    line.tail = new Promise((resolve) => {
      finish = resolve;
    });
    line.waiting++;
    await before;
    try {
      const wait = line.freeAt - this.#clock.now();
      if (wait > 0) await this.#clock.sleep(wait);
      line.freeAt = this.#clock.now() + pauseMilliseconds;
      return await work();
    } finally {
      line.waiting--;
      finish();
    }
  }

  /** Notes that a host asked to be left alone. */
  close(host: string, until: number): void {
    const line = this.#lineOf(host);
    line.closedUntil = Math.max(line.closedUntil, until);
  }

  /** Until when a host asked to be left alone; undefined when it may be asked now. */
  closedUntil(host: string): number | undefined {
    const until = this.#hosts.get(host)?.closedUntil ?? 0;
    return until > this.#clock.now() ? until : undefined;
  }

  #lineOf(host: string): Host {
    const known = this.#hosts.get(host);
    if (known) return known;
    if (this.#hosts.size >= MOST_HOSTS) this.#forgetIdle();
    const line: Host = { tail: Promise.resolve(), waiting: 0, freeAt: 0, closedUntil: 0 };
    this.#hosts.set(host, line);
    return line;
  }

  #forgetIdle(): void {
    const now = this.#clock.now();
    for (const [name, line] of this.#hosts) {
      if (line.waiting === 0 && line.freeAt <= now && line.closedUntil <= now) this.#hosts.delete(name);
    }
  }
}
