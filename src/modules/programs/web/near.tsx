import {
  parseQuery,
  csrfToken,
  seeOther,
  setFlash,
  takeFlash,
  type WebApp,
  type WebContext,
} from "#platform/http";
import { localDay, now } from "#platform/time";
import { homePlace, locateReader } from "#modules/catalog";
import { signedIn, viewerOf } from "#modules/people";
import type { Choice } from "#ui";
import {
  accountOfSecret,
  stopDigest,
  stopDigestBySecret,
  wantDigest,
  wantsDigest,
} from "../actions/digests/want-digest.ts";
import type { NearIds } from "../queries/finding/program-finder.ts";
import { milesTo, ownLinesOf } from "../queries/near/nearby-programs.ts";
import { readPrograms } from "../queries/reading/read-program.ts";
import { readerOf } from "../queries/reading/reader-of.ts";
import { nearParameters, type NearQuery } from "../rules/near/near-query.ts";
import { type Season, seasonNames } from "../rules/near/seasons.ts";
import { whyNear } from "../rules/near/why-near.ts";
import { type Audience, audienceNames } from "../rules/plan/audiences.ts";
import { type BudgetBand, budgetBandNames } from "../rules/plan/budget.ts";
import { LetterEndPage, NearPage } from "../views/near/near-page.tsx";
import type { ProgramsSite } from "./site.ts";

const pageSize = 20;

/** Neighbours, and the weekly letter about them. */
export function addNearRoutes(app: WebApp, site: ProgramsSite): void {
  app.get("/programs/near", async (c) => showNear(c, site));
  app.post("/programs/near/letter", async (c) => {
    await wantDigest(site, signedIn(c));
    setFlash(c, { message: "You get the letter: the first within the hour, then once a week." });
    return seeOther(c, "/programs/near");
  });
  app.post("/programs/near/letter/removal", async (c) => {
    await stopDigest(site.db, signedIn(c).accountId);
    setFlash(c, { message: "The letter is stopped.", undo: "/programs/near/letter" });
    return seeOther(c, "/programs/near");
  });
  app.get("/programs/letter/:secret{[\\w-]{10,60}}/removal", async (c) => {
    const secret = c.req.param("secret");
    const isStopped = (await accountOfSecret(site.db, secret)) === undefined;
    const action = `/programs/letter/${secret}/removal`;
    return c.html(
      <LetterEndPage shell={site.shell(c)} csrfToken={csrfToken(c)} {...{ action, isStopped }} />,
    );
  });
  app.post("/programs/letter/:secret{[\\w-]{10,60}}/removal", async (c) => {
    await stopDigestBySecret(site.db, c.req.param("secret"));
    return seeOther(c, `/programs/letter/${c.req.param("secret")}/removal`);
  });
}

async function showNear(c: WebContext, site: ProgramsSite) {
  const query = parseQuery(c, nearParameters);
  const viewer = viewerOf(c);
  const reader = await readerOf(site.db, viewer);
  const homeCoordinates = viewer === undefined ? undefined : await homePlace(site.db, viewer);
  const home = (viewer?.positions ?? []).map(({ organisationId }) => organisationId);
  const place = query.place === undefined ? homeCoordinates : locateReader(query.place, site.words.gazetteer);
  const near = await site.programFinder.near(query, {
    reader,
    place,
    pageSize,
    withoutBranches: home,
  });
  const found = await readPrograms(site.db, reader, { ids: near.ids });
  const own = viewer === undefined ? [] : await ownLinesOf(site.db, viewer, reader);
  const today = localDay(site.zone, now());
  const byId = new Map(found.map(({ program }) => [program.id, program]));
  return c.html(
    <NearPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      done={takeFlash(c)}
      query={query}
      today={today}
      total={near.total}
      pages={Math.ceil(near.total / pageSize)}
      neighbours={near.ids.flatMap((id) => {
        const program = byId.get(id);
        if (program === undefined) return [];
        const milesAway = milesTo(program, place);
        const { isLike, reason } = whyNear(own, program, { miles: milesAway, today });
        return [{ program, milesAway, reason: isLike ? reason : undefined }];
      })}
      facets={facetsOf(near.facets, query, site)}
      corrected={near.corrected}
      missingPlace={place === undefined ? (query.place === undefined ? "none" : "unknown") : undefined}
      letter={await letterOf(site, viewer)}
      worksHere={reader.systems.length > 0}
    />,
  );
}

/** Undefined for who can have no letter: without an address, or without a branch to choose for. */
async function letterOf(
  site: ProgramsSite,
  viewer: ReturnType<typeof viewerOf>,
): Promise<boolean | undefined> {
  if (viewer?.email === undefined || viewer.positions.length === 0) return undefined;
  return wantsDigest(site.db, viewer.accountId);
}

function facetsOf(counted: NearIds["facets"], query: NearQuery, site: ProgramsSite) {
  const facet = (
    name: string,
    chosen: readonly string[],
    label: (value: string) => string,
  ): readonly Choice[] => {
    const known = counted[name] ?? [];
    // A chosen value that leaves nothing stays, so that it can be taken back.
    const missing = chosen.filter((value) => !known.some((each) => each.value === value));
    return [...known, ...missing.map((value) => ({ value, count: 0 }))].map(({ value, count }) => ({
      value,
      count,
      label: label(value),
      isChosen: chosen.includes(value),
    }));
  };
  return {
    audience: facet("audience", query.audiences, (value) => audienceNames[value as Audience]),
    cost: facet("cost", query.costs, (value) => budgetBandNames[value as BudgetBand] ?? "Not told").filter(
      ({ value }) => value !== "unknown",
    ),
    season: facet("season", query.seasons, (value) => seasonNames[value as Season]),
    topic: facet("topic", query.topics, (value) => site.words.names.get(value) ?? value),
  };
}
