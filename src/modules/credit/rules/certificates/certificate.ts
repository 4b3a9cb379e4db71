import type { Mode } from "../ledger/entry.ts";
import type { BadgeContent, BadgeRecipient } from "../badges/open-badge.ts";
import { sessionWhen } from "../sessions/when-words.ts";

/** All that a certificate says, as it was when it was issued. Nothing here changes with the session or the staff record. */
export interface CertificateFacts {
  /** Of the person, printed on the certificate and nowhere within the badge. */
  readonly name: string;
  readonly sessionId: string;
  readonly title: string;
  /** UTC instants, and the zone in which they are told. */
  readonly startsAt: string;
  readonly endsAt: string;
  readonly zone: string;
  readonly mode: Mode;
  /** The branch or office that held it, and the employer that signs. */
  readonly heldBy: string;
  readonly issuerName: string;
  readonly minutes: number;
  /** How the minutes came about, in whole sentences. */
  readonly howCounted: readonly string[];
  readonly awardedAt: string;
  readonly recipient: BadgeRecipient;
}

/** Where and by whom a certificate is published. */
export interface CertificatePlace {
  readonly number: string;
  /** The issuer's address, `https://…/issuers/ID`. */
  readonly issuer: string;
  /** The site's, without a slash at its end. */
  readonly site: string;
  readonly status: { readonly list: string; readonly index: number };
}

/** `90 minutes`. */
export function minutesWords(minutes: number): string {
  return minutes === 1 ? "1 minute" : `${minutes} minutes`;
}

/** `90 minutes (1 h 30 min)`, as a certificate prints it. */
export function creditWords(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return minutesWords(minutes);
  return `${minutesWords(minutes)} (${hours} h${rest === 0 ? "" : ` ${rest} min`})`;
}

/**
 * The badge of a certificate. It names its holder by a hash of their address, or by the certificate's own address, never by
 * name: whoever finds the file learns what was learned and not by whom.
 */
export function certificateBadge(facts: CertificateFacts, place: CertificatePlace): BadgeContent {
  const { number, issuer, site, status } = place;
  return {
    id: `${site}/certificates/${number}`,
    name: facts.title,
    issuer: { id: issuer, name: facts.issuerName, url: issuer },
    recipient: facts.recipient,
    achievement: {
      id: `urn:uuid:${facts.sessionId}`,
      name: facts.title,
      description: `Learning held by ${facts.heldBy}, ${sessionWhen(facts)} (${facts.zone}).`,
      criteria: "Took part for as long as the session’s own rules ask for credit.",
      achievementType: "Certificate",
    },
    validFrom: facts.awardedAt,
    awardedDate: facts.awardedAt,
    evidence: [
      {
        id: `${site}/certificates/${number}`,
        name: `${minutesWords(facts.minutes)} of learning: how they were counted`,
        narrative: facts.howCounted.join(" "),
      },
    ],
    status,
  };
}
