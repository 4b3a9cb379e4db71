/** Anything JSON can say. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isList(value: unknown): value is readonly Json[] {
  return Array.isArray(value);
}

/** Follows keys down; nothing when a step is missing. Only own properties: `__proto__` is data like any other. */
export function field(value: Json | undefined, ...path: readonly string[]): Json | undefined {
  let at = value;
  for (const key of path) {
    if (!isObject(at) || !Object.hasOwn(at, key)) return undefined;
    at = at[key];
  }
  return at;
}

/** The text of a field, numbers written out; nothing when empty. */
export function textField(value: Json | undefined, ...path: readonly string[]): string | undefined {
  const found = field(value, ...path);
  if (typeof found === "number") return String(found);
  if (typeof found !== "string") return undefined;
  const trimmed = found.trim();
  return trimmed === "" ? undefined : trimmed;
}

export function numberField(value: Json | undefined, ...path: readonly string[]): number | undefined {
  const found = field(value, ...path);
  const number =
    typeof found === "string" && found.trim() !== ""
      ? Number(found)
      : typeof found === "number"
        ? found
        : NaN;
  return Number.isFinite(number) ? number : undefined;
}

export function listField(value: Json | undefined, ...path: readonly string[]): readonly Json[] {
  const found = field(value, ...path);
  return isList(found) ? found : [];
}
