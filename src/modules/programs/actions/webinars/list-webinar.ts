import { withTables } from "#platform/db";
import { type CatalogTables, keepOwnOffering, takeBackOwnOffering } from "#modules/catalog";
import type { ProgramsDb, ProgramsProgram } from "../../queries/program.ts";
import { offeringOfWebinar } from "../../rules/webinars/offering-of-webinar.ts";
import { anyone, mayRead } from "../../rules/reading/who-may-read.ts";
import { ownWebinar } from "../../queries/webinars/webinars.ts";

/**
 * After any change of a webinar, in the same transaction: what everyone may read stands in the catalogue, and nothing else does. The
 * catalogue has no levels, and no way to take a word back but to overwrite it.
 */
export async function listWebinar(
  tx: ProgramsDb,
  { words, publicUrl }: Pick<ProgramsProgram, "words" | "publicUrl">,
  which: { readonly tenantId: string; readonly id: string },
): Promise<void> {
  const webinar = await ownWebinar(tx, which);
  const catalogue = withTables<CatalogTables>(tx);
  if (webinar !== undefined && mayRead(anyone, webinar))
    await keepOwnOffering(catalogue, words, offeringOfWebinar(webinar, publicUrl));
  else await takeBackOwnOffering(catalogue, words, which.id);
}
