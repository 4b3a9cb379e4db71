import { type DocumentSource, newSigningKey, noDocuments, type SigningKey } from "#platform/credentials";
import type { BadgeContent } from "../../src/modules/credit/rules/badges/open-badge.ts";

export const ISSUER = "https://library.example/issuers/17";
export const STATUS_LIST = "https://library.example/badges/status/1";
export const ISSUED_AT = "2026-11-02T09:00:00Z";
export const JUDGED_AT = "2026-11-22T12:00:00Z";

/** A new key of the example library. */
export function exampleKey(): SigningKey {
  return newSigningKey(ISSUER);
}

/** A badge for a story time course, with every member that issuing knows. */
export function exampleBadge(given: Partial<BadgeContent> = {}): BadgeContent {
  return {
    id: "https://library.example/badges/0197-4711",
    name: "Story times for under-fives",
    issuer: { id: ISSUER, name: "Example Public Library", url: "https://library.example" },
    recipient: { kind: "id", id: "urn:uuid:5f0c4f0e-9a3d-4a52-8b5e-2f7d0b6c1a90" },
    achievement: {
      id: "https://library.example/achievements/story-times",
      name: "Story times for under-fives",
      description: "A workshop of ninety minutes.",
      criteria: "Attended at least 80 of 90 minutes.",
      achievementType: "Course",
      image: "https://library.example/badge.png",
    },
    validFrom: "2026-11-01T00:00:00Z",
    validUntil: "2029-11-01T00:00:00Z",
    awardedDate: "2026-11-01T00:00:00Z",
    creditsEarned: 1.5,
    evidence: [{ name: "Attendance", narrative: "10:00 to 11:30, without a break." }],
    status: { list: STATUS_LIST, index: 94_567 },
    ...given,
  };
}

/** Documents at these addresses, and nowhere else. */
export function documentsAt(documents: Readonly<Record<string, unknown>>): DocumentSource {
  return async (url) => {
    const document = documents[url];
    if (document === undefined) return noDocuments(url);
    return { found: true, text: typeof document === "string" ? document : JSON.stringify(document) };
  };
}
