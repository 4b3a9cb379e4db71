import type { Instant, Json } from "#platform/db";
import type { CertificateFacts } from "../rules/certificates/certificate.ts";

interface IssuersTable {
  tenant_id: string;
  next_place: number;
}

interface SigningKeysTable {
  tenant_id: string;
  id: string;
  controller: string;
  public_key: string;
  sealed_secret: string;
  made_at: Instant;
  retired_at: Instant | null;
  revoked_at: Instant | null;
}

interface CertificatesTable {
  tenant_id: string;
  award_id: string;
  number: string;
  place: number;
  signing_key_id: string;
  facts: Json<CertificateFacts>;
  credential: string;
  issued_at: Instant;
}

interface StatusListsTable {
  tenant_id: string;
  controller: string;
  list: number;
  signing_key_id: string;
  revoked_count: number;
  credential: string;
}

interface RevokedPlacesTable {
  tenant_id: string;
  place: number;
}

/** The tables of what an employer signs: its keys, certificates, and lists of what was taken back. */
export interface CertificateTables {
  issuers: IssuersTable;
  signing_keys: SigningKeysTable;
  certificates: CertificatesTable;
  status_lists: StatusListsTable;
  revoked_places: RevokedPlacesTable;
}
