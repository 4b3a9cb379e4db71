import type { WebContext } from "#platform/http";
import { signedIn, tenantsOf } from "#modules/people";
import { packsFor } from "../queries/packs/packs-for.ts";
import type { RulePack } from "../rules/packs/pack.ts";
import type { CreditSite } from "./site.ts";

/** The packs that count for who is asking, by id: the shipped ones, their employers' and their own. */
export async function packsOf(c: WebContext, site: CreditSite): Promise<ReadonlyMap<string, RulePack>> {
  return packsFor(site, tenantsOf(signedIn(c)));
}
