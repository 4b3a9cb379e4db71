import { strToU8, zipSync } from "fflate";
import type { Db } from "#platform/db";
import { parseInstant, now } from "#platform/time";
import type { PeopleTables } from "#modules/people";
import type { Certificate } from "../../queries/certificates/certificate.ts";
import { issuerJson, keysOf } from "../../queries/certificates/issuer.ts";
import { statusPlace } from "../../rules/certificates/status-place.ts";
import type { CreditTables } from "../../tables.ts";
import { badgeJwt } from "./badge-jwt.ts";
import { publishedStatusList } from "./publish-status.ts";
import type { SigningSite } from "./signing-keys.ts";

/** All that is needed to check a certificate when this site is gone, as a ZIP. `pdf` is the certificate on paper. */
export async function certificateBundle(
  db: Db<CreditTables & PeopleTables>,
  site: SigningSite,
  certificate: Certificate,
  pdf: Uint8Array,
): Promise<Uint8Array> {
  const { tenantId, issuer, place, credential } = certificate;
  const { list } = statusPlace(place);
  const jwt = await badgeJwt(db, site, certificate);
  const status = await publishedStatusList(db, site, { tenantId, issuer, list });
  const keys = issuerJson(issuer, await keysOf(db, tenantId));
  const made = now();
  const files = {
    "README.txt": strToU8(readMe(certificate, made)),
    "certificate.pdf": pdf,
    "badge.json": strToU8(credential),
    "badge.jwt": strToU8(jwt),
    "issuer/keys.json": strToU8(`${JSON.stringify(keys, null, 2)}\n`),
    "issuer/status-list.json": strToU8(status),
  };
  return zipSync(files, { mtime: new Date((parseInstant(made) ?? 0) * 1000) });
}

function readMe({ facts, number, issuer }: Certificate, made: string): string {
  return `Certificate ${number}: ${facts.title}
Issued by ${facts.issuerName}. This copy was made ${made}.

What is in here
  certificate.pdf          to read and to print
  badge.json, badge.jwt    the same as a signed Open Badge 3.0, in two forms; no name stands in them
  issuer/keys.json         the public keys of the issuer, as they stood at
                           ${issuer}
  issuer/status-list.json  what the issuer had revoked when this copy was made, signed by it

How to check it without the site it came from
  With any copy of Carrel, on any machine and without a net:
    carrel badge verify badge.json --documents issuer
  With any other program that checks Open Badges 3.0 (data integrity proof eddsa-rdfc-2022, or VC-JWT): give it
  badge.json, and issuer/keys.json as the document of the issuer.

What that shows
  That nothing was changed since ${facts.issuerName} signed it, and that it was not revoked by the day of
  this copy. Whether the keys are really theirs is shown by where you got them: ask the issuer, or look at the address
  above while it stands.

Whose it is
  The badge names its holder by a hash of their e-mail address and a salt (SHA-256 of the address in lower case
  followed by the salt). Who is told the address can check it; nobody can read it off.
`;
}
