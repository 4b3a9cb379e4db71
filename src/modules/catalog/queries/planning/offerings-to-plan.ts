import type { Db } from "#platform/db";
import { anything, type FindQuery } from "../../rules/finding/find-query.ts";
import type { Listing } from "../../rules/listing.ts";
import type { CatalogTables } from "../../tables.ts";
import type { Finder } from "../finding/finder.ts";
import { offeringsById } from "../offerings.ts";

/** What a plan may be made from. */
export interface OfferingsAsked {
  /** Local days of the site, both included. */
  readonly from: string;
  readonly to: string;
  /** What is looked for first, each by itself. */
  readonly topics: readonly string[];
  /** Taken whatever they are about. */
  readonly ids: readonly string[];
  readonly most: number;
  readonly now: string;
}

/** An offering and its id. */
export interface OfferingToPlan {
  readonly id: string;
  readonly offering: Listing;
}

/**
 * Offerings with a session in some days, and those to take at one's own pace: the ones asked for by id, then those on each
 * topic in turn, then whatever comes soonest. Gone and cancelled ones are left out.
 */
export async function offeringsToPlan(
  { db, finder }: { readonly db: Db<CatalogTables>; readonly finder: Pick<Finder, "ids"> },
  { from, to, topics, ids, most, now }: OfferingsAsked,
): Promise<readonly OfferingToPlan[]> {
  const found = (query: Partial<FindQuery>) =>
    finder.ids({ ...anything, order: "soonest", ...query }, { limit: most, now });
  const dated = { from, to };
  const ownPace = { ways: ["own-pace"] };
  const lists = [
    ...topics.flatMap((topic) => [
      found({ ...dated, topics: [topic] }),
      found({ ...ownPace, topics: [topic] }),
    ]),
    found(dated),
    found(ownPace),
  ];
  const wanted = [...new Set([...ids, ...inTurn(lists.slice(0, -2)), ...inTurn(lists.slice(-2))])].slice(
    0,
    most,
  );
  const rows = await offeringsById(db, wanted);
  return wanted.flatMap((id) => {
    const row = rows.get(id);
    const isOff = row?.offering.status === "cancelled" || row?.offering.status === "postponed";
    return row === undefined || row.isGone || isOff ? [] : [{ id, offering: row.offering }];
  });
}

/** The first of each list, then the second of each, so that no topic takes the room of another. */
function inTurn(lists: readonly (readonly string[])[]): readonly string[] {
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, place) => lists.flatMap((list) => list[place] ?? [])).flat();
}
