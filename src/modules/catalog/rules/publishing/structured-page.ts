import type { Listing } from "../listing.ts";
import type { RecordPlace, RecordSession } from "../record.ts";
import type { PublishedOffering } from "./published.ts";

type JsonObject = Record<string, unknown>;

/** schema.org as an offering's page publishes it: a Course when it is taken at one's own pace, else one EducationEvent per session. */
export function structuredPage(published: PublishedOffering): readonly JsonObject[] {
  const { offering, pageUrl } = published;
  const shared = defined({
    "@context": "https://schema.org",
    name: offering.title,
    description: offering.summary === "" ? undefined : offering.summary,
    url: pageUrl,
    sameAs: offering.url,
    inLanguage: offering.language,
    keywords: offering.topics.length === 0 ? undefined : offering.topics.join(", "),
    isAccessibleForFree: offering.cost.known ? offering.cost.isFree : undefined,
    offers: offers(offering),
  });
  const provider =
    offering.provider === undefined ? undefined : { "@type": "Organization", name: offering.provider };
  if (offering.sessions.length === 0) return [defined({ ...shared, "@type": "Course", provider })];
  return offering.sessions.map((session) =>
    defined({ ...shared, "@type": "EducationEvent", organizer: provider, ...eventFacts(offering, session) }),
  );
}

function eventFacts(offering: Listing, session: RecordSession): JsonObject {
  const isOnline = offering.ways.includes("live-online");
  const isThere = offering.ways.includes("in-person");
  const mode = isOnline && isThere ? "Mixed" : isOnline ? "Online" : "Offline";
  const address = session.url ?? offering.registrationUrl ?? offering.url;
  const virtual =
    isOnline && address !== undefined ? { "@type": "VirtualLocation", url: address } : undefined;
  const place = placeFacts(session.place ?? offering.place);
  const locations = [place, virtual].filter((location) => location !== undefined);
  return {
    startDate: session.start,
    endDate: session.end,
    eventStatus: `https://schema.org/${statuses[session.status]}`,
    eventAttendanceMode: isOnline || isThere ? `https://schema.org/${mode}EventAttendanceMode` : undefined,
    location: locations.length > 1 ? locations : locations[0],
  };
}

const statuses = {
  scheduled: "EventScheduled",
  tentative: "EventScheduled",
  postponed: "EventPostponed",
  cancelled: "EventCancelled",
  "moved-online": "EventMovedOnline",
} satisfies Record<RecordSession["status"], string>;

function offers(offering: Listing): readonly JsonObject[] | undefined {
  if (offering.cost.tiers.length === 0) return undefined;
  return offering.cost.tiers.map((tier) =>
    defined({
      "@type": "Offer",
      name: tier.label,
      price: (tier.amountCents / 100).toFixed(2),
      priceCurrency: tier.currency,
      validThrough: tier.until,
      url: offering.registrationUrl,
    }),
  );
}

function placeFacts(place: RecordPlace | undefined): JsonObject | undefined {
  if (place === undefined) return undefined;
  const geo =
    place.latitude === undefined || place.longitude === undefined
      ? undefined
      : { "@type": "GeoCoordinates", latitude: place.latitude, longitude: place.longitude };
  return defined({
    "@type": "Place",
    name: place.name ?? place.city ?? place.address,
    address: defined({
      "@type": "PostalAddress",
      streetAddress: place.address,
      addressLocality: place.city,
      addressRegion: place.region,
      postalCode: place.postalCode,
      addressCountry: place.country,
    }),
    geo,
  });
}

function defined(facts: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
}
