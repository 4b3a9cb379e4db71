import { regionName } from "#platform/places";

/** A region as sources and places write it, in words: `NY, NJ` is New York, New Jersey, and `national` is National. */
export function regionWords(region: string): string {
  const names = region.split(",").map((part) => nameOf(part.trim()));
  return names.join(", ").replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}

function nameOf(code: string): string {
  if (code === "US") return "Whole United States";
  if (code === "INT") return "The world";
  return regionName(code) ?? code;
}
