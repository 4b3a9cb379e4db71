import { type BadgeCheck, failed, passed, undecided } from "./check.ts";

/** An object of JSON whose members are not yet known. */
export type Members = Readonly<Record<string, unknown>>;

/** What a credential is to be read as. */
export type CredentialRole = "badge" | "endorsement";

const BADGE_TYPES = ["OpenBadgeCredential", "AchievementCredential"];
const OPEN_BADGES_2_TYPES = ["Assertion", "BadgeClass", "CryptographicKey", "Issuer", "RevocationList"];

/** The said types of an object, whether one or a list. */
export function typesOf(value: unknown): readonly string[] {
  return [value].flat().filter((each) => typeof each === "string");
}

/** Whether a document is an Open Badge 3.0 (or an endorsement of one), or which other thing it is. */
export function checkKind(document: Members): BadgeCheck & { readonly role?: CredentialRole } {
  const types = typesOf(document["type"] ?? document["@type"]);
  if (isOpenBadges2(document, types)) return OPEN_BADGES_2;
  if (types.includes("ClrCredential"))
    return undecided(
      "kind",
      "clr-not-judged",
      "This is a Comprehensive Learner Record (CLR 2.0), which is not judged here: only Open Badges 3.0 are.",
    );
  if (!types.includes("VerifiableCredential"))
    return failed("kind", "not-a-credential", "It does not call itself a VerifiableCredential.");
  if (types.some((type) => BADGE_TYPES.includes(type)))
    return { ...passed("kind", "It is an Open Badge 3.0."), role: "badge" };
  if (types.includes("EndorsementCredential"))
    return { ...passed("kind", "It is an endorsement (Open Badges 3.0)."), role: "endorsement" };
  return failed("kind", "type-not-known", "Its type is neither an Open Badge nor an endorsement.");
}

/** What is said of every badge of Open Badges 2.0. */
export const OPEN_BADGES_2: BadgeCheck = undecided(
  "kind",
  "open-badges-2",
  "This is Open Badges 2.0 or before, which is not judged here: only Open Badges 3.0 are.",
);

function isOpenBadges2(document: Members, types: readonly string[]): boolean {
  if (types.includes("VerifiableCredential")) return false;
  const contexts = typesOf(document["@context"]);
  return (
    contexts.some((url) => /^https?:\/\/(?:www\.)?w3id\.org\/openbadges\//u.test(url)) ||
    types.some((type) => OPEN_BADGES_2_TYPES.includes(type)) ||
    "badge" in document
  );
}
