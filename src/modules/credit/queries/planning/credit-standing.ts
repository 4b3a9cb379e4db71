import { tenantsOf, type Viewer } from "#modules/people";
import { type RenewalGlance, renewalGlance } from "../../rules/record/renewal-glance.ts";
import { packsFor } from "../packs/packs-for.ts";
import type { CreditProgram } from "../program.ts";
import { recordOf } from "../record/standings.ts";
import { type OwnCreditPlanning, planningFrom } from "./credit-planning.ts";

/** How someone stands, and what plans are made with, from one reading of their record. */
export interface CreditStanding {
  /** Of each credential that asks for learning, the soonest due first. */
  readonly renewals: readonly RenewalGlance[];
  readonly planning: OwnCreditPlanning;
}

/** How the viewer stands on a day, and what their credentials still need. */
export async function creditStandingOf(
  { db, packs }: Pick<CreditProgram, "db" | "packs">,
  viewer: Viewer,
  today: string,
): Promise<CreditStanding> {
  const known = await packsFor({ db, packs }, tenantsOf(viewer));
  const record = await recordOf(db, known, viewer.accountId, today);
  return {
    renewals: record.stoods
      .flatMap((stood) => renewalGlance(stood) ?? [])
      .toSorted((one, other) => (one.dueOn ?? "9").localeCompare(other.dueOn ?? "9")),
    planning: planningFrom(record, today),
  };
}
