import { NotFound } from "#platform/errors";
import type { WebContext } from "#platform/http";
import { signedIn } from "#modules/people";
import { communityFor, type KnownCommunity } from "../../queries/communities/communities.ts";
import type { ReflectionSite } from "../site.ts";

/** The community an address names, for those who are in it. @throws NotFound for everyone else. */
export async function communityOfMember(c: WebContext, site: ReflectionSite): Promise<KnownCommunity> {
  const found = await communityFor(site.db, signedIn(c), c.req.param("id") ?? "");
  if (found.own?.state !== "member") throw new NotFound("It is for those who are in this community.");
  return found;
}
