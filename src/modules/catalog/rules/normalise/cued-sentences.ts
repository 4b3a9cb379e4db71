import { CUE } from "./cues.ts";
import type { Cue } from "./cues.ts";
import type { Words } from "./lexicon.ts";

/** A sentence, and which cues it has. */
export interface CuedSentence {
  readonly text: string;
  /** Whether it has one of these cues: bits of `CUE`. */
  readonly has: (cues: number) => boolean;
}

class Sentence implements CuedSentence {
  readonly #cues: number;
  readonly #whole: string;
  readonly #from: number;
  readonly #to: number;

  constructor(whole: string, [from, to]: readonly [number, number], cues: number) {
    this.#cues = cues;
    this.#whole = whole;
    this.#from = from;
    this.#to = to;
  }

  get text(): string {
    return this.#whole.slice(this.#from, this.#to);
  }

  has(cues: number): boolean {
    return (this.#cues & cues) !== 0;
  }
}

/** Where the cues of one text lie, gathered while it is read, and its sentences by cue. */
export class CuedText {
  readonly text: string;
  readonly #ends: readonly number[];
  readonly #signs: readonly number[];
  /** The cues in order of the text, and beside them where each lies: most texts have a handful. */
  readonly #cues: number[] = [];
  readonly #places: number[] = [];
  #sentences: readonly Sentence[] | undefined;

  constructor(text: string, { ends, signs }: Words) {
    this.text = text;
    this.#ends = ends;
    this.#signs = signs;
  }

  /** Takes the next cue of the text. */
  add(cue: Cue, place: number): void {
    this.#cues.push(CUE[cue]);
    this.#places.push(place);
  }

  /** The sentences that have one of the cues, in order. */
  sentences(cues: number): readonly CuedSentence[] {
    return (this.#sentences ??= this.#all()).filter((sentence) => sentence.has(cues));
  }

  /** The sentences that have any cue. The signs of currencies are cues too, and no words. */
  #all(): Sentence[] {
    const sentences: Sentence[] = [];
    let from = 0;
    let nextCue = 0;
    let nextSign = 0;
    for (const to of this.#ends) {
      let cues = 0;
      for (; nextCue < this.#places.length && (this.#places[nextCue] ?? 0) < to; nextCue++) {
        cues |= this.#cues[nextCue] ?? 0;
      }
      for (; nextSign < this.#signs.length && (this.#signs[nextSign] ?? 0) < to; nextSign++) {
        cues |= CUE.currency;
      }
      if (cues !== 0) sentences.push(new Sentence(this.text, [from, to], cues));
      from = to;
    }
    return sentences;
  }
}
