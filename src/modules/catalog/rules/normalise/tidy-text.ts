import { TextUnits } from "./text-units.ts";

/**
 * Characters that are never text: controls, soft hyphens, zero-width ones, those that change direction (with which
 * a title can be made to read as another), line separators, interlinear marks.
 */
const UNSAFE: readonly (readonly [from: number, to: number])[] = [
  [0x0000, 0x0008],
  [0x000b, 0x001f],
  [0x007f, 0x009f],
  [0x00ad, 0x00ad],
  [0x061c, 0x061c],
  [0x200b, 0x200b],
  [0x200e, 0x200f],
  [0x2028, 0x202e],
  [0x2060, 0x206f],
  [0xfeff, 0xfeff],
  [0xfff9, 0xfffb],
];

/** What a unit is in a text. Everything else is kept as it stands. */
const LEFT_OUT = 1;
const SPACE = 2;
const LINE_END = 3;
const CARRIAGE_RETURN = 4;
/** Spaces of other widths: kept, but not at the beginning of a line. */
const WIDE_SPACE = 5;

/** By unit: what it is in plain text, and in the text of markup, where line ends are spaces. */
const PLAIN = plainKinds();
const MARKUP = Uint8Array.from(PLAIN);
for (const character of "\t\n\f\r") MARKUP[character.charCodeAt(0)] = SPACE;

function plainKinds(): Uint8Array {
  const kinds = new Uint8Array(0x10000);
  for (const [from, to] of UNSAFE) kinds.fill(LEFT_OUT, from, to + 1);
  for (const character of " \t\u00A0") kinds[character.charCodeAt(0)] = SPACE;
  for (const character of "\u1680\u202F\u205F\u3000") kinds[character.charCodeAt(0)] = WIDE_SPACE;
  kinds.fill(WIDE_SPACE, 0x2000, 0x200b);
  kinds[0x0a] = LINE_END;
  kinds[0x0d] = CARRIAGE_RETURN;
  return kinds;
}

/** What stands between the last character written and the next one. */
const NO_GAP = 0;
const ONE_SPACE = 1;
const NEW_LINE = 2;
const NEW_PARAGRAPH = 3;

/**
 * A text being put together, tidied as it is written: unsafe characters left out, white space as one space, one line
 * end or one empty line, none at either end. One is used for many texts, so that writing makes no garbage.
 */
export class TidyText {
  readonly #read = new TextUnits();
  #units = new Uint16Array(4096);
  /** The same units cut to bytes: the engine keeps texts without wide characters so. */
  #bytes = Buffer.alloc(4096);
  #count = 0;
  #gap = NO_GAP;
  /** The bits of all units written. */
  #bits = 0;
  #kinds = PLAIN;

  /** Begins anew; in markup the line ends of the text itself are spaces. */
  begin({ isMarkup }: { readonly isMarkup: boolean }): this {
    this.#count = 0;
    this.#gap = NO_GAP;
    this.#bits = 0;
    this.#kinds = isMarkup ? MARKUP : PLAIN;
    return this;
  }

  add(text: string): this {
    this.addUnits(this.#read.of(text), 0, text.length);
    return this;
  }

  addUnits(source: Uint16Array, from: number, to: number): void {
    this.#makeRoom(to - from);
    const kinds = this.#kinds;
    let at = from;
    while (at < to) {
      at = this.#addPlain(source, at, to);
      if (at === to) return;
      const unit = source[at] ?? 0;
      const kind = kinds[unit];
      at += 1;
      if (kind === SPACE) this.addSpace();
      else if (kind === LINE_END) this.addLineEnd();
      // Before a line end it is part of it.
      else if (kind === CARRIAGE_RETURN && !(at < to && source[at] === 0x0a)) this.addLineEnd();
      else if (kind === WIDE_SPACE && this.#gap < NEW_LINE) this.#put(unit);
    }
  }

  /** Adds units kept as they stand, and single spaces between them; gives where something else is. */
  #addPlain(source: Uint16Array, from: number, to: number): number {
    const [kinds, units, bytes] = [this.#kinds, this.#units, this.#bytes];
    let at = from;
    if (kinds[source[at] ?? 0] !== 0) return at;
    if (this.#gap !== NO_GAP) this.#closeGap();
    let bits = this.#bits;
    let count = this.#count;
    for (; at < to; at++) {
      const unit = source[at] ?? 0;
      if (kinds[unit] !== 0 && !(unit === 0x20 && at + 1 < to && kinds[source[at + 1] ?? 0] === 0)) break;
      units[count] = unit;
      bytes[count] = unit;
      count += 1;
      bits |= unit;
    }
    this.#bits = bits;
    this.#count = count;
    return at;
  }

  addSpace(): void {
    if (this.#gap === NO_GAP) this.#gap = ONE_SPACE;
  }

  addLineEnd(): void {
    this.#gap = this.#gap < NEW_LINE ? NEW_LINE : NEW_PARAGRAPH;
  }

  addParagraphEnd(): void {
    this.#gap = NEW_PARAGRAPH;
  }

  /** What was written, with no half of a character left alone. */
  end(): string {
    if (this.#bits < 0x100) return this.#bytes.toString("latin1", 0, this.#count);
    const text = Buffer.from(this.#units.buffer).toString("utf16le", 0, this.#count * 2);
    return text.toWellFormed().trim();
  }

  #put(unit: number): void {
    if (this.#gap !== NO_GAP) this.#closeGap();
    this.#set(unit);
    this.#bits |= unit;
  }

  #closeGap(): void {
    if (this.#count > 0) {
      this.#set(this.#gap === ONE_SPACE ? 0x20 : 0x0a);
      if (this.#gap === NEW_PARAGRAPH) this.#set(0x0a);
    }
    this.#gap = NO_GAP;
  }

  #set(unit: number): void {
    this.#units[this.#count] = unit;
    this.#bytes[this.#count] = unit;
    this.#count += 1;
  }

  /** For so many units more, and the gap before them. */
  #makeRoom(more: number): void {
    const needed = this.#count + more + 2;
    if (needed <= this.#units.length) return;
    const units = new Uint16Array(needed * 2);
    units.set(this.#units);
    this.#units = units;
    this.#bytes = Buffer.from(Uint8Array.from(units));
  }
}
