import type { ModelParts } from "./personal-model.ts";

const name = "limits.cents";

/**
 * Fees without any membership, less what memberships save, and what those cost. A saving needs both the candidate and the
 * membership; of several memberships one saves.
 */
export function addMoney({ draft, candidates, facts }: ModelParts, keepsAll: boolean): void {
  const { limits, memberships } = facts.problem;
  const limit = limits.cents ?? Infinity;
  const most = candidates.reduce((sum, { candidate }) => sum + candidate.cents, 0);
  if (limit === Infinity || (!keepsAll && most <= limit)) return;
  const held = memberships.filter(({ cents }) => cents === 0);
  const fees = candidates.map(({ candidate: { cents, memberCents } }) =>
    Math.min(cents, ...held.map(({ id }) => memberCents?.[id] ?? cents)),
  );
  const terms: (readonly [number, number])[] = [...fees.entries()];
  const savers = candidates.map((): number[] => []);
  for (const { id, cents: price } of memberships) {
    const savings = fees.map((fee, column) => fee - (candidates[column]?.candidate.memberCents?.[id] ?? fee));
    const all = savings.reduce((sum, saving) => sum + Math.max(0, saving), 0);
    if (price === 0 || all <= price) continue;
    const bought = draft.column(0, 1, true);
    terms.push([bought, price]);
    for (const [column, saving] of savings.entries()) {
      if (saving <= 0) continue;
      const saved = draft.column(0, 1);
      savers[column]?.push(saved);
      terms.push([saved, -saving]);
      draft.atMost(
        "",
        [
          [saved, 1],
          [bought, -1],
        ],
        0,
      );
    }
  }
  for (const [column, saved] of savers.entries())
    if (saved.length > 0) draft.atMost("", [...saved.map((each) => [each, 1] as const), [column, -1]], 0);
  draft.atMost(name, terms, limit);
}
