import { type MessagePort, receiveMessageOnPort } from "node:worker_threads";
import type { Paired } from "#platform/threads";
import type { Beside, GivenBest, GivenPart, GivenSearch } from "../../rules/personal/patterns/beside.ts";

/** What two threads that search one tree say to each other. */
type BesideMessage =
  | { readonly kind: "search"; readonly search: GivenSearch }
  | { readonly kind: "part"; readonly part: GivenPart }
  | { readonly kind: "found"; readonly best: GivenBest };

/** What they share, in numbers of 32 bits: of each, whether it is free and a count of what it was told; then of both. */
export const places = { free: 0, told: 2, open: 4, stopped: 5, lost: 6, solved: 7 } as const;
const floorAt = 64;
export const sharedBytes = floorAt + BigInt64Array.BYTES_PER_ELEMENT;

/** One end of what two threads share. Waiting blocks the thread: the search between is one long reckoning. */
export class BesideLink implements Beside {
  readonly flags: Int32Array;
  readonly #floor: BigInt64Array;
  readonly #bits = new DataView(new ArrayBuffer(BigInt64Array.BYTES_PER_ELEMENT));
  readonly #port: MessagePort;
  readonly #own: 0 | 1;

  /** `own` is 0 for the thread that asks for help, 1 for the second. */
  constructor({ port, shared }: Paired, own: 0 | 1) {
    this.#port = port;
    this.#own = own;
    this.flags = new Int32Array(shared, 0, floorAt / Int32Array.BYTES_PER_ELEMENT);
    this.#floor = new BigInt64Array(shared, floorAt, 1);
  }

  get floor(): number {
    return this.#number(Atomics.load(this.#floor, 0));
  }

  set floor(floor: number) {
    Atomics.store(this.#floor, 0, this.#bitsOf(floor));
  }

  raise(floor: number): void {
    for (;;) {
      const before = Atomics.load(this.#floor, 0);
      if (this.#number(before) >= floor) return;
      if (Atomics.compareExchange(this.#floor, 0, before, this.#bitsOf(floor)) === before) return;
    }
  }

  get isFree(): boolean {
    return Atomics.load(this.flags, places.free + this.#other) === 1;
  }

  give(part: GivenPart): void {
    Atomics.store(this.flags, places.free + this.#other, 0);
    Atomics.add(this.flags, places.open, 1);
    this.say({ kind: "part", part });
  }

  found(best: GivenBest): void {
    this.say({ kind: "found", best });
  }

  say(message: BesideMessage): void {
    this.#port.postMessage(message, []);
    this.wake();
  }

  wake(): void {
    Atomics.add(this.flags, places.told + this.#other, 1);
    Atomics.notify(this.flags, places.told + this.#other);
  }

  /** Undefined when there is none now. */
  next(): BesideMessage | undefined {
    // Only our own other end sends here.
    return receiveMessageOnPort(this.#port)?.message as BesideMessage | undefined;
  }

  /** What `look` sees; where that is nothing, waits until the other tells something, and gives nothing. */
  wait<Seen>(look: () => Seen | undefined, milliseconds = Infinity): Seen | undefined {
    const before = Atomics.load(this.flags, places.told + this.#own);
    const seen = look();
    if (seen !== undefined) return seen;
    Atomics.store(this.flags, places.free + this.#own, 1);
    Atomics.wait(this.flags, places.told + this.#own, before, milliseconds);
    return undefined;
  }

  get #other(): 0 | 1 {
    return this.#own === 0 ? 1 : 0;
  }

  #bitsOf(value: number): bigint {
    this.#bits.setFloat64(0, value);
    return this.#bits.getBigInt64(0);
  }

  #number(bits: bigint): number {
    this.#bits.setBigInt64(0, bits);
    return this.#bits.getFloat64(0);
  }
}
