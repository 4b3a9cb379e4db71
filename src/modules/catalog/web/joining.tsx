import { Conflict, NotFound } from "#platform/errors";
import { csrfToken, parseQuery, seeOther, setFlash, type WebApp, type WebContext } from "#platform/http";
import { z } from "zod";
import { joinOfferings } from "../actions/join-offerings.ts";
import { type JoinedListing, type Joining, joiningOf } from "../queries/joining.ts";
import { offering, type OfferingRow } from "../queries/offerings.ts";
import { pairListing } from "../queries/pairs.ts";
import { anything } from "../rules/finding/find-query.ts";
import type { Listing } from "../rules/listing.ts";
import { isAddress, offeringInText } from "../rules/pairs/offering-in-text.ts";
import { apartWords, sessionsWords, togetherWords } from "../rules/pairs/outcome.ts";
import type { PairOutcome } from "../views/pairs/comparison.tsx";
import { JoinPage } from "../views/pairs/join-page.tsx";
import { SameAsPage } from "../views/pairs/same-as-page.tsx";
import type { CatalogSite } from "./site.ts";

const samePath = "/offerings/:id{[0-9a-f-]{36}}/same-as";
const comparedPath = `${samePath}/:other{[0-9a-f-]{36}}`;
/** The pages on which two offerings are joined. */
export const joiningPaths = [samePath, comparedPath];
const asked = z.object({ q: z.string().trim().default("") });
const mostShown = 10;
const longestSearch = 400;

/** Joining two offerings by hand, though no rule asked about them. */
export function addJoiningRoutes(app: WebApp, site: CatalogSite): void {
  app.get(samePath, async (c) => {
    const { q } = parseQuery(c, asked);
    const row = await offering(site.db, c.req.param("id"));
    if ("mergedInto" in row) return seeOther(c, `/offerings/${row.mergedInto}/same-as`);
    const pasted = offeringInText(q);
    if (pasted === undefined) return sameAsPage(c, site, { row, q, problem: problemIn(q) });
    const other = await standing(site, pasted);
    if (other === undefined)
      return sameAsPage(c, site, { row, q, problem: "There is no offering at this address." });
    if (other === row.id)
      return sameAsPage(c, site, { row, q, problem: "This is the address of the offering itself." });
    return seeOther(c, `/offerings/${row.id}/same-as/${other}`);
  });
  app.get(comparedPath, async (c) => {
    const { id, other } = c.req.param();
    const [one, two] = [await standing(site, id), await standing(site, other)];
    if (one === undefined || two === undefined) throw new NotFound("There is no offering at this address.");
    if (one === two) throw new Conflict("These two are one offering already.");
    if (one !== id || two !== other) return seeOther(c, `/offerings/${one}/same-as/${two}`);
    const joining = await joiningOf(site.db, id, other);
    return c.html(
      <JoinPage
        shell={site.shell(c)}
        csrfToken={csrfToken(c)}
        first={shownSide(joining.one, joining.listings.one)}
        second={shownSide(joining.other, joining.listings.other)}
        outcome={outcomeOf(joining, site.zone)}
        gone={
          [joining.listings.one, joining.listings.other].find((side) =>
            side.every(({ isGone }) => isGone),
          )?.[0]?.listing.title
        }
        zone={site.zone}
      />,
    );
  });
  app.post(comparedPath, async (c) => {
    const { id, other } = c.req.param();
    const { firstId, secondId } = await joinOfferings(site.db, id, other);
    setFlash(c, {
      message: await joinedMessage(site, firstId),
      undo: `/pairs/${firstId}/${secondId}/reconsideration?decision=together`,
    });
    return seeOther(c, `/offerings/${(await pairListing(site.db, firstId)).offeringId}`);
  });
}

/** What is told of two that have become one, by a listing of either. */
export async function joinedMessage(site: CatalogSite, listingId: string): Promise<string> {
  const { offeringId } = await pairListing(site.db, listingId);
  const row = await offering(site.db, offeringId);
  if ("mergedInto" in row) throw new Conflict("This offering was joined with another just now.");
  return `They are one offering now, ${sessionsWords(row.offering, site.zone)}.`;
}

/** What comes of each choice about two offerings, in words. */
export function outcomeOf({ keptApart, ...joining }: Joining, zone: string): PairOutcome {
  return { together: togetherWords(joining, zone), apart: apartWords(joining, zone), keptApart };
}

interface Search {
  readonly row: OfferingRow;
  readonly q: string;
  readonly problem: string | undefined;
}

async function sameAsPage(c: WebContext, site: CatalogSite, { row, q, problem }: Search): Promise<Response> {
  if (problem !== undefined) c.status(422);
  const isAsked = q !== "" && problem === undefined;
  // One more than is shown: the offering itself is among them.
  const found = isAsked
    ? await site.finder.cards({ ...anything, text: q, includesPast: true }, { pageSize: mostShown + 1 })
    : undefined;
  const offerings = found?.offerings ?? (await site.finder.similar(row.id, row.offering));
  return c.html(
    <SameAsPage
      shell={site.shell(c)}
      id={row.id}
      title={row.offering.title}
      words={q}
      isAsked={isAsked}
      problem={problem}
      offerings={offerings.filter(({ id }) => id !== row.id).slice(0, mostShown)}
      isMore={(found?.total ?? 0) > mostShown + 1}
      zone={site.zone}
    />,
  );
}

function problemIn(words: string): string | undefined {
  if (words.length > longestSearch) return `Search with at most ${longestSearch} characters.`;
  return isAddress(words)
    ? "This is not the address of an offering here: those have /offerings/ in them."
    : undefined;
}

/** The offering an id stands for: what was merged leads on. */
async function standing(site: CatalogSite, id: string): Promise<string | undefined> {
  try {
    const row = await offering(site.db, id);
    return "mergedInto" in row ? row.mergedInto : row.id;
  } catch (error) {
    if (error instanceof NotFound) return undefined;
    throw error;
  }
}

function shownSide(listing: Listing, listings: readonly JoinedListing[]) {
  const { id = "", offeringId = "", sourceId = "" } = listings[0] ?? {};
  const sourceName = [...new Set(listings.map((each) => each.sourceName))].join(", ");
  return { id, offeringId, sourceId, sourceName, listing };
}
