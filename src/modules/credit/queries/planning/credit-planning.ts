import { tenantsOf, type Viewer } from "#modules/people";
import { ledgerEntries } from "../../rules/ledger/as-engine-sees.ts";
import { type CreditPlanning, creditPlanning } from "../../rules/planning/credit-planning.ts";
import { packsFor } from "../packs/packs-for.ts";
import type { CreditProgram } from "../program.ts";
import { type OwnRecord, recordOf } from "../record/standings.ts";

/** Someone's record as far as a plan goes by it. */
export interface OwnCreditPlanning extends CreditPlanning {
  /** Offerings of the catalogue that are on the record, done or planned. */
  readonly offeringIds: ReadonlySet<string>;
  /** Minutes of learning of the last twelve months by topic: an entry with several counts whole for each. */
  readonly minutesByTopic: ReadonlyMap<string, number>;
}

/** What the viewer's credentials still need, and what they have learned lately. */
export async function creditPlanningOf(
  { db, packs }: Pick<CreditProgram, "db" | "packs">,
  viewer: Viewer,
  today: string,
): Promise<OwnCreditPlanning> {
  const own = await packsFor({ db, packs }, tenantsOf(viewer));
  return planningFrom(await recordOf(db, own, viewer.accountId, today), today);
}

/** The same, from a record that was read. */
export function planningFrom({ entries, stoods }: OwnRecord, today: string): OwnCreditPlanning {
  const yearAgo = `${Number(today.slice(0, 4)) - 1}${today.slice(4)}`;
  const minutesByTopic = new Map<string, number>();
  for (const { topics, to, measured, state } of entries) {
    if (state !== "earned" || to === undefined || to < yearAgo) continue;
    const minutes = measured !== undefined && "minutes" in measured ? measured.minutes : 0;
    for (const topic of topics) minutesByTopic.set(topic, (minutesByTopic.get(topic) ?? 0) + minutes);
  }
  return {
    ...creditPlanning(stoods, ledgerEntries(entries), today),
    offeringIds: new Set(
      entries.flatMap(({ offeringId, state }) => (state === "draft" ? [] : (offeringId ?? []))),
    ),
    minutesByTopic,
  };
}
