import { csrfToken, parseForm, parseQuery, seeOther, setFlash, takeFlash, type WebApp } from "#platform/http";
import { z } from "zod";
import { decidePair, type PairAfter, reconsiderPair } from "../actions/decide-pair.ts";
import { reuniteListing, separateListing } from "../actions/separate-listing.ts";
import { joiningOf } from "../queries/joining.ts";
import {
  type DoubtfulPair,
  keptApart,
  listingsBeside,
  pairListing,
  waitingPair,
  waitingPairCount,
  wasTakenOut,
} from "../queries/pairs.ts";
import { PairPage } from "../views/pairs/pair-page.tsx";
import { SeparationPage } from "../views/pairs/separation-page.tsx";
import { addJoiningRoutes, joinedMessage, outcomeOf } from "./joining.tsx";
import type { CatalogSite } from "./site.ts";

const skip = z.coerce.number().int().min(0).max(100_000).default(0);
const pairPath = "/pairs/:first{[0-9a-f-]{36}}/:second{[0-9a-f-]{36}}";

/** What people decide on listings: which are the same, and which are not. */
export function addPairRoutes(app: WebApp, site: CatalogSite): void {
  app.get("/pairs", async (c) => {
    const { skip: skipped } = parseQuery(c, z.object({ skip }));
    return c.html(
      <PairPage
        shell={site.shell(c)}
        csrfToken={csrfToken(c)}
        flash={takeFlash(c)}
        pair={await shownPair(site, await waitingPair(site.db, skipped))}
        count={await waitingPairCount(site.db)}
        skipped={skipped}
        zone={site.zone}
      />,
    );
  });
  app.post(`${pairPath}/decision`, async (c) => {
    const sent = await parseForm(c, z.object({ decision: z.enum(["together", "apart"]), skip }));
    const { first, second } = c.req.param();
    await decidePair(site.db, { firstId: first, secondId: second }, sent.decision);
    setFlash(c, {
      message:
        sent.decision === "together"
          ? await joinedMessage(site, first)
          : "They stay two offerings, and you are not asked about them again.",
      undo: `/pairs/${first}/${second}/reconsideration?decision=${sent.decision}`,
    });
    return seeOther(c, sent.skip === 0 ? "/pairs" : `/pairs?skip=${sent.skip}`);
  });
  app.post(`${pairPath}/reconsideration`, async (c) => {
    const { first, second } = c.req.param();
    const { decision } = parseQuery(c, takenBack);
    const after = await reconsiderPair(site.db, { firstId: first, secondId: second }, decision);
    setFlash(c, { message: afterwards[after] });
    if (after === "waits") return seeOther(c, "/pairs");
    const { offeringId } = await pairListing(site.db, first);
    return seeOther(c, after === "free" ? `/listings/${first}/separation` : `/offerings/${offeringId}`);
  });
  addJoiningRoutes(app, site);
  addSeparationRoutes(app, site);
}

const takenBack = z.object({ decision: z.enum(["together", "apart"]).optional() });
const afterwards = {
  waits: "Taken back: the pair waits again.",
  "two again": "Taken back: they are two offerings again.",
  free: "Taken back: nothing keeps these two apart any more.",
} satisfies Record<PairAfter, string>;

async function shownPair(site: CatalogSite, pair: DoubtfulPair | undefined) {
  if (pair === undefined) return undefined;
  const joining = await joiningOf(site.db, pair.first.offeringId, pair.second.offeringId);
  return { ...pair, outcome: outcomeOf(joining, site.zone) };
}

const listingPath = "/listings/:id{[0-9a-f-]{36}}";

function addSeparationRoutes(app: WebApp, site: CatalogSite): void {
  app.get(`${listingPath}/separation`, async (c) => {
    const listing = await pairListing(site.db, c.req.param("id"));
    return c.html(
      <SeparationPage
        shell={site.shell(c)}
        csrfToken={csrfToken(c)}
        flash={takeFlash(c)}
        listing={listing}
        others={await listingsBeside(site.db, listing)}
        keptApart={await keptApart(site.db, listing.id)}
        canReunite={await wasTakenOut(site.db, listing.id)}
        zone={site.zone}
      />,
    );
  });
  app.post(`${listingPath}/separation`, async (c) => {
    const id = c.req.param("id");
    await separateListing(site.db, id);
    setFlash(c, { message: "Taken out: it is an offering of its own now.", undo: `/listings/${id}/reunion` });
    return seeOther(c, `/listings/${id}/separation`);
  });
  app.post(`${listingPath}/reunion`, async (c) => {
    const id = c.req.param("id");
    await reuniteListing(site.db, id);
    setFlash(c, { message: "Put back: they are one offering again." });
    return seeOther(c, `/listings/${id}/separation`);
  });
}
