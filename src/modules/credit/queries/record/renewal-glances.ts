import { tenantsOf, type Viewer } from "#modules/people";
import { type RenewalGlance, renewalGlance } from "../../rules/record/renewal-glance.ts";
import { packsFor } from "../packs/packs-for.ts";
import type { CreditProgram } from "../program.ts";
import { recordOf } from "./standings.ts";

/** How the viewer stands for each credential that asks for learning, the soonest due first. */
export async function renewalGlancesOf(
  { db, packs }: Pick<CreditProgram, "db" | "packs">,
  viewer: Viewer,
  today: string,
): Promise<readonly RenewalGlance[]> {
  const { stoods } = await recordOf(
    db,
    await packsFor({ db, packs }, tenantsOf(viewer)),
    viewer.accountId,
    today,
  );
  return stoods
    .flatMap((stood) => renewalGlance(stood) ?? [])
    .toSorted((one, other) => (one.dueOn ?? "9").localeCompare(other.dueOn ?? "9"));
}
