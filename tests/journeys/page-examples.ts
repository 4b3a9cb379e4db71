import { now } from "#platform/time";
import { addSource } from "../../src/modules/catalog/actions/add-source.ts";
import { harvestSource } from "../../src/modules/catalog/actions/harvest-source.ts";
import { saveListings } from "../../src/modules/catalog/actions/save-listings.ts";
import { madeListing, madeSession, madeSource } from "../catalog/made-listing.ts";
import { Reader } from "../catalog/search-site.ts";
import type { JourneySite } from "./site.ts";

/**
 * An address for every GET route of the site, by the route's own path; with what it shows put into the catalogue first.
 *
 * A page that is new needs a line here: the test says so.
 */
export async function pageExamples(
  site: JourneySite,
  calendar: string,
): Promise<Readonly<Record<string, string>>> {
  const reader = new Reader(site.app);
  const search = await reader.save({ name: "Teens & making", query: "q=teens", email: "me@library.example" });
  const { secret, digestSecret } = await secretsOf(site);
  const source = await readSource(site, calendar);
  await writeByHand(reader);
  await addDoubtfulPair(site);
  const { offering, listing } = await mergedOffering(site);
  const { listing: byHand, offering: other } = await listingCalled(site, "Knitting Circle for Catalogers");
  return {
    "/": "/",
    "/about": "/about",
    "/api": "/api",
    "/find": "/find?q=teens&free=yes&max-minutes=60",
    ...each((ending) => ({ [`/find.${ending}`]: `/find.${ending}?q=teens` })),
    "/offerings/:file{[0-9a-f-]+\\.ics}": `/offerings/${offering}.ics`,
    "/offerings/:id": `/offerings/${offering}`,
    "/offerings/:id{[0-9a-f-]{36}}/same-as": `/offerings/${offering}/same-as?q=teens`,
    "/offerings/:id{[0-9a-f-]{36}}/same-as/:other{[0-9a-f-]{36}}": `/offerings/${offering}/same-as/${other}`,
    "/searches": "/searches",
    "/searches/new": "/searches/new?q=teens&free=yes",
    "/searches/:id": search,
    ...each((ending) => ({ [`/searches/:secret/feed.${ending}`]: `/searches/${secret}/feed.${ending}` })),
    "/digests/:secret": `/digests/${digestSecret}`,
    "/digests/:secret/removal": `/digests/${digestSecret}/removal`,
    "/digests/:secret/confirmation": `/digests/${digestSecret}/confirmation`,
    "/sources": "/sources",
    "/sources/new": "/sources/new",
    "/sources/new/file": "/sources/new/file",
    "/sources/new/message": "/sources/new/message",
    "/sources/starter-pack": "/sources/starter-pack?region=NY",
    "/sources/by-hand": "/sources/by-hand",
    "/sources/by-hand/new": "/sources/by-hand/new",
    "/sources/by-hand/:id{[0-9a-f-]{36}}": `/sources/by-hand/${byHand}`,
    "/sources/:id{[0-9a-f-]{36}}": `/sources/${source}`,
    "/pairs": "/pairs",
    "/trends": "/trends?over=12",
    "/trends/:topic{[a-z0-9-]+}": "/trends/ai",
    "/frameworks": "/frameworks",
    "/frameworks/:id{[a-z0-9-]+}": "/frameworks/webjunction-2014",
    "/rules": "/rules",
    "/rules/:id{[a-z0-9-]+}": "/rules/us-wi-library-director",
    "/listings/:id{[0-9a-f-]{36}}/separation": `/listings/${listing}/separation`,
    ...signInExamples,
  };
}

// As a visitor sees them; `sign-in.test.ts` goes through them as someone who signs in.
const signInExamples = {
  "/sign-in": "/sign-in",
  "/sign-in/code": "/sign-in/code",
  "/sign-in/second-step": "/sign-in/second-step",
  "/sign-in/confirm": "/sign-in/confirm",
  "/sign-in/link/:token": "/sign-in/link/none",
  "/sign-in/command/:token": "/sign-in/command/none",
  "/sign-in/address/:token": "/sign-in/address/none",
  "/me": "/me",
  "/me/sign-in": "/me/sign-in",
  "/me/sign-in/password": "/me/sign-in/password",
  "/me/sign-in/authenticator": "/me/sign-in/authenticator",
};

