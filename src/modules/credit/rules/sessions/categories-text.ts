type Categories = Readonly<Record<string, readonly string[]>>;

/** Categories by rule pack, one pack a line: `us-ny-public-librarian: technology, ethics`. The first line that is none is wrong. */
export function readCategories(
  text: string,
): { readonly categories: Categories } | { readonly wrong: string } {
  const categories: Record<string, readonly string[]> = {};
  for (const line of text.split(/\r?\n/u).map((each) => each.trim())) {
    if (line === "") continue;
    const match = /^([a-z0-9][a-z0-9-]*)\s*:\s*(\S.*)$/u.exec(line);
    if (match === null) return { wrong: line };
    const names = (match[2] ?? "").split(",").map((each) => each.trim());
    categories[match[1] ?? ""] = [...new Set(names.filter((each) => each !== ""))];
  }
  return { categories };
}

/** The text that `readCategories` reads. */
export function writeCategories(categories: Categories): string {
  return Object.entries(categories)
    .map(([pack, names]) => `${pack}: ${names.join(", ")}`)
    .join("\n");
}
