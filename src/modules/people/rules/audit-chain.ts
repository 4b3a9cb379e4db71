import { chainedText, type ChainedEntry, noDigest } from "./audit.ts";

/** Where a chain is broken, or that it is whole: how far it goes, and the digest of its last line. */
export type ChainState =
  | { readonly is: "whole"; readonly lines: number; readonly head: string }
  | { readonly is: "broken"; readonly at: number; readonly why: string };

/** Follows a chain line by line. Pure but for the digest, which is handed in: rules reach no cryptography. */
export class ChainReader {
  readonly #digestOf: (text: string) => string;
  #lines = 0;
  #head = noDigest;

  constructor(digestOf: (text: string) => string) {
    this.#digestOf = digestOf;
  }

  /** Takes the next line, in the order of their numbers; says what is wrong with it, or nothing. */
  take(entry: ChainedEntry): { readonly at: number; readonly why: string } | undefined {
    const expected = this.#lines + 1;
    if (entry.sequence !== expected)
      return { at: expected, why: `Line ${expected} is missing: the next one is ${entry.sequence}.` };
    if (entry.digest !== this.#digestOf(chainedText(this.#head, entry.sequence, entry)))
      return {
        at: expected,
        why: `Line ${expected} is not what was written: it, its place, or a line before it was changed.`,
      };
    this.#lines = expected;
    this.#head = entry.digest;
    return undefined;
  }

  /** How far the chain is whole. */
  get whole(): { readonly is: "whole"; readonly lines: number; readonly head: string } {
    return { is: "whole", lines: this.#lines, head: this.#head };
  }
}

/** A digest that was noted outside, as `LINE:DIGEST`: it shows whether the end was cut off or all was written anew. */
export interface NotedHead {
  readonly lines: number;
  readonly head: string;
}

/** Reads a noted head; undefined when it is not one. */
export function readNotedHead(text: string): NotedHead | undefined {
  const [, lines, head] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text.trim()) ?? [];
  return lines === undefined || head === undefined ? undefined : { lines: Number(lines), head };
}
