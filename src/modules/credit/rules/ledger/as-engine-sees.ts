import type { Decision, LedgerEntry } from "./entry.ts";
import type { KeptEntry } from "./kept-entry.ts";

/** An entry of someone's record, and what was decided about it, by pack. */
export interface DecidedEntry extends KeptEntry {
  readonly decisions: Readonly<Record<string, Decision>>;
}

/** What the engine reckons with: everything but drafts, which their owner has not said yes to. */
export function ledgerEntries(kept: readonly DecidedEntry[]): readonly LedgerEntry[] {
  return kept.flatMap((each) => {
    const { state, from, to, measured, ...rest } = each;
    if (state === "draft" || from === undefined || to === undefined || measured === undefined) return [];
    return [
      {
        id: rest.id,
        title: rest.title,
        provider: rest.provider,
        from,
        to,
        measured,
        mode: rest.mode,
        topics: rest.topics,
        categories: rest.categories,
        activity: rest.activity,
        approvedBy: rest.approvedBy,
        preApproved: rest.preApproved,
        endorsements: rest.endorsements,
        evidence: [...new Set([...rest.evidence.map(({ kind }) => kind), ...rest.proofOnPaper])],
        status: state,
        decisions: rest.decisions,
      },
    ];
  });
}
