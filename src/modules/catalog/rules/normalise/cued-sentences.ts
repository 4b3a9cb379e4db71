import { CUE } from "./cues.ts";
import type { Cue } from "./cues.ts";
import { TextUnits } from "./text-units.ts";

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

const LINE_END = 0x0a;
const units = new TextUnits();

/** Where the cues of one text lie, gathered while it is read, and its sentences by cue. */
export class CuedText {
  readonly #text: string;
  /** The cues in order of the text, and beside them where each lies: most texts have a handful. */
  readonly #cues: number[] = [];
  readonly #places: number[] = [];
  #sentences: readonly Sentence[] | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  /** Takes the next cue of the text. */
  add(cue: Cue, place: number): void {
    this.#cues.push(CUE[cue]);
    this.#places.push(place);
  }

  /** The sentences that have one of the cues, in order. */
  sentences(cues: number): readonly CuedSentence[] {
    return (this.#sentences ??= this.#read()).filter((sentence) => sentence.has(cues));
  }

  /** The sentences that have any cue. */
  #read(): Sentence[] {
    const { length } = this.#text;
    const source = units.of(this.#text);
    const sentences: Sentence[] = [];
    let from = 0;
    let next = 0;
    let signs = 0;
    for (let to = 1; to <= length; to++) {
      const unit = source[to - 1] ?? 0;
      // The signs of currencies are cues too, and no words.
      if (isCurrencySign(unit)) signs = CUE.currency;
      if (to < length && !(unit < 64 && endsSentence(source, to - 1))) continue;
      let cues = signs;
      for (; next < this.#places.length && (this.#places[next] ?? 0) < to; next++)
        cues |= this.#cues[next] ?? 0;
      if (cues !== 0) sentences.push(new Sentence(this.#text, [from, to], cues));
      [from, signs] = [to, 0];
    }
    return sentences;
  }
}

function isCurrencySign(unit: number): boolean {
  return unit === 0x24 || unit === 0xa3 || unit === 0x20ac;
}

/**
 * A sentence ends at a line end, or at a full stop, question or exclamation mark with a space after it, unless a short
 * word stands before the full stop ("p.m.", "St."). What is asked of is not the last unit.
 */
function endsSentence(source: Uint16Array, at: number): boolean {
  const unit = source[at];
  if (unit === LINE_END) return true;
  if (unit !== 46 && unit !== 33 && unit !== 63) return false;
  const next = source[at + 1];
  const isSpaced = next === 32 || next === LINE_END;
  return isSpaced && (unit !== 46 || !isShortWord(source, at));
}

/** True when fewer than four letters stand before the full stop. */
function isShortWord(source: Uint16Array, stop: number): boolean {
  for (let at = stop - 1; at >= stop - 4; at--) {
    const unit = at < 0 ? 0 : (source[at] ?? 0) | 32;
    if (!(unit >= 97 && unit <= 122)) return at < stop - 1;
  }
  return false;
}
