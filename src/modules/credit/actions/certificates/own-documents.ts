import type { DocumentSource } from "#platform/credentials";
import type { Db } from "#platform/db";
import { NotFound } from "#platform/errors";
import type { PeopleTables } from "#modules/people";
import { issuerJson, keysOf } from "../../queries/certificates/issuer.ts";
import { readIssuerAddress } from "../../rules/certificates/issuer-address.ts";
import type { CreditTables } from "../../tables.ts";
import { publishedStatusList } from "./publish-status.ts";
import type { SigningSite } from "./signing-keys.ts";

/**
 * What employers of this installation publish, out of its own database: keys and status lists, under every address at which
 * they ever signed. Nothing is fetched.
 */
export function ownDocuments(db: Db<CreditTables & PeopleTables>, site: SigningSite): DocumentSource {
  return async (url) => {
    const asked = readIssuerAddress(url);
    const keys = asked === undefined ? [] : await keysOf(db, asked.tenantId);
    if (asked === undefined || !keys.some(({ controller }) => controller === asked.issuer))
      return { found: false, why: "It is not of this site, and nothing was looked up on the web." };
    const { list } = asked;
    if (list === undefined) return { found: true, text: JSON.stringify(issuerJson(asked.issuer, keys)) };
    try {
      return { found: true, text: await publishedStatusList(db, site, { ...asked, list }) };
    } catch (error) {
      if (error instanceof NotFound) return { found: false, why: error.message };
      throw error;
    }
  };
}
