/**
 * The UTF-16 units of a text as numbers, for loops over every character. `text.charCodeAt(at)` costs up to twenty
 * times as much: the engine keeps strings cut from others, joined, parsed or with two bytes a character as different
 * kinds of object, and once a loop has met several kinds, every character is a call.
 */
export class TextUnits {
  #units = new Uint16Array(4096);
  #bytes = Buffer.from(this.#units.buffer);

  /** The units of a text, then others of no meaning, until the next text is read. */
  of(text: string): Uint16Array {
    if (text.length > this.#units.length) this.#makeRoom(text.length);
    this.#bytes.write(text, "utf16le");
    return this.#units;
  }

  #makeRoom(length: number): void {
    this.#units = new Uint16Array(length * 2);
    this.#bytes = Buffer.from(this.#units.buffer);
  }
}
