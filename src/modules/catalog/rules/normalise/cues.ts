import type { Phrase } from "./phrases.ts";

/**
 * Words near which a rule looks closely. The patterns of the rules are slow and most sentences say nothing of cost,
 * credit or clocks: each is read only in the sentences that have one of its words. A cue missing here is a
 * statement never read, so a pattern and its cues are changed together.
 */
const CUES = {
  cost: "free, cost, charge, fee, complimentary, gratis, gratuit, gratuite, gratuito, donation, dollar, usd, cad, eur, gbp, euro, pound, price, tuition, pay",
  credit:
    "ceu, leu, tleu, pdp, pdu, clu, cpe, ctle, ce, credit, contact hour, clock hour, instructional hour, act 48, continuing education, professional development, professional learning, pd hour, pd, cle, mcle, mla, certificate of, attendance certificate, library education unit, in-service hour, learning hour, general ce",
  length: "hour, hr, minute, min, hour long",
  weekday:
    "monday, tuesday, wednesday, thursday, friday, saturday, sunday, mon, tue, tues, wed, thu, thur, thurs, fri, sat, sun",
  clock:
    "et, est, edt, eastern, ct, cst, cdt, central, mt, mst, mdt, mountain, pt, pst, pdt, pacific, akst, akdt, alaska, hst, hawaii, ast, adt, atlantic",
  tongue: "spanish, french, english, deutsch, español, français",
} as const;

export type Cue = keyof typeof CUES;
/** Each cue is a list of the phrase index, so that one word may be a cue for several rules. */
export const CUE_NAMES: ReadonlySet<string> = new Set(Object.keys(CUES));

export function cuePhrases(): Phrase<Cue>[] {
  const cues = Object.entries(CUES) as [Cue, string][]; // the entries of a constant
  return cues.flatMap(([cue, words]) =>
    words.split(", ").map((phrase) => ({ list: cue, id: cue, phrase, isHint: false, isTitleOnly: false })),
  );
}

/**
 * The sentences of a text in which the given places lie, each once, in order. A sentence ends at a line end, or at
 * a full stop, question or exclamation mark with a space after it, unless a short word stands before it ("p.m.", "St.").
 */
export function sentencesAt(text: string, places: readonly number[]): string[] {
  const sentences: string[] = [];
  let readTo = 0;
  for (const place of places) {
    if (place < readTo) continue;
    const from = Math.max(readTo, sentenceStart(text, place));
    readTo = sentenceEnd(text, place);
    sentences.push(text.slice(from, readTo));
  }
  return sentences;
}

function sentenceStart(text: string, place: number): number {
  for (let at = place - 1; at >= 0; at--) if (endsSentence(text, at)) return at + 1;
  return 0;
}

function sentenceEnd(text: string, place: number): number {
  for (let at = place; at < text.length; at++) if (endsSentence(text, at)) return at + 1;
  return text.length;
}

function endsSentence(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code === 10) return true;
  if (code !== 46 && code !== 33 && code !== 63) return false;
  const next = at + 1 < text.length ? text.charCodeAt(at + 1) : 10;
  const isSpaced = next === 32 || next === 10;
  return isSpaced && (code !== 46 || !isShortWord(text, at));
}

/** True when fewer than four letters stand before the full stop. */
function isShortWord(text: string, stop: number): boolean {
  for (let at = stop - 1; at >= stop - 4; at--) {
    const code = text.charCodeAt(at) | 32;
    if (!(code >= 97 && code <= 122)) return at < stop - 1;
  }
  return false;
}
