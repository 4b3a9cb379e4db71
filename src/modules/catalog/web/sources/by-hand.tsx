import type { Problem } from "#platform/errors";
import {
  csrfToken,
  listOf,
  parseForm,
  seeOther,
  setFlash,
  type WebApp,
  type WebContext,
} from "#platform/http";
import { newId } from "#platform/ids";
import { localDay, now } from "#platform/time";
import { z } from "zod";
import { saveByHand, takeBackByHand } from "../../actions/save-by-hand.ts";
import { byHandAddress, byHandListing } from "../../queries/by-hand.ts";
import { offeringWithListings } from "../../queries/offerings.ts";
import { sourceAt } from "../../queries/source-lookups.ts";
import {
  type ByHandWords,
  byHandRecord,
  blankWords,
  withChoices,
  wordsOfListing,
} from "../../rules/by-hand.ts";
import { kindLabels, wayLabels } from "../../rules/finding/labels.ts";
import type { Kind, Way } from "../../rules/listing.ts";
import { normaliseRecord } from "../../rules/normalise/normalise-record.ts";
import { ByHandPage, type ByHandPageProps } from "../../views/sources/by-hand-page.tsx";
import type { CatalogSite } from "../site.ts";

const one = "/sources/by-hand/:id{[0-9a-f-]{36}}";

/** Writing one offering down by hand, changing it, and taking it back. */
export function addByHandRoutes(app: WebApp, site: CatalogSite): void {
  app.get("/sources/by-hand", async (c) => {
    const source = await sourceAt(site.db, byHandAddress);
    return c.redirect(`/sources/${source?.id ?? "by-hand/new"}`, 302);
  });
  app.get("/sources/by-hand/new", (c) =>
    c.html(byHandPage(c, site, { words: blankWords(site.zone), problems: [] })),
  );
  app.post("/sources/by-hand", (c) => save(c, site, undefined));
  app.get(one, async (c) => {
    const id = c.req.param("id");
    const { listing } = await byHandListing(site.db, id);
    const words = wordsOfListing(listing, site.zone);
    return c.html(byHandPage(c, site, { words, problems: [], listingId: id }));
  });
  app.post(one, (c) => save(c, site, c.req.param("id")));
  app.post(`${one}/removal`, async (c) => {
    const id = c.req.param("id");
    const { listing, sourceId } = await takeBackByHand(site.db, id);
    setFlash(c, { message: `Took “${listing.title}” out.`, undo: `/sources/by-hand/${id}/return` });
    return seeOther(c, `/sources/${sourceId}`);
  });
  app.post(`${one}/return`, async (c) => {
    const { listing } = await byHandListing(site.db, c.req.param("id"));
    const { sourceId } = await saveByHand(site.db, listing, site.zone);
    setFlash(c, { message: `“${listing.title}” is back.` });
    return seeOther(c, `/sources/${sourceId}`);
  });
}

/** The form for one offering, empty, proposed or as it was sent. */
export function byHandPage(
  c: WebContext,
  site: CatalogSite,
  form: Pick<ByHandPageProps, "words" | "problems" | "listingId" | "doubts">,
) {
  return <ByHandPage shell={site.shell(c)} csrfToken={csrfToken(c)} {...form} />;
}

const text = (longest: number) => z.string().trim().max(longest).default("");
const kinds = Object.keys(kindLabels) as Kind[]; // the keys of a record of all kinds
const wayNames = Object.keys(wayLabels) as Way[]; // likewise

const parameters = z.object({
  title: text(300),
  provider: text(200),
  description: text(20_000),
  kind: z.enum(["", ...kinds]).default(""),
  way: listOf(z.enum(wayNames)),
  date: text(20),
  from: text(20),
  until: text(20),
  "last-date": text(20),
  zone: text(100),
  minutes: text(20),
  place: text(300),
  street: text(300),
  cost: text(300),
  credit: text(300),
  link: text(2000),
});

/** What the form says, as typed. */
export async function sentWords(c: WebContext): Promise<ByHandWords> {
  const { way, "last-date": lastDate, street, ...sent } = await parseForm(c, parameters);
  return { ...sent, ways: way, lastDate, address: street };
}

async function save(c: WebContext, site: CatalogSite, listingId: string | undefined): Promise<Response> {
  const words = await sentWords(c);
  const known = listingId === undefined ? undefined : await byHandListing(site.db, listingId);
  const reading = byHandRecord(words, known?.listing.sourceKey ?? newId());
  const again = (problems: readonly Problem[]) =>
    c.html(byHandPage(c, site, { words, problems, listingId }), 422);
  if (!reading.isValid) return again(reading.problems);
  const { vocabulary, gazetteer } = site.words;
  const listing = withChoices(
    normaliseRecord(reading.record, { vocabulary, gazetteer, today: localDay(site.zone, now()) }),
    words,
  );
  const saved = await saveByHand(site.db, listing, site.zone);
  const done = known === undefined ? `Added “${listing.title}” to the catalog.` : `Saved “${listing.title}”.`;
  setFlash(c, {
    message: done + (await alsoListed(site, saved)),
    ...(known === undefined ? { undo: `/sources/by-hand/${saved.listingId}/removal` } : {}),
  });
  return seeOther(c, `/sources/${saved.sourceId}`);
}

/** That others list the same, where they do: both are then one offering, under the title of one of them. */
async function alsoListed(
  site: CatalogSite,
  { listingId, offeringId }: { readonly listingId: string; readonly offeringId: string },
): Promise<string> {
  const found = await offeringWithListings(site.db, offeringId);
  if ("mergedInto" in found) return "";
  const others = found.listings.filter(({ id, goneAt }) => id !== listingId && goneAt === null);
  if (others.length === 0) return "";
  const sources = [...new Set(others.map(({ sourceName }) => sourceName))].join(" and ");
  return ` ${sources} lists the same, it seems: they are one offering now, “${found.offering.title}”. If they are not the same, take them apart on its page.`;
}
