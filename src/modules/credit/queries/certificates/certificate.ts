import { type Db, inTenants, type Instant } from "#platform/db";
import { NotFound } from "#platform/errors";
import type { PeopleTables } from "#modules/people";
import type { CertificateFacts } from "../../rules/certificates/certificate.ts";
import type { CreditTables } from "../../tables.ts";

type Tables = CreditTables & PeopleTables;

/** A certificate as anyone sees it who knows its number. */
export interface Certificate {
  readonly tenantId: string;
  readonly number: string;
  readonly facts: CertificateFacts;
  /** The signed badge, to the letter. */
  readonly credential: string;
  readonly place: number;
  readonly signingKeyId: string;
  readonly issuer: string;
  readonly issuedAt: Instant;
  readonly state: CertificateState;
}

/** Whether it holds. `key withdrawn` is for the moments until what a stolen key signed is signed anew. */
export type CertificateState =
  | { readonly is: "valid" }
  | { readonly is: "revoked" | "key withdrawn"; readonly at: Instant };

/** The certificate with a number. Asks no permission: knowing the number is one. @throws NotFound */
export async function certificateByNumber(db: Db<Tables>, number: string): Promise<Certificate> {
  return inTenants(db, "every tenant", async (tx) => {
    const row = await certificateRows(tx)
      .where("certificate.number", "=", number)
      .orderBy("certificate.tenant_id")
      .limit(1)
      .executeTakeFirst();
    if (row === undefined) throw new NotFound("There is no certificate with this number.");
    const { revokedAt, keyRevokedAt, ...certificate } = row;
    return { ...certificate, state: stateOf(revokedAt, keyRevokedAt) };
  });
}

function certificateRows(tx: Db<Tables>) {
  return tx
    .selectFrom("certificates as certificate")
    .innerJoin("awards as award", (join) =>
      join
        .onRef("award.tenant_id", "=", "certificate.tenant_id")
        .onRef("award.id", "=", "certificate.award_id"),
    )
    .innerJoin("signing_keys as key", (join) =>
      join
        .onRef("key.tenant_id", "=", "certificate.tenant_id")
        .onRef("key.id", "=", "certificate.signing_key_id"),
    )
    .select(["certificate.tenant_id as tenantId", "certificate.number", "certificate.facts"])
    .select(["certificate.credential", "certificate.place", "certificate.signing_key_id as signingKeyId"])
    .select(["key.controller as issuer", "certificate.issued_at as issuedAt"])
    .select(["award.revoked_at as revokedAt", "key.revoked_at as keyRevokedAt"]);
}

function stateOf(revokedAt: Instant | null, keyRevokedAt: Instant | null): CertificateState {
  if (revokedAt !== null) return { is: "revoked", at: revokedAt };
  return keyRevokedAt === null ? { is: "valid" } : { is: "key withdrawn", at: keyRevokedAt };
}

/** A certificate as its holder's list shows it. */
export interface OwnCertificate {
  readonly awardId: string;
  /** Absent while it is being signed. */
  readonly number: string | undefined;
  readonly title: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly zone: string;
  readonly heldBy: string;
  readonly minutes: number;
  readonly isRevoked: boolean;
}

const mostListed = 1000;

/** Certificates for what was delivered to someone's record, newest session first: of former employers too. */
export async function ownCertificates(db: Db<Tables>, accountId: string): Promise<readonly OwnCertificate[]> {
  const tenantIds = await awardersOf(db, accountId);
  if (tenantIds.length === 0) return [];
  return inTenants(db, tenantIds, async (tx) => {
    const rows = await tx
      .selectFrom("awards as award")
      .innerJoin("learning_sessions as session", (join) =>
        join.onRef("session.tenant_id", "=", "award.tenant_id").onRef("session.id", "=", "award.session_id"),
      )
      .innerJoin("organisations as organisation", (join) =>
        join
          .onRef("organisation.tenant_id", "=", "session.tenant_id")
          .onRef("organisation.id", "=", "session.organisation_id"),
      )
      .leftJoin("certificates as certificate", (join) =>
        join
          .onRef("certificate.tenant_id", "=", "award.tenant_id")
          .onRef("certificate.award_id", "=", "award.id"),
      )
      .select(["award.id as awardId", "certificate.number", "session.title", "session.starts_at as startsAt"])
      .select(["session.ends_at as endsAt", "session.zone", "organisation.name as heldBy", "award.minutes"])
      .select((where) => where("award.revoked_at", "is not", null).as("isRevoked"))
      .where("award.tenant_id", "in", [...tenantIds])
      .where("award.delivered_to", "=", accountId)
      .orderBy("session.starts_at", "desc")
      .orderBy("award.id")
      .limit(mostListed)
      .execute();
    return rows.map((row) => ({
      ...row,
      number: row.number ?? undefined,
      isRevoked: Boolean(row.isRevoked),
    }));
  });
}

async function awardersOf(db: Db<Tables>, accountId: string): Promise<readonly string[]> {
  return inTenants(db, [accountId], async (tx) => {
    const rows = await tx
      .selectFrom("credit_entries")
      .select("award_tenant_id as tenantId")
      .distinct()
      .where("tenant_id", "=", accountId)
      .where("award_tenant_id", "is not", null)
      .orderBy("award_tenant_id")
      .execute();
    return rows.flatMap(({ tenantId }) => tenantId ?? []);
  });
}

/** The number of an award's certificate; undefined while it has none. */
export async function certificateNumber(
  db: Db<Tables>,
  { tenantId, id }: { readonly tenantId: string; readonly id: string },
): Promise<string | undefined> {
  return inTenants(db, [tenantId], async (tx) => {
    const row = await tx
      .selectFrom("certificates")
      .select("number")
      .where("tenant_id", "=", tenantId)
      .where("award_id", "=", id)
      .executeTakeFirst();
    return row?.number;
  });
}
