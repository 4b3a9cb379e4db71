import type { SentValues } from "#platform/http";

/** What was ticked in a list of a form. */
export function chosenIds(sent: SentValues, name: string): readonly string[] {
  const value = sent[name] ?? [];
  const chosen: readonly (string | File)[] =
    typeof value === "string" || value instanceof File ? [value] : value;
  return chosen.flatMap((each) => (typeof each === "string" ? each : []));
}
