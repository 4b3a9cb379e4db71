import { CST, Lexer } from "yaml";

interface Refusal {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

const mostLetters = 200_000;
const mostPieces = 20_000;
const mostBrackets = 20;
const mostListMarks = 8;

const mostAliases = 200;

/**
 * Why a text is not even tried as YAML: it is too long (names that stand twice are looked for one by one), nested so
 * deeply that taking it apart could run out of stack, or has so many aliases that finding what they stand for takes long.
 */
export function refusal(text: string): Refusal | undefined {
  if (text.length > mostLetters)
    return {
      line: 1,
      column: 1,
      message: `A pack has at most ${mostLetters} letters; this has ${text.length}`,
    };
  const place = { line: 1, column: 1, brackets: 0, marks: 0, aliases: 0 };
  let isWord = false;
  let pieces = 0;
  for (const token of new Lexer().lex(text)) {
    pieces += 1;
    if (pieces > mostPieces)
      return {
        line: place.line,
        column: place.column,
        message: "A pack is never that long: make it shorter",
      };
    // The lexer announces a word by itself; what follows then looks like a mark at most, and is none.
    const message = isWord ? undefined : weigh(CST.tokenType(token), place);
    if (message !== undefined) return { line: place.line, column: place.column, message };
    isWord = token === CST.SCALAR;
    moveOn(token, place);
  }
  return undefined;
}

interface Place {
  line: number;
  column: number;
  /** Brackets and braces that are open. */
  brackets: number;
  /** Marks of lists on this line. */
  marks: number;
  aliases: number;
}

function weigh(type: string | null, place: Place): string | undefined {
  if (type === "alias") place.aliases += 1;
  if (place.aliases > mostAliases) return `There are more than ${mostAliases} aliases (*)`;
  if (type === "flow-seq-start" || type === "flow-map-start") place.brackets += 1;
  if (type === "flow-seq-end" || type === "flow-map-end") place.brackets -= 1;
  if (type === "seq-item-ind" || type === "explicit-key-ind") place.marks += 1;
  return place.brackets > mostBrackets || place.marks > mostListMarks
    ? "This is nested too deeply"
    : undefined;
}

const signs: ReadonlySet<string> = new Set([CST.BOM, CST.DOCUMENT, CST.FLOW_END, CST.SCALAR]);

function moveOn(token: string, place: Place): void {
  const lastBreak = token.lastIndexOf("\n");
  if (lastBreak === -1) {
    if (!signs.has(token)) place.column += token.length;
    return;
  }
  place.line += token.split("\n").length - 1;
  place.column = token.length - lastBreak;
  place.marks = 0;
}
