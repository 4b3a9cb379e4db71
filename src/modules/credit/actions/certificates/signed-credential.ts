import type { SigningKey } from "#platform/credentials";
import { now } from "#platform/time";
import { certificateBadge, type CertificateFacts } from "../../rules/certificates/certificate.ts";
import { siteOfIssuer, statusListAddress } from "../../rules/certificates/issuer-address.ts";
import { statusPlace } from "../../rules/certificates/status-place.ts";
import { type BadgeProof, issueBadge } from "../badges/issue-badge.ts";

/** A certificate's badge, signed: JSON, or a JWT. Its addresses are those under which the key is published. */
export async function signedCredential(
  {
    facts,
    number,
    place,
  }: { readonly facts: CertificateFacts; readonly number: string; readonly place: number },
  key: SigningKey,
  proof: BadgeProof,
  at = now(),
): Promise<string> {
  const issuer = key.controller;
  const { list, index } = statusPlace(place);
  const content = certificateBadge(facts, {
    number,
    issuer,
    site: siteOfIssuer(issuer),
    status: { list: statusListAddress(issuer, list), index },
  });
  return issueBadge(content, { key, proof, at });
}
