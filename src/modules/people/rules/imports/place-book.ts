import type { Kept, OrganisationRow } from "./plan.ts";

/** The tree of organisations as it is and as rows change it, found by id, code and name. */
export class PlaceBook {
  /** The top of the tree. */
  readonly root: OrganisationRow;
  readonly #kept = new Map<string, Kept<OrganisationRow>>();
  readonly #rows = new Map<string, OrganisationRow>();
  readonly #byCode = new Map<string, string>();
  readonly #byName = new Map<string, string[]>();
  readonly #nearest = new Map<string, string>();
  readonly #taken = new Map<string, string>();

  /** @throws Error when there is no root among them. */
  constructor(kept: readonly Kept<OrganisationRow>[]) {
    const root = kept.find(({ parentId }) => parentId === null);
    if (root === undefined) throw new Error("A tree of organizations has a root.");
    this.root = root;
    for (const row of kept) {
      this.#kept.set(row.id, row);
      this.#enter(row);
    }
  }

  byId(id: string): OrganisationRow | undefined {
    return this.#rows.get(id);
  }

  /** What is kept under a code, else under a name. */
  match(code: string | undefined, name: string | undefined): Kept<OrganisationRow> | "several" | undefined {
    const byCode = code === undefined ? undefined : this.#byCode.get(keyOf(code));
    if (byCode !== undefined) return this.#kept.get(byCode) ?? this.#asTaken(byCode);
    const named = (this.#byName.get(keyOf(name ?? "")) ?? []).filter(
      (id) => code === undefined || (this.#rows.get(id)?.code ?? null) === null,
    );
    if (named.length > 1) return "several";
    const [id] = named;
    return id === undefined ? undefined : (this.#kept.get(id) ?? this.#asTaken(id));
  }

  /** By code, else by a name that only one has. */
  find(text: string): OrganisationRow | undefined {
    const key = keyOf(text);
    const named = this.#byName.get(key) ?? [];
    const id = this.#byCode.get(key) ?? (named.length === 1 ? named[0] : undefined);
    return id === undefined ? undefined : this.#rows.get(id);
  }

  /** Whether several have this name, so that it names none of them. */
  isDoubtful(text: string): boolean {
    return !this.#byCode.has(keyOf(text)) && (this.#byName.get(keyOf(text))?.length ?? 0) > 1;
  }

  /** Takes a row in for a line of a file; false when another line has taken it. */
  take(row: OrganisationRow, rowName: string): boolean {
    if (this.#taken.has(row.id)) return false;
    this.#taken.set(row.id, rowName);
    this.#enter(row);
    return true;
  }

  takenBy(id: string): string | undefined {
    return this.#taken.get(id);
  }

  put(row: OrganisationRow): void {
    this.#rows.set(row.id, row);
  }

  /** Levels between it and the root. */
  depth(id: string): number {
    let levels = 0;
    for (
      let at = this.#rows.get(id);
      at !== undefined && at.parentId !== null;
      at = this.#rows.get(at.parentId)
    )
      if ((levels += 1) > mostLevels) break;
    return levels;
  }

  /** Whether the first stands below the second, or is it. */
  isBelow(id: string, other: string): boolean {
    let levels = 0;
    for (let at = this.#rows.get(id); at !== undefined; at = this.#rows.get(at.parentId ?? "")) {
      if (at.id === other) return true;
      if ((levels += 1) > mostLevels) return true;
    }
    return false;
  }

  /** For a message: the name most like a text, or where names are listed. */
  nearest(text: string): string {
    const known = this.#nearest.get(text);
    if (known !== undefined) return known;
    const found = this.#nearest.size < mostSuggestions ? this.#mostLike(text) : undefined;
    const advice =
      found === undefined ? "the code or the name of one on the page Organization" : `perhaps “${found}”`;
    if (found !== undefined) this.#nearest.set(text, advice);
    return advice;
  }

  #mostLike(text: string): string | undefined {
    const wanted = new Set(tellingWords(text));
    let best = { name: "", score: 0 };
    for (const [key, [id]] of this.#byName) {
      const words = tellingWords(key);
      const score = words.filter((word) => wanted.has(word)).length / Math.max(words.length, wanted.size);
      const near = isOneLetterOff(key, keyOf(text)) ? 0.9 : score;
      if (near > best.score) best = { name: this.#rows.get(id ?? "")?.name ?? "", score: near };
    }
    return best.score >= 0.3 ? best.name : undefined;
  }

  // A second row for a branch that the same file makes.
  #asTaken(id: string): Kept<OrganisationRow> | undefined {
    const row = this.#rows.get(id);
    return row && { ...row, changedAt: "" };
  }

  #enter(row: OrganisationRow): void {
    this.#rows.set(row.id, row);
    if (row.code !== null) this.#byCode.set(keyOf(row.code), row.id);
    const key = keyOf(row.name);
    const named = this.#byName.get(key);
    if (named === undefined) this.#byName.set(key, [row.id]);
    else if (!named.includes(row.id)) named.push(row.id);
  }
}

/** The words of a name that set it apart: half the branches of a system are called Branch. */
function tellingWords(name: string): readonly string[] {
  const words = keyOf(name).split(" ");
  const telling = words.filter((word) => !commonWords.has(word));
  return telling.length > 0 ? telling : words;
}

const commonWords = new Set(["branch", "library", "public", "the", "of", "at", "school"]);

const mostLevels = 50;
/** A file whose every row names another unknown branch needs no advice on each. */
const mostSuggestions = 500;

/** What people type, alike whatever its case, blanks and marks. */
export function keyOf(text: string): string {
  return text
    .toLowerCase()
    .normalize("NFKC")
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

function isOneLetterOff(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1 || one.length < 4) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  let end = 0;
  while (end < Math.min(one.length, other.length) - start && one.at(-1 - end) === other.at(-1 - end))
    end += 1;
  return Math.max(one.length, other.length) - start - end <= 1;
}
