import type { Choice } from "./branch.ts";

/** Before a loss: the smaller part decides between what costs nothing. */
export const leastScore = 1e-9;

interface Gain {
  sum: number;
  count: number;
}

/** What deciding something has cost so far, for a whole step: the better guess of what it will. */
export class Gains {
  readonly #byKey = new Map<string, Gain>();
  readonly #all: Gain = { sum: 0, count: 0 };

  note({ key, part }: Choice, isTaken: boolean, loss: number): void {
    const gain = Math.max(0, loss) / Math.max(0.05, isTaken ? 1 - part : part);
    const own = this.#byKey.get(`${key} ${isTaken}`) ?? { sum: 0, count: 0 };
    this.#byKey.set(`${key} ${isTaken}`, own);
    for (const each of [own, this.#all]) {
      each.sum += gain;
      each.count += 1;
    }
  }

  knows({ key }: Choice): boolean {
    return this.#byKey.has(`${key} true`) && this.#byKey.has(`${key} false`);
  }

  score(choice: Choice, room: number): number {
    const [ifTaken = 0, ifLeft = 0] = [true, false].map((isTaken) =>
      Math.min(room, this.#expected(choice, isTaken) * (isTaken ? 1 - choice.part : choice.part)),
    );
    return ifTaken * ifLeft + leastScore * Math.min(choice.part, 1 - choice.part);
  }

  #expected({ key }: Choice, isTaken: boolean): number {
    const own = this.#byKey.get(`${key} ${isTaken}`) ?? this.#all;
    return own.count === 0 ? 0.05 : own.sum / own.count;
  }
}
