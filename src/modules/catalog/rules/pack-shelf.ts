import { regionWords } from "./region-words.ts";
import type { PackSource } from "./source-pack.ts";

/** What is looked for on the shelf; empty texts ask for nothing. */
export interface ShelfFilter {
  readonly text: string;
  /** A state's or province's code, `US` or `INT`. */
  readonly region: string;
}

/** Sources of one kind of publisher. */
export interface ShelfGroup {
  readonly name: string;
  readonly lines: readonly PackSource[];
}

const groupNames = {
  national: "National and international",
  ala: "American Library Association and its divisions",
  "state-library": "State libraries",
  system: "Regional systems",
  association: "State and regional associations",
} as const satisfies Record<PackSource["group"], string>;

/** The pack's sources that fit a filter and are not taken, by kind of publisher; groups without any are left out. */
export function packShelf(
  pack: readonly PackSource[],
  filter: ShelfFilter,
  taken: ReadonlySet<string>,
): readonly ShelfGroup[] {
  const words = filter.text.toLowerCase().split(/\s+/u).filter(Boolean);
  const fitting = pack.filter((source) => !isTaken(source, taken) && fits(source, words, filter.region));
  return Object.entries(groupNames).flatMap(([group, name]) => {
    const lines = fitting.filter((source) => source.group === group);
    return lines.length === 0 ? [] : [{ name, lines }];
  });
}

/** True when a source of the pack is among those kept already. */
export function isTaken(source: PackSource, taken: ReadonlySet<string>): boolean {
  return taken.has(source.id) || taken.has(source.address);
}

/** Every region the pack names, the whole country and the world first. */
export function packRegions(
  pack: readonly PackSource[],
): readonly { readonly value: string; readonly label: string }[] {
  const codes = [...new Set(pack.flatMap((source) => source.regions))];
  const wide = ["US", "INT"].filter((code) => codes.includes(code));
  const states = codes
    .filter((code) => !wide.includes(code))
    .map((value) => ({ value, label: regionWords(value) }))
    .toSorted((a, b) => (a.label < b.label ? -1 : 1));
  return [...wide.map((value) => ({ value, label: regionWords(value) })), ...states];
}

function fits(source: PackSource, words: readonly string[], region: string): boolean {
  if (region !== "" && !source.regions.includes(region)) return false;
  const text = `${source.name} ${source.note} ${source.regions.map(regionWords).join(" ")}`.toLowerCase();
  return words.every((word) => text.includes(word));
}
