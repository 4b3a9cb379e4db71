/** An object of JSON, nothing known of it yet. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** What is wrong with a text that should be a JSON object of bounded size. */
export interface NotReadable {
  readonly problem: string;
}

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
export function readJsonObject(text: string): JsonObject | NotReadable {
  if (text.length > MOST_CHARACTERS) return { problem: "It is too long to be a credential." };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { problem: "It is not JSON." };
  }
  if (!isObject(value)) return { problem: "It is JSON, but not an object." };
  return unboundedness(value) ?? value;
}

export function isNotReadable(value: JsonObject | NotReadable): value is NotReadable {
  return typeof value["problem"] === "string" && Object.keys(value).length === 1;
}

/** Walked with a list, not by recursion: the depth is what is being measured. */
function unboundedness(root: JsonObject): NotReadable | undefined {
  const open: { readonly value: unknown; readonly depth: number }[] = [{ value: root, depth: 0 }];
  let seen = 0;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    seen += 1;
    if (seen > MOST_VALUES) return { problem: "It holds too many values to be a credential." };
    if (next.depth > MOST_DEPTH) return { problem: "It is nested too deeply to be a credential." };
    const { value, depth } = next;
    if (typeof value !== "object" || value === null) continue;
    if (Object.hasOwn(value, "__proto__")) return { problem: "It uses a name that is not safe: __proto__." };
    for (const inner of Object.values(value)) open.push({ value: inner, depth: depth + 1 });
  }
  return undefined;
}
