import { countryOfRegion, REGION_NAMES, regionCode, regionName } from "#platform/places";
import type { RulePack } from "../packs/pack.ts";

/** The packs of one state, or of the whole country. */
export interface StatePacks {
  /** `US-NY`; `US`. */
  readonly code: string;
  readonly name: string;
  readonly packs: readonly RulePack[];
}

/** Packs that someone can hold a credential of, by state, in the order of the states' names; the whole country last. */
export function packsByState(packs: Iterable<RulePack>): readonly StatePacks[] {
  const states = new Map<string, RulePack[]>();
  for (const pack of packs) {
    if (pack.status === "superseded") continue;
    const found = states.get(pack.jurisdiction) ?? [];
    found.push(pack);
    states.set(pack.jurisdiction, found);
  }
  return [...states]
    .map(([code, all]) => ({ code, name: stateName(code), packs: all.toSorted(byAudience) }))
    .toSorted((one, other) => order(one) - order(other) || (one.name < other.name ? -1 : 1));
}

/** A state of which no pack is here, to be said so by name. */
export interface UnlistedState {
  readonly code: string;
  readonly name: string;
}

/** The country's states of which none of these is, in the order of their names. */
export function unlistedStates(states: readonly StatePacks[]): readonly UnlistedState[] {
  const listed = new Set(states.map(({ code }) => code));
  return REGION_NAMES.flatMap((name) => {
    const region = regionCode(name);
    if (region === undefined || countryOfRegion(region) !== "US" || listed.has(`US-${region}`)) return [];
    return [{ code: `US-${region}`, name }];
  }).toSorted((one, other) => (one.name < other.name ? -1 : 1));
}

/** `New York`; the country’s own words for `US`. */
export function stateName(code: string): string {
  const region = code.split("-")[1];
  return region === undefined ? "The whole country" : (regionName(region) ?? code);
}

function order({ code }: { readonly code: string }): number {
  return code.includes("-") ? 0 : 1;
}

function byAudience(one: RulePack, other: RulePack): number {
  if (one.audience !== other.audience) return one.audience < other.audience ? -1 : 1;
  return one.credential < other.credential ? -1 : 1;
}
