import type { Json } from "./json-value.ts";

export interface TolerantJson {
  /** What could be read; absent when there is no value at all. */
  readonly value?: Json;
  /** What had to be repaired, in plain words, each kind once. */
  readonly repairs: readonly string[];
  /** False when the text ends before the value does: what is there was kept. */
  readonly isWhole: boolean;
}

/**
 * Reads JSON as it is found in pages: strict first, then forgiving comments, HTML comment and CDATA wrappers,
 * raw control characters, trailing and missing commas, bare keys, single quotes, unescaped quotes inside
 * strings, semicolons after the value, and a text cut short.
 */
export function parseTolerantJson(text: string): TolerantJson {
  try {
    return { value: JSON.parse(text) as Json, repairs: [], isWhole: true }; // JSON.parse yields JSON values only
  } catch {
    return new Reading(text).document();
  }
}

const deepest = 200;
const bareWord = /[^\s,:{}[\]"']+/uy;
const skippable =
  /(?:[\s\u00A0\uFEFF]+|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|<!--(?:[^\n]{0,500}?-->|(?=[\s\S]))|-->|<!\[CDATA\[|\]\]>)/uy;

/** One pass over the text; every method moves `at` forward or ends, so the work is linear. */
class Reading {
  readonly text: string;
  readonly repairs = new Set<string>();
  at = 0;
  isWhole = true;

  constructor(text: string) {
    this.text = text;
  }

  document(): TolerantJson {
    this.skip();
    const value = this.withFollowing(this.value(0));
    if (value !== undefined && this.at < this.text.length)
      this.repairs.add("text after the end was left out");
    const read = { repairs: [...this.repairs], isWhole: this.isWhole };
    return value === undefined ? { ...read, isWhole: false } : { ...read, value };
  }

  /** Some put one object after the other, with or without a comma: together they are a list. */
  private withFollowing(first: Json | undefined): Json | undefined {
    const values = [first];
    for (;;) {
      this.skip();
      const separator = this.text[this.at];
      if (separator === ";" || separator === ",") this.at += 1;
      this.skip();
      const next = this.text[this.at];
      if (typeof first !== "object" || first === null || (next !== "{" && next !== "[")) break;
      values.push(this.value(0));
    }
    if (values.length === 1) return first;
    this.repairs.add("several values were taken as a list");
    return values.flat().filter((each) => each !== undefined);
  }

  private skip(): void {
    for (;;) {
      skippable.lastIndex = this.at;
      const found = skippable.exec(this.text)?.[0];
      if (found === undefined || found === "") return;
      if (found.trim() !== "" && found !== "\uFEFF") this.repairs.add("comments were left out");
      this.at += found.length;
    }
  }

  private value(depth: number): Json | undefined {
    const first = this.text[this.at];
    if (first === undefined) {
      this.isWhole = false;
      return undefined;
    }
    if (depth > deepest) {
      this.repairs.add(`values nested deeper than ${deepest} were left out`);
      this.at = this.text.length;
      this.isWhole = false;
      return undefined;
    }
    if (first === "{") return this.object(depth);
    if (first === "[") return this.array(depth);
    if (first === '"' || first === "'") return this.string(first);
    return this.word();
  }

  private object(depth: number): Json {
    const members: Record<string, Json> = Object.create(null) as Record<string, Json>; // no prototype to poison
    this.at += 1;
    while (this.continues("}")) {
      const key = this.key();
      this.skip();
      if (this.text[this.at] === ":") this.at += 1;
      else if (this.at < this.text.length) this.repairs.add("a missing colon was added");
      this.skip();
      const value = this.value(depth + 1);
      if (value !== undefined) members[key] = value;
    }
    return { ...members };
  }

  private array(depth: number): Json {
    const items: Json[] = [];
    this.at += 1;
    while (this.continues("]")) {
      const value = this.value(depth + 1);
      if (value !== undefined) items.push(value);
    }
    return items;
  }

  /** Steps over separators; true when another member follows, false when the container is closed or the text ends. */
  private continues(closing: "}" | "]"): boolean {
    const from = this.at;
    let commas = 0;
    for (;;) {
      this.skip();
      const next = this.text[this.at];
      if (next === undefined) {
        this.isWhole = false;
        return false;
      }
      if (next === closing) {
        if (commas > 0) this.repairs.add("a trailing comma was left out");
        this.at += 1;
        return false;
      }
      if (next === "}" || next === "]" || next === ":") {
        this.repairs.add("a stray bracket or colon was left out");
        this.at += 1;
      } else if (next === ",") {
        commas += 1;
        if (commas > 1) this.repairs.add("a doubled comma was left out");
        this.at += 1;
      } else {
        const before = this.text[from - 1];
        if (commas === 0 && before !== "{" && before !== "[") this.repairs.add("a missing comma was added");
        return true;
      }
    }
  }

  private key(): string {
    const quote = this.text[this.at];
    if (quote === '"' || quote === "'") return this.string(quote);
    this.repairs.add("names without quotes were taken as names");
    bareWord.lastIndex = this.at;
    const word = bareWord.exec(this.text)?.[0];
    this.at += Math.max(1, word?.length ?? 0);
    return word ?? "";
  }

  private string(quote: string): string {
    if (quote === "'") this.repairs.add("single quotes were taken as double ones");
    this.at += 1;
    let text = "";
    let from = this.at;
    for (; this.at < this.text.length; this.at += 1) {
      const character = this.text[this.at] ?? "";
      if (character === "\\") {
        text += this.text.slice(from, this.at) + this.escape();
        from = this.at + 1;
      } else if (character === quote) {
        if (this.endsString()) {
          text += this.text.slice(from, this.at);
          this.at += 1;
          return text;
        }
        this.repairs.add("quotes inside a text were taken as part of it");
      } else if (character < " ")
        this.repairs.add("raw line breaks or control characters inside a text were kept");
    }
    this.isWhole = false;
    return text + this.text.slice(from);
  }

  /** A quote ends a string when what follows could follow one; otherwise it is part of the words. */
  private endsString(): boolean {
    let at = this.at + 1;
    while (at < this.text.length && at < this.at + 400 && /\s/u.test(this.text[at] ?? "")) at += 1;
    const next = this.text[at];
    if (next === undefined || next === "}" || next === "]" || next === ":" || next === "/") return true;
    if (next === '"') return at > this.at + 1;
    if (next !== ",") return next === ";" || next === "<";
    return /^,\s*(?:["'{[}\]\d/-]|true\b|false\b|null\b|$)/u.test(this.text.slice(at, at + 200));
  }

  private escape(): string {
    this.at += 1;
    const letter = this.text[this.at];
    if (letter === "u") {
      const digits = this.text.slice(this.at + 1, this.at + 5);
      if (/^[\da-f]{4}$/iu.test(digits)) {
        this.at += 4;
        return String.fromCharCode(Number.parseInt(digits, 16));
      }
    }
    if (letter !== undefined && escapes.has(letter)) return escapes.get(letter) ?? "";
    this.repairs.add("a stray backslash was left out");
    return letter ?? "";
  }

  private word(): Json | undefined {
    bareWord.lastIndex = this.at;
    const word = bareWord.exec(this.text)?.[0];
    this.at += Math.max(1, word?.length ?? 0);
    if (word === undefined) return undefined;
    if (word === "true" || word === "false") return word === "true";
    if (word === "null" || word === "undefined") return null;
    const number = Number(word);
    if (Number.isFinite(number)) return number;
    this.repairs.add("words without quotes were taken as text");
    return word;
  }
}

const escapes = new Map([
  ['"', '"'],
  ["'", "'"],
  ["\\", "\\"],
  ["/", "/"],
  ["b", "\b"],
  ["f", "\f"],
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
]);