/** The forms results can be taken along in, by the ending of their address. */
function each(address: (ending: string) => Readonly<Record<string, string>>) {
  return Object.assign({}, ...["ics", "rss", "atom", "json"].map(address)) as Record<string, string>;
}

async function secretsOf({ program }: JourneySite): Promise<{ secret: string; digestSecret: string }> {
  const row = await program.db
    .selectFrom("catalog_saved_searches")
    .select(["secret", "digest_secret"])
    .orderBy("id")
    .limit(1)
    .executeTakeFirstOrThrow();
  return { secret: row.secret, digestSecret: row.digest_secret ?? "" };
}

/** Adds a source and has it read twice, the second time finding nothing new; its id. */
async function readSource(site: JourneySite, address: string): Promise<string> {
  const { db, fetch, words, zone } = site.program;
  const id = await addSource(db, { address, name: "Prairie Library System", format: "calendar", zone });
  for (let times = 0; times < 2; times += 1) await harvestSource(db, id, { fetch, words });
  return id;
}

async function writeByHand(reader: Reader): Promise<void> {
  const answer = await reader.post("/sources/by-hand", {
    title: "Knitting Circle for Catalogers",
    provider: "Our own library",
    date: "2026-12-04",
    from: "12:00",
    until: "13:00",
    zone: "America/New_York",
    way: "in-person",
    place: "Staff room, Central Library",
  });
  if (answer.status !== 303) throw new Error(`Not written down: ${answer.status} ${await answer.text()}`);
}

/** Two listings that the rules can tell neither apart nor together: a person is asked. */
export async function addDoubtfulPair(
  { program: { db } }: JourneySite,
  subject = "Graphic Novels",
): Promise<void> {
  const listings = {
    "State Library": `${subject} for Every Age`,
    "Regional Council": `Comics and ${subject}: Every Age, Every Shelf`,
  };
  for (const [provider, title] of Object.entries(listings)) {
    const id = await madeSource(db, provider);
    const sessions = [madeSession("2026-12-08T18:00:00Z")];
    await saveListings(db, { id, now: now() }, [madeListing({ title, provider, sessions })]);
  }
}

/** Two offerings of two sources that no rule takes for the same; their ids. */
export async function addTwoDates(
  { program: { db } }: JourneySite,
  subject: string,
): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const [title, date] of [
    [`${subject} for Beginners`, "2026-12-02"],
    [`An Afternoon of ${subject} with Friends`, "2026-12-09"],
  ] as const) {
    const id = await madeSource(db, `Source of ${title}`);
    const listing = madeListing({ title, sessions: [madeSession(`${date}T15:00:00Z`)] });
    await saveListings(db, { id, now: now() }, [listing]);
    const { offering } = await listingCalled({ program: { db } }, title);
    ids.push(offering);
  }
  return ids;
}

async function listingCalled(
  { program }: { readonly program: Pick<JourneySite["program"], "db"> },
  title: string,
): Promise<{ offering: string; listing: string }> {
  return program.db
    .selectFrom("catalog_listings")
    .innerJoin("catalog_offerings", "catalog_offerings.id", "offering_id")
    .select(["catalog_listings.id as listing", "offering_id as offering"])
    .where("title", "=", title)
    .executeTakeFirstOrThrow();
}

/** What several sources list, and one of their listings. */
async function mergedOffering({ program }: JourneySite): Promise<{ offering: string; listing: string }> {
  return program.db
    .selectFrom("catalog_listings")
    .innerJoin("catalog_offerings", "catalog_offerings.id", "offering_id")
    .select(["offering_id as offering", "catalog_listings.id as listing"])
    .where("listing_count", ">", 1)
    .orderBy("catalog_listings.id")
    .limit(1)
    .executeTakeFirstOrThrow();
}
