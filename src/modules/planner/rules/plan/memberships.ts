import type { Listing } from "#modules/catalog";
import type { PlanMembership } from "./plan-inputs.ts";

type Tier = Listing["cost"]["tiers"][number];

/** Memberships as people write them, one a line: `WLA`, `ALA $75`. */
export function readMemberships(text: string): readonly PlanMembership[] | { readonly problem: string } {
  const found: PlanMembership[] = [];
  for (const line of text.split(/\r?\n/u).map((each) => each.trim())) {
    if (line === "") continue;
    const [, name = "", dollars] = /^(.*?)(?:\s+\$?(\d{1,5}(?:\.\d\d)?))?$/u.exec(line) ?? [];
    if (!/\p{L}/u.test(name) || name.length > 120) return { problem: `“${line}” names no membership.` };
    found.push({ name, cents: dollars === undefined ? 0 : Math.round(Number(dollars) * 100) });
  }
  if (found.length > 20) return { problem: "Write at most twenty memberships." };
  return found;
}

/** The same, to be changed. */
export function writeMemberships(memberships: readonly PlanMembership[]): string {
  return memberships
    .map(({ name, cents }) =>
      cents === 0 ? name : `${name} $${(cents / 100).toFixed(2).replace(".00", "")}`,
    )
    .join("\n");
}

/** The price with each membership, by its name: a tier for members, of whom it names or whose provider it is. */
export function memberCents(
  { cost, provider }: Pick<Listing, "cost" | "provider">,
  memberships: readonly PlanMembership[],
): Readonly<Record<string, number>> {
  const prices = memberships.flatMap(({ name }): readonly (readonly [string, number])[] => {
    const cents = cost.tiers
      .filter((tier) => isForMembers(tier) && speaksOf(`${tier.label ?? ""} ${provider ?? ""}`, name))
      .map(({ amountCents }) => amountCents);
    return cents.length === 0 ? [] : [[name, Math.min(...cents)]];
  });
  return Object.fromEntries(prices);
}

function isForMembers({ label = "" }: Tier): boolean {
  return /\bmembers?\b/iu.test(label) && !/\bnon[- ]?members?\b/iu.test(label);
}

/** Every word of the name, or a short name that the first letters of the words spell: WLA. */
function speaksOf(text: string, name: string): boolean {
  const [all, asked] = [wordsOf(text), wordsOf(name)];
  const letters = all.map((word) => word.charAt(0)).join("");
  const [short = ""] = asked;
  const isSpelled = asked.length === 1 && short.length > 2 && letters.includes(short);
  return asked.length > 0 && (isSpelled || asked.every((word) => all.includes(word)));
}

function wordsOf(text: string): readonly string[] {
  return [...text.toLowerCase().matchAll(/[\p{L}\p{N}]+/gu)].map(([word]) => word);
}
