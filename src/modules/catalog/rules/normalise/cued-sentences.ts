import { sentencesAt } from "./cues.ts";
import type { Cue, Span } from "./cues.ts";

/** A sentence, and which cues it has. */
export interface CuedSentence {
  readonly text: string;
  readonly has: (cue: Cue) => boolean;
}

/** Where the cues of one text lie, gathered while it is read, and its sentences by cue. */
export class CuedText {
  readonly #text: string;
  /** The cues in order of the text, and beside them where each lies: most texts have a handful. */
  readonly #cues: Cue[] = [];
  readonly #places: number[] = [];
  #signs: readonly number[] | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  add(cue: Cue, place: number): void {
    this.#cues.push(cue);
    this.#places.push(place);
  }

  /** The sentences that have one of the cues, in order. */
  sentences(cues: readonly Cue[]): CuedSentence[] {
    const places = this.#placesOf(cues);
    if (places.length === 0) return [];
    return sentencesAt(this.#text, places).map((span) => ({
      text: this.#text.slice(...span),
      has: (cue) => this.#isIn(cue, span),
    }));
  }

  #placesOf(cues: readonly Cue[]): readonly number[] {
    const places: number[] = [];
    for (let at = 0; at < this.#cues.length; at++) {
      const cue = this.#cues[at];
      if (cue !== undefined && cues.includes(cue)) places.push(this.#places[at] ?? 0);
    }
    const signs = cues.includes("currency") ? this.#currencySigns() : [];
    return signs.length === 0 ? places : [...places, ...signs].sort((one, other) => one - other);
  }

  #currencySigns(): readonly number[] {
    return (this.#signs ??= signsIn(this.#text));
  }

  #isIn(cue: Cue, [from, to]: Span): boolean {
    const isWithin = (place: number) => place >= from && place < to;
    return (
      this.#places.some((place, at) => this.#cues[at] === cue && isWithin(place)) ||
      (cue === "currency" && this.#currencySigns().some(isWithin))
    );
  }
}

/** Where a text has "$", "£" or "€", which are no words. */
function signsIn(text: string): number[] {
  const signs: number[] = [];
  for (const sign of ["$", "£", "€"]) {
    for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) signs.push(at);
  }
  return signs;
}
