import type { Members } from "./badge-kind.ts";

/** Who is named as the one who earned it. */
export type BadgeRecipient =
  | { readonly kind: "id"; readonly id: string }
  /** A hash of the person's address, so that the badge can be shown without telling it. */
  | { readonly kind: "hashed-email"; readonly identityHash: string; readonly salt: string };

/** What an organisation says when it issues a badge. */
export interface BadgeContent {
  /** The address (a URI) of this very badge, never used for another. */
  readonly id: string;
  readonly name: string;
  readonly issuer: {
    readonly id: string;
    readonly name: string;
    readonly url?: string;
    readonly email?: string;
  };
  readonly recipient: BadgeRecipient;
  readonly achievement: {
    readonly id: string;
    readonly name: string;
    readonly description: string;
    /** What one had to do for it, in words. */
    readonly criteria: string;
    /** A term of the specification, `Course` or `Certificate` say. */
    readonly achievementType?: string;
    /** Address of a picture, or a data: address. */
    readonly image?: string;
  };
  /** Instants, ISO 8601 with a zone. */
  readonly validFrom: string;
  readonly validUntil?: string;
  readonly awardedDate?: string;
  readonly creditsEarned?: number;
  readonly evidence?: readonly { readonly id?: string; readonly name: string; readonly narrative?: string }[];
  /** Where in which status list this badge can be revoked. */
  readonly status?: { readonly list: string; readonly index: number };
}

const CONTEXTS = [
  "https://www.w3.org/ns/credentials/v2",
  "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
];

/** The credential for a badge, unsigned: an OpenBadgeCredential of data model 2.0. */
export function openBadge(content: BadgeContent): Members {
  const { id, name, issuer, achievement, validFrom, validUntil, awardedDate, evidence, status } = content;
  return {
    "@context": CONTEXTS,
    id,
    type: ["VerifiableCredential", "OpenBadgeCredential"],
    name,
    issuer: { type: ["Profile"], ...issuer },
    validFrom,
    ...(validUntil !== undefined && { validUntil }),
    ...(awardedDate !== undefined && { awardedDate }),
    credentialSubject: {
      ...recipientMembers(content.recipient),
      type: ["AchievementSubject"],
      ...(content.creditsEarned !== undefined && { creditsEarned: content.creditsEarned }),
      achievement: achievementMembers(achievement),
    },
    ...(evidence &&
      evidence.length > 0 && { evidence: evidence.map((each) => ({ type: ["Evidence"], ...each })) }),
    ...(status && { credentialStatus: statusEntry(status.list, status.index) }),
  };
}

/** The entry by which a credential says where its revocation is told. */
export function statusEntry(list: string, index: number): Members {
  return {
    id: `${list}#${index}`,
    type: "BitstringStatusListEntry",
    statusPurpose: "revocation",
    statusListIndex: String(index),
    statusListCredential: list,
  };
}

function achievementMembers({ criteria, image, ...achievement }: BadgeContent["achievement"]): Members {
  return {
    ...achievement,
    type: ["Achievement"],
    criteria: { narrative: criteria },
    ...(image !== undefined && { image: { id: image, type: "Image" } }),
  };
}

function recipientMembers(recipient: BadgeRecipient): Members {
  if (recipient.kind === "id") return { id: recipient.id };
  const { identityHash, salt } = recipient;
  const identity = { type: "IdentityObject", hashed: true, identityHash, identityType: "emailAddress", salt };
  return { identifier: [identity] };
}
