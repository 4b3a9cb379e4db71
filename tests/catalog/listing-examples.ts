import fc from "fast-check";
import type { Listing } from "../../src/modules/catalog/rules/listing.ts";
import type { RecordSession } from "../../src/modules/catalog/rules/record.ts";

/** A listing for tests: a title and what matters of the rest. */
export function listingOf(title: string, fields: Partial<Listing> = {}): Listing {
  return {
    sourceKey: title,
    title,
    summary: "",
    kind: "webinar",
    sessions: [],
    status: "scheduled",
    ways: ["live-online"],
    cost: { known: false, isFree: false, currency: "USD", tiers: [] },
    credit: [],
    topics: [],
    audiences: [],
    language: "en",
    reasons: [],
    warnings: [],
    ...fields,
  };
}

export function timedSession(start: string, original = "2026-12-03T14:00:00"): RecordSession {
  return { start, isAllDay: false, status: "scheduled", zone: "America/New_York", original };
}

const words = fc.constantFrom(
  ..."weeding confidence small libraries part 2 two II 2026 for webinar: teens YA intro introduction advanced".split(
    " ",
  ),
  ..."web site website é & c++ 3/3 — (online) März 日本語の図書館 data date".split(" "),
);
const hour = fc
  .integer({ min: 0, max: 60 })
  .map((hours) => new Date(Date.UTC(2026, 11, 3) + hours * 3_600_000));

const anySession = fc.oneof(
  hour.map((at) => timedSession(`${at.toISOString().slice(0, 19)}Z`)),
  fc.tuple(hour, fc.nat(3)).map(([at, days]): RecordSession => {
    const last = new Date(at.getTime() + days * 86_400_000);
    const day = (date: Date): string => date.toISOString().slice(0, 10);
    return { start: day(at), end: day(last), isAllDay: true, status: "scheduled", original: "" };
  }),
);

/** Listings that often resemble each other, with every field that matching looks at. */
export const anyListing: fc.Arbitrary<Listing> = fc
  .record({
    title: fc.array(words, { minLength: 1, maxLength: 7 }).map((parts) => parts.join(" ")),
    summary: fc.array(words, { maxLength: 40 }).map((parts) => parts.join(" ")),
    provider: fc.option(fc.constantFrom("ALA", "American Library Association", "WebJunction"), {
      nil: undefined,
    }),
    url: fc.option(
      fc.constantFrom(
        "https://a.org/",
        "http://www.a.org/x?utm_source=b",
        "https://a.org/x",
        "https://b.org/y",
      ),
      { nil: undefined },
    ),
    sessions: fc.array(anySession, { maxLength: 3 }),
    city: fc.option(fc.constantFrom("Lima", "Oslo"), { nil: undefined }),
    updatedAt: fc.option(fc.constantFrom("2026-11-01T00:00:00Z", "2026-11-02T00:00:00Z"), { nil: undefined }),
    topics: fc.subarray(["ai", "teens", "weeding"]),
    status: fc.constantFrom("scheduled" as const, "cancelled" as const),
  })
  .map(({ title, provider, url, city, updatedAt, ...rest }) =>
    listingOf(title, {
      ...rest,
      ...(provider === undefined ? {} : { provider }),
      ...(url === undefined ? {} : { url }),
      ...(updatedAt === undefined ? {} : { updatedAt }),
      ...(city === undefined ? {} : { place: { city } }),
    }),
  );
