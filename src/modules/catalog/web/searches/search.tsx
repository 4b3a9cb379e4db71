import { z } from "zod";
import { InvalidInput, type Problem } from "#platform/errors";
import {
  csrfToken,
  parseForm,
  readForm,
  seeOther,
  setFlash,
  takeFlash,
  type WebApp,
  type WebContext,
} from "#platform/http";
import { stopDigest } from "../../actions/searches/answer-digest.ts";
import { askForDigest } from "../../actions/searches/ask-for-digest.ts";
import { removeSearch, renewFeeds, restoreSearch } from "../../actions/searches/change-search.ts";
import { installationTenant, savedSearch } from "../../queries/saved-searches.ts";
import { questionInWords } from "../../rules/finding/question-in-words.ts";
import type { SavedSearch } from "../../rules/searches/saved-search.ts";
import { findAddress } from "../../views/find-page.tsx";
import type { SearchFormValues } from "../../views/searches/digest-fields.tsx";
import { SearchPage } from "../../views/searches/search-page.tsx";
import { cardActions } from "../card-actions.ts";
import type { CatalogSite } from "../site.ts";
import { feedLinks } from "./feeds.ts";
import { digestFields, letterAsked, searchLabels, sentValues } from "./list.tsx";
import { rememberSearch } from "./remembered.ts";

const digestWish = z.object(digestFields);

/** One search's page and what can be done there. Its address is the proof: whoever has it may do all of it. */
export function addSearchRoutes(app: WebApp, site: CatalogSite): void {
  app.get("/searches/:id", async (c) => {
    const { search } = await searchIn(c, site);
    return c.html(await searchPage(c, site, { search, values: {}, problems: [] }));
  });
  app.post("/searches/:id/secret", async (c) => {
    const { tenantId, search } = await searchIn(c, site);
    await renewFeeds(site.db, tenantId, search.id);
    setFlash(c, { message: "The feeds have new addresses. The old ones no longer work." });
    return seeOther(c, `/searches/${search.id}`);
  });
  app.post("/searches/:id/removal", async (c) => {
    const { tenantId, search } = await searchIn(c, site);
    await removeSearch(site.db, tenantId, search.id);
    setFlash(c, { message: `Removed “${search.name}”.`, undo: `/searches/${search.id}/restoration` });
    return seeOther(c, "/searches");
  });
  app.post("/searches/:id/restoration", async (c) => {
    const id = c.req.param("id");
    const tenantId = await installationTenant(site.db);
    await restoreSearch(site.db, tenantId, id);
    const { name } = await savedSearch(site.db, tenantId, id);
    rememberSearch(c, id);
    setFlash(c, { message: `“${name}” is back, with its feeds and its e-mail.` });
    return seeOther(c, `/searches/${id}`);
  });
  addDigestWishes(app, site);
}

function addDigestWishes(app: WebApp, site: CatalogSite): void {
  app.post("/searches/:id/digest", async (c) => {
    const { tenantId, search } = await searchIn(c, site);
    try {
      const wish = await parseForm(c, digestWish, searchLabels);
      await askForDigest(site.db, { tenantId, id: search.id, siteUrl: site.publicUrl }, wish);
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      const values = sentValues(await readForm(c));
      return c.html(await searchPage(c, site, { search, values, problems: error.problems }), 422);
    }
    setFlash(c, { message: letterAsked(site) });
    return seeOther(c, `/searches/${search.id}`);
  });
  app.post("/searches/:id/digest/removal", async (c) => {
    const { tenantId, search } = await searchIn(c, site);
    await stopDigest(site.db, tenantId, { searchId: search.id });
    setFlash(c, { message: "The e-mail is stopped, and the address is deleted." });
    return seeOther(c, `/searches/${search.id}`);
  });
}

async function searchIn(
  c: WebContext,
  site: CatalogSite,
): Promise<{ readonly tenantId: string; readonly search: SavedSearch }> {
  const tenantId = await installationTenant(site.db);
  return { tenantId, search: await savedSearch(site.db, tenantId, c.req.param("id") ?? "") };
}

async function searchPage(
  c: WebContext,
  site: CatalogSite,
  page: {
    readonly search: SavedSearch;
    readonly values: SearchFormValues;
    readonly problems: readonly Problem[];
  },
) {
  const { question } = page.search;
  const found = await site.finder.cards(question);
  return (
    <SearchPage
      {...page}
      sendsMail={site.sendsMail ?? true}
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      flash={takeFlash(c)}
      questionWords={questionInWords(question, site.words.names)}
      findHref={findAddress(question)}
      feeds={feedLinks(site, page.search)}
      found={found}
      ownActions={cardActions(c, site, found)}
      zone={question.zone ?? site.zone}
    />
  );
}
