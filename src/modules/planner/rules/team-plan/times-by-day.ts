import { type Interval, SECONDS_PER_DAY } from "#platform/time";

/** Times that can be asked for by instant without going through all of them. */
export class TimesByDay<Time extends Interval> {
  readonly #days = new Map<number, Time[]>();
  readonly #length: number;

  /** `length` is how long the times asked for are at most, in seconds. */
  constructor(times: readonly Time[], length: number) {
    this.#length = length;
    for (const time of times) this.#add(time);
  }

  /** All that may touch the time of `length` that begins at an instant; some of them may not. */
  near(instant: number): readonly Time[] {
    return this.#days.get(Math.floor(instant / SECONDS_PER_DAY)) ?? [];
  }

  #add(time: Time): void {
    const last = Math.floor(time.end / SECONDS_PER_DAY);
    for (let day = Math.floor((time.start - this.#length) / SECONDS_PER_DAY); day <= last; day += 1) {
      const known = this.#days.get(day);
      if (known === undefined) this.#days.set(day, [time]);
      else known.push(time);
    }
  }
}
