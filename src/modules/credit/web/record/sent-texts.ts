import type { SentValues } from "#platform/http";

/** All texts that a form or query sent under one name, as check boxes do; files are left out. */
export function textsOf(sent: SentValues, name: string): readonly string[] {
  const value = sent[name];
  const all = value === undefined ? [] : typeof value === "string" || value instanceof File ? [value] : value;
  return all.filter((each) => typeof each === "string");
}
