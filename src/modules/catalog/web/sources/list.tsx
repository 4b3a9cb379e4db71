import { InvalidInput } from "#platform/errors";
import {
  csrfToken,
  listOf,
  parseForm,
  parseQuery,
  seeOther,
  setFlash,
  takeFlash,
  type WebApp,
  type WebContext,
} from "#platform/http";
import { now } from "#platform/time";
import { z } from "zod";
import { keepPackSources, takeBackPackSources } from "../../actions/keep-pack-sources.ts";
import { waitingPairCount } from "../../queries/pairs.ts";
import { recentHarvests } from "../../queries/recent-harvests.ts";
import { takenFromPack } from "../../queries/source-lookups.ts";
import { sources } from "../../queries/sources.ts";
import { plural } from "../../rules/harvesting/harvest-message.ts";
import { sourceHealth } from "../../rules/harvesting/source-health.ts";
import { isTaken, packRegions, packShelf, type ShelfFilter } from "../../rules/pack-shelf.ts";
import { SourcesPage } from "../../views/sources/sources-page.tsx";
import { StarterPackPage } from "../../views/sources/starter-pack-page.tsx";
import type { CatalogSite } from "../site.ts";
import { isFetched } from "./preview.tsx";

const filterParameters = z.object({
  q: z.string().max(200).default(""),
  region: z.string().max(10).default(""),
});

/** The list of all sources, and the shelf of well-known ones. */
export function addSourceListRoutes(app: WebApp, site: CatalogSite): void {
  app.get("/sources", async (c) => {
    const rows = await sources(site.db);
    const harvests = await recentHarvests(site.db);
    const present = now();
    return c.html(
      <SourcesPage
        shell={site.shell(c)}
        csrfToken={csrfToken(c)}
        flash={takeFlash(c)}
        now={present}
        pairCount={await waitingPairCount(site.db)}
        lines={rows.map((row) => ({
          ...row,
          isFetched: isFetched(row),
          health: sourceHealth(row, present),
          harvests: harvests.get(row.id) ?? [],
        }))}
      />,
    );
  });
  app.get("/sources/starter-pack", async (c) => {
    const { q, region } = parseQuery(c, filterParameters);
    return c.html(await shelf(c, site, { text: q, region }));
  });
  app.post("/sources/starter-pack", (c) => addFromShelf(c, site));
  app.post("/sources/starter-pack/:addedAt/removal", async (c) => {
    const count = await takeBackPackSources(site.db, c.req.param("addedAt"));
    setFlash(c, { message: `Took ${plural(count, "source")} back.` });
    return seeOther(c, "/sources/starter-pack");
  });
}

async function addFromShelf(c: WebContext, site: CatalogSite): Promise<Response> {
  const { id, q, region } = await parseForm(c, filterParameters.extend({ id: listOf(z.string().max(100)) }));
  const chosen = site.starterPack().filter((source) => id.includes(source.id));
  if (chosen.length === 0) {
    const problems = [{ where: "id", message: "Tick at least one source to add." }];
    return c.html(await shelf(c, site, { text: q, region }, problems), 422);
  }
  const { addedAt, count } = await keepPackSources(site.db, chosen);
  setFlash(c, {
    message: `Added ${plural(count, "source")}. They are read in the next minutes.`,
    ...(count === 0 ? {} : { undo: `/sources/starter-pack/${addedAt}/removal` }),
  });
  return seeOther(c, "/sources");
}

async function shelf(
  c: WebContext,
  site: CatalogSite,
  filter: ShelfFilter,
  problems: InvalidInput["problems"] = [],
) {
  const pack = site.starterPack();
  const taken = await takenFromPack(site.db);
  return (
    <StarterPackPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      flash={takeFlash(c)}
      filter={filter}
      regions={packRegions(pack)}
      groups={packShelf(pack, filter, taken)}
      taken={pack.filter((source) => isTaken(source, taken)).length}
      total={pack.length}
      pairCount={await waitingPairCount(site.db)}
      problems={problems}
    />
  );
}
