import type { OfferedWay } from "../../views/sign-in/offered-ways.tsx";
import type { PeopleSite } from "../site.ts";

/** Says which further ways there are to sign in here, for one who wants to go to `then`. */
export type WayOffer = (site: PeopleSite, then: string) => Promise<readonly OfferedWay[]>;

/** A way to sign in that is more than e-mail and password adds its line here. */
const offers: readonly WayOffer[] = [];

/** Every further way, in the order above. */
export async function offeredWays(site: PeopleSite, then: string): Promise<readonly OfferedWay[]> {
  const found: OfferedWay[] = [];
  for (const offer of offers) found.push(...(await offer(site, then)));
  return found;
}
