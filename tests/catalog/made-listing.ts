import { newId } from "#platform/ids";
import type { Db } from "#platform/db";
import type { Listing } from "../../src/modules/catalog/rules/listing.ts";
import type { CatalogTables } from "../../src/modules/catalog/tables.ts";

/** A plain free webinar of one hour; every field can be given. */
export function madeListing(given: Partial<Listing> = {}): Listing {
  const title = given.title ?? "Makerspaces on a Shoestring";
  return {
    sourceKey: title,
    title,
    summary: "",
    kind: "webinar",
    sessions: [madeSession("2026-12-03T19:00:00Z")],
    status: "scheduled",
    ways: ["live-online"],
    cost: { known: true, isFree: true, fromCents: 0, currency: "USD", tiers: [] },
    credit: [],
    topics: [],
    audiences: [],
    language: "en",
    reasons: [],
    warnings: [],
    ...given,
  };
}

/** One hour from an instant. */
export function madeSession(start: string): Listing["sessions"][number] {
  const end = new Date(Date.parse(start) + 3_600_000).toISOString().replace(".000Z", "Z");
  return { start, end, zone: "America/New_York", isAllDay: false, status: "scheduled", original: start };
}

/** A source to hang listings on; its id. */
export async function madeSource(db: Db<CatalogTables>, name: string, rank = 100): Promise<string> {
  const id = newId();
  await db
    .insertInto("catalog_sources")
    .values({
      id,
      name,
      address: `https://${id}.example/`,
      shown_address: `https://${id}.example/`,
      home_page: null,
      format: "calendar",
      zone: "America/New_York",
      region: null,
      rank,
      status: "active",
      pack_id: null,
      columns: null,
      next_harvest_at: null,
      etag: null,
      last_modified: null,
      last_success_at: null,
      last_error: null,
      created_at: "2026-11-01T00:00:00Z",
    })
    .execute();
  return id;
}
