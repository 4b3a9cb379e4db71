import { scanWords } from "./scan.ts";

/** A word as typed, and where. */
export interface TypedWord {
  readonly raw: string;
  readonly start: number;
  readonly end: number;
}

export interface Question {
  readonly words: readonly TypedWord[];
  /** The words of each quoted phrase. */
  readonly phrases: readonly (readonly string[])[];
  /** The words of each thing that must not appear: one for `-word`, several for `-"a phrase"`. */
  readonly excluded: readonly (readonly string[])[];
}

/** Whoever writes more than this writes prose: quotation marks and hyphens then mean what they mean in prose. */
const longestCommand = 12;

/** Reads a search box: words, `"phrases"`, `-word` and `-"phrase"`. A missing closing quote counts as given. */
export function parseQuestion(text: string): Question {
  const all = typedWords(text, true);
  return all.length > longestCommand ? { words: all, phrases: [], excluded: [] } : withCommands(text);
}

function withCommands(text: string): Question {
  const phrases: (readonly string[])[] = [];
  const excluded: (readonly string[])[] = [];
  const rest = text
    .replace(/[\u201c\u201d\u201e]/g, '"')
    .replace(/(^|\s)(-?)(?:"([^"]*)(?:"|$)|(?<=-)([^\s"]+))/g, (all, ...groups: (string | undefined)[]) => {
      const [, minus, quoted, single] = groups;
      const words = typedWords(quoted ?? single ?? "").map((word) => word.raw);
      if (words.length > 0) (minus === "-" ? excluded : phrases).push(words);
      // Blanks of the same length: the places of the other words stay right.
      return " ".repeat(all.length);
    });
  return { words: typedWords(rest, true), phrases, excluded };
}

/**
 * With `joinCompounds`, words joined by a hyphen of which one is very short become one (`e-mail`, `pre-K`, `K-12`):
 * documents have them both apart and joined.
 */
function typedWords(text: string, joinCompounds = false): readonly TypedWord[] {
  const words: TypedWord[] = [];
  scanWords(text, {
    word: (start, end) => words.push({ raw: text.slice(start, end), start, end }),
    compound: (start, end) => {
      const parts = words.filter((word) => word.start >= start);
      if (!joinCompounds || parts.every((part) => part.raw.length > 2)) return;
      words.splice(words.length - parts.length, parts.length, { raw: text.slice(start, end), start, end });
    },
  });
  return words;
}
