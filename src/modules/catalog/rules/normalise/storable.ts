/** More than any key, address or line that a person wrote; databases index no longer ones. */
const longestKey = 500;

/**
 * The value with its texts as any database can hold them: without NUL, and with no half of a character left alone.
 * Nearly every value is so already, and is given back as it is.
 */
export function storable<Value>(value: Value): Value {
  // What is made anew has the shape it had.
  return isStorable(value) ? value : (cleaned(value) as Value);
}

/** Plain loops: this looks at some hundred values of every record, and lists of them would take longer than the look. */
function isStorable(value: unknown): boolean {
  if (typeof value === "string") return value.isWellFormed() && !value.includes("\0");
  if (typeof value !== "object" || value === null) return true;
  if (Array.isArray(value)) {
    for (const inner of value) if (!isStorable(inner)) return false;
    return true;
  }
  const parts = value as Readonly<Record<string, unknown>>; // any object is one
  for (const name in parts) if (!isStorable(parts[name])) return false;
  return true;
}

function cleaned(value: unknown): unknown {
  if (typeof value === "string") return value.toWellFormed().replaceAll("\0", "");
  if (Array.isArray(value)) return value.map(storable);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, storable(inner)]));
}

/** The beginning of a text that can be stored, so long at most. */
export function storableBeginning(text: string, maxLength: number): string {
  return text.length <= maxLength ? text : text.slice(0, maxLength).toWellFormed();
}

/** A source's key, its middle told by a number when it is very long: the same key always gives the same. */
export function storableKey(key: string): string {
  if (key.length <= longestKey) return key;
  const part = Math.floor(longestKey / 2) - 20;
  return storable(`${key.slice(0, part)}…${fingerprint(key)}…${key.slice(-part)}`);
}

/** FNV-1a over the text's code units, twice with different starts: 64 bits, plenty among one source's keys. */
function fingerprint(text: string): string {
  return [0x811c9dc5, 0x9747b28c].map((start) => hash(text, start).toString(16).padStart(8, "0")).join("");
}

function hash(text: string, start: number): number {
  let bits = start;
  for (let place = 0; place < text.length; place += 1)
    bits = Math.imul(bits ^ text.charCodeAt(place), 0x01000193);
  return bits >>> 0;
}
