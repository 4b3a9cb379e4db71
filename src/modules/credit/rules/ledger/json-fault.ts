const blank = /[ \t\n\r]*/y;
const plain = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|true|false|null/y;
const stretch = /[^"\\\p{Cc}]{1,1000}|[\u007f-\u009f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/uy;

/** What may come next. */
type Next = "value" | "value or end" | "key" | "key or end" | "colon" | "comma or end" | "nothing";

/** Where a text stops being JSON: the place of the first sign that cannot stand there. For a person to look at. */
export function jsonFault(text: string): number {
  const open: ("{" | "[")[] = [];
  let next: Next = "value";
  let place = skip(blank, text, 0);
  while (place < text.length) {
    const step: Step | undefined = stepAt(text, place, next, open);
    if (step === undefined) return place;
    next = step.next;
    place = skip(blank, text, step.end);
  }
  return place;
}

interface Step {
  readonly end: number;
  readonly next: Next;
}

function stepAt(text: string, place: number, next: Next, open: ("{" | "[")[]): Step | undefined {
  const sign = text.charAt(place);
  const end = place + 1;
  if (sign === "}" || sign === "]") {
    const isPair = open.at(-1) === (sign === "}" ? "{" : "[");
    if (!isPair || !next.endsWith("end")) return undefined;
    open.pop();
    return { end, next: afterValue(open) };
  }
  if (next === "colon") return sign === ":" ? { end, next: "value" } : undefined;
  if (next === "comma or end")
    return sign === "," ? { end, next: open.at(-1) === "{" ? "key" : "value" } : undefined;
  if (next === "nothing") return undefined;
  const isKey = next.startsWith("key");
  if ((sign === "{" || sign === "[") && !isKey) {
    open.push(sign);
    return { end, next: sign === "{" ? "key or end" : "value or end" };
  }
  const after = sign === '"' ? endOfText(text, end) : isKey ? place : skip(plain, text, place);
  if (after === undefined || after === place) return undefined;
  return { end: after, next: isKey ? "colon" : afterValue(open) };
}

function afterValue(open: readonly string[]): Next {
  return open.length === 0 ? "nothing" : "comma or end";
}

function endOfText(text: string, from: number): number | undefined {
  let place = from;
  for (;;) {
    if (text.charAt(place) === '"') return place + 1;
    const after = skip(stretch, text, place);
    if (after === place) return undefined;
    place = after;
  }
}

function skip(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : from;
}
