import { CUE_NAMES, sentencesAt } from "./cues.ts";
import type { Cue, Span } from "./cues.ts";

/** A sentence, and which cues it has. */
export interface CuedSentence {
  readonly text: string;
  readonly has: (cue: Cue) => boolean;
}

/** Where the cues of one text lie, gathered while it is read, and its sentences by cue. */
export class CuedText {
  readonly #text: string;
  readonly #places: Record<Cue, number[]>;

  constructor(text: string) {
    this.#text = text;
    this.#places = Object.fromEntries(CUE_NAMES.map((cue) => [cue, []])) as unknown as Record<Cue, number[]>; // one for each name
  }

  add(cue: Cue, place: number): void {
    this.#places[cue].push(place);
  }

  /** The sentences that have one of the cues, in order. */
  sentences(...cues: readonly Cue[]): CuedSentence[] {
    const places = this.#placesOf(cues);
    if (places.length === 0) return [];
    return sentencesAt(this.#text, places).map((span) => ({
      text: this.#text.slice(...span),
      has: (cue) => this.#isIn(cue, span),
    }));
  }

  #placesOf(cues: readonly Cue[]): readonly number[] {
    const lists = cues.map((cue) => this.#placesOfCue(cue)).filter((places) => places.length > 0);
    const [only, ...others] = lists;
    if (only === undefined) return [];
    return others.length === 0 ? only : lists.flat().sort((one, other) => one - other);
  }

  #placesOfCue(cue: Cue): readonly number[] {
    return cue === "currency" ? [...this.#places.currency, ...signsIn(this.#text)] : this.#places[cue];
  }

  #isIn(cue: Cue, [from, to]: Span): boolean {
    return this.#placesOfCue(cue).some((place) => place >= from && place < to);
  }
}

/** Where a text has "$", "£" or "€", which are no words. */
function signsIn(text: string): number[] {
  const signs: number[] = [];
  for (const sign of ["$", "£", "€"]) {
    for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) signs.push(at);
  }
  return signs.length > 1 ? signs.sort((one, other) => one - other) : signs;
}
