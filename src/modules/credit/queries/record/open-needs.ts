import type { Db } from "#platform/db";
import type { PeopleTables, Viewer } from "#modules/people";
import type { LocalDate } from "../../rules/local-date.ts";
import { type OpenNeed, openNeeds } from "../../rules/record/open-needs.ts";
import type { CreditTables } from "../../tables.ts";
import type { CreditProgram } from "../program.ts";
import { packsOfAccount } from "../packs/packs-for.ts";
import { recordOf } from "./standings.ts";

/** What the viewer's own credentials still ask for of certain topics on a day, the earliest due first. */
export async function openNeedsOf(
  { db, packs }: Pick<CreditProgram, "packs"> & { readonly db: Db<CreditTables & PeopleTables> },
  { accountId }: Pick<Viewer, "accountId">,
  today: LocalDate,
): Promise<readonly OpenNeed[]> {
  const known = await packsOfAccount({ db, packs }, accountId);
  const { stoods } = await recordOf(db, known, accountId, today);
  return openNeeds(stoods.filter((stood) => "standing" in stood));
}
