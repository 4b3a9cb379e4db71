/** An object of JSON, nothing known of it yet. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** What reading a text came to: a JSON object of bounded size, or a sentence on why there is none. */
export type ReadJson = { readonly document: JsonObject } | { readonly problem: string };

const MOST_CHARACTERS = 2_000_000;
const MOST_VALUES = 20_000;
const MOST_DEPTH = 60;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** JSON-LD says one value bare and several as a list; this makes both a list. Nothing gives none. */
export function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

export function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

/**
 * The JSON object in a text of strangers, or why there is none.
 *
 * Bounded in size, number of values and depth before anything recursive sees it, so that none can stall or overflow the
 * program. `__proto__` as a name is refused: copying such an object would change its prototype.
 */
export function readJsonObject(text: string): ReadJson {
  if (text.length > MOST_CHARACTERS) return { problem: "It is too long to be a credential." };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { problem: "It is not JSON." };
  }
  if (!isObject(value)) return { problem: "It is JSON, but not an object." };
  const problem = unboundedness(value, text);
  return problem === undefined ? { document: value } : { problem };
}

/** Walked with a list, not by recursion: the depth is what is being measured. */
function unboundedness(root: JsonObject, text: string): string | undefined {
  const open: { readonly value: unknown; readonly depth: number }[] = [{ value: root, depth: 0 }];
  let seen = 0;
  let names = 0;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    seen += 1;
    if (seen > MOST_VALUES) return "It holds too many values to be a credential.";
    if (next.depth > MOST_DEPTH) return "It is nested too deeply to be a credential.";
    const { value, depth } = next;
    if (typeof value !== "object" || value === null) continue;
    if (Object.hasOwn(value, "__proto__")) return "It uses a name that is not safe: __proto__.";
    if (!Array.isArray(value)) names += Object.keys(value).length;
    for (const inner of Object.values(value)) open.push({ value: inner, depth: depth + 1 });
  }
  // JSON.parse keeps the last of two; another reader may show the first, which nobody signed (RFC 8259 §4).
  if (names !== namesIn(text)) return "It gives one name twice in the same object.";
  return undefined;
}

/** How many member names a JSON text writes: strings with a colon behind them. */
function namesIn(text: string): number {
  let names = 0;
  for (const [, colon] of text.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?/gu)) if (colon !== undefined) names += 1;
  return names;
}
