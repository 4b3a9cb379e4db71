/** What could be read of a damaged JSON Feed. */
export interface SalvagedJson {
  /** The document without its items. */
  readonly head: unknown;
  readonly items: readonly unknown[];
  /** How many items were begun but are not whole. */
  readonly lostCount: number;
}

const ITEMS = /"items"\s*:\s*\[/;
const MOST_PASSES = 30;
/** Between two objects of a list, whatever stands around it. */
const BOUNDARY = /\}\s*,\s*(?=\{)/g;

/**
 * Items of a JSON document that does not parse, because it was cut or one item is damaged: each object of the list is
 * parsed on its own, and after a bad one reading goes on at the next place where one object ends and another begins.
 */
export function salvageJson(text: string): SalvagedJson | undefined {
  const list = ITEMS.exec(text);
  if (!list) return undefined;
  const head = parsedOrUndefined(`${text.slice(0, list.index).replace(/,\s*$/, "")}}`) ?? {};
  const items: unknown[] = [];
  let lostCount = 0;
  let start = text.indexOf("{", list.index + list[0].length);
  let steps = 0;
  while (start >= 0) {
    const end = endOfObject(text, start);
    steps += (end < 0 ? text.length : end) - start;
    // Objects that open and never close would each be followed to the end of the document.
    if (steps > text.length * MOST_PASSES) return { head, items, lostCount: lostCount + 1 };
    const value = end < 0 ? undefined : parsedOrUndefined(text.slice(start, end));
    if (value === undefined) {
      lostCount++;
      start = nextBoundary(text, start);
      continue;
    }
    if (isItem(value)) items.push(value);
    else lostCount++;
    start = startOfNext(text, end);
  }
  return { head, items, lostCount };
}

/** The object that follows in the same list; -1 at the end of the list. */
function startOfNext(text: string, from: number): number {
  const separator = /^\s*,?\s*(?=\{)/.exec(text.slice(from, from + 200));
  return separator ? from + separator[0].length : -1;
}

function nextBoundary(text: string, from: number): number {
  BOUNDARY.lastIndex = from;
  const found = BOUNDARY.exec(text);
  return found ? found.index + found[0].length : -1;
}

/** Index after the brace that closes the object at `start`; -1 when it is never closed. */
function endOfObject(text: string, start: number): number {
  let depth = 0;
  let isInString = false;
  for (let index = start; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (isInString) {
      if (code === 0x5c) index++;
      else if (code === 0x22) isInString = false;
    } else if (code === 0x22) isInString = true;
    else if (code === 0x7b) depth++;
    else if (code === 0x7d && --depth === 0) return index + 1;
  }
  return -1;
}

/** Attachments and authors are objects too; only an item has one of these. */
function isItem(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return (
    ["id", "content_html", "content_text", "date_published", "title"].some((key) => key in value) &&
    !("mime_type" in value)
  );
}

function parsedOrUndefined(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    // A SyntaxError is the answer: this part is not whole.
    return undefined;
  }
}
