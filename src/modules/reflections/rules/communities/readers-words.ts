import { type Level, levelWords } from "../sharing/levels.ts";

/** Who may read something of one's own, in a few words: `Only me`, `Winter course`, or `My branch, and Winter course`. */
export function readersWords(
  { communities, level }: { readonly level: Level; readonly communities: readonly string[] },
  names: ReadonlyMap<string, string>,
): string {
  const known = communities.flatMap((id) => names.get(id) ?? []);
  if (known.length === 0) return levelWords[level].name;
  const joined = known.join(" and ");
  return level === "only me" ? joined : `${levelWords[level].name}, and ${joined}`;
}
