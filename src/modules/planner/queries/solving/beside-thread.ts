import type { Paired } from "#platform/threads";
import type { GivenPart, GivenSearch } from "../../rules/personal/patterns/beside.ts";
import { Gains } from "../../rules/personal/patterns/gains.ts";
import { searchedBeside } from "../../rules/personal/patterns/pattern-search.ts";
import { BesideLink, places } from "./beside-link.ts";

/** Runs in a thread until that is ended: searches what the other one gives. */
export function searchBeside(paired: Paired): never {
  const link = new BesideLink(paired, 1);
  const gains = new Gains();
  let searched: ((part: GivenPart) => boolean) | undefined;
  for (;;) {
    const message = link.wait(() => link.next());
    if (message?.kind === "search") searched = searchFor(message.search, gains, link);
    if (message?.kind === "part") searchOne(() => searched?.(message.part) === true, link);
  }
}

function searchFor(search: GivenSearch, gains: Gains, link: BesideLink): (part: GivenPart) => boolean {
  return searchedBeside(search, {
    gains,
    isOver: () => Atomics.load(link.flags, places.stopped) === 1,
    onSolved: () => {
      Atomics.add(link.flags, places.solved, 1);
    },
    beside: link,
  });
}

function searchOne(search: () => boolean, link: BesideLink): void {
  let isKnown = false;
  try {
    isKnown = search();
  } finally {
    if (!isKnown) Atomics.store(link.flags, places.lost, 1);
    Atomics.sub(link.flags, places.open, 1);
    link.wake();
  }
}
