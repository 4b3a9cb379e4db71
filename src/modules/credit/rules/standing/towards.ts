import type { Reckoning } from "./reckoning.ts";

type Places = readonly number[];

/**
 * What the hours of one reckoning count towards, by the minimums they fill and the maximums they use. Items that count
 * alike share one list, so that each is worked out and named once.
 */
export class Towards {
  readonly #reckoning: Reckoning;
  readonly #free = new Map<Places, Places>();
  readonly #widened = new Map<Places, Map<number, Places>>();
  readonly #named = new Map<Places, Map<Places, readonly string[]>>();

  constructor(reckoning: Reckoning) {
    this.#reckoning = reckoning;
  }

  /** The minimums that an item fills with all of its hours: those which need not share it with another. */
  free(place: number): Places {
    const { assignment, frame, serves } = this.#reckoning;
    const served = serves[place] ?? [];
    return known(this.#free, served, () =>
      served.filter((minimum) => {
        const group = frame.demands.minimums[minimum]?.group;
        return group === undefined || !assignment.givenGroups.has(group);
      }),
    );
  }

  /** One minimum more, in the pack's order. */
  widened(towards: Places, minimum: number): Places {
    const byMinimum = known(this.#widened, towards, () => new Map<number, Places>());
    return known(byMinimum, minimum, () => [...towards, minimum].toSorted((a, b) => a - b));
  }

  /** The requirements' ids, each once: minimums, then maximums. */
  names(towards: Places, within: Places): readonly string[] {
    const { maximums, minimums } = this.#reckoning.frame.demands;
    const byMaximums = known(this.#named, towards, () => new Map<Places, readonly string[]>());
    return known(byMaximums, within, () => [
      ...new Set([
        ...towards.flatMap((minimum) => minimums[minimum]?.id ?? []),
        ...within.flatMap((maximum) => maximums[maximum]?.id ?? []),
      ]),
    ]);
  }
}

/** What is kept under a key, made when it is first asked for. */
function known<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}
