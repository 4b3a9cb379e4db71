import { emptyStatusList, type StatusBits } from "#platform/credentials";
import { type Db, inTenants } from "#platform/db";
import { NotFound } from "#platform/errors";
import { now } from "#platform/time";
import type { PeopleTables } from "#modules/people";
import { statusListAddress } from "../../rules/certificates/issuer-address.ts";
import { PLACES_IN_LIST, statusPlace } from "../../rules/certificates/status-place.ts";
import type { CreditTables } from "../../tables.ts";
import { statusListCredential } from "../badges/issue-badge.ts";
import { keyOfAddress, lockIssuer, type OwnKey, type SigningSite } from "./signing-keys.ts";

type Tables = CreditTables & PeopleTables;

/** Which list is asked for: its issuer's address, and its number. */
export interface AskedList {
  readonly tenantId: string;
  readonly issuer: string;
  readonly list: number;
}

/**
 * A status list as it has to be published now: the one kept, or a new one when a certificate was revoked or a key changed since.
 *
 * Counting is enough to notice: what is revoked stays so, and no place is given out again.
 *
 * @throws NotFound when the issuer has no such list, or no sound key to sign it with.
 */
export async function publishedStatusList(
  db: Db<Tables>,
  site: SigningSite,
  asked: AskedList,
): Promise<string> {
  const { tenantId, issuer, list } = asked;
  const kept = await inTenants(db, [tenantId], async (tx) => {
    const own = await keyOfAddress(tx, site, tenantId, issuer);
    const places = await issuedPlaces(tx, tenantId);
    if (own === undefined || (list > 0 && list * PLACES_IN_LIST >= places))
      throw new NotFound("There is no such status list.");
    const revoked = await revokedPlaces(tx, tenantId, list);
    const row = await tx
      .selectFrom("status_lists")
      .select(["credential", "revoked_count", "signing_key_id"])
      .where("tenant_id", "=", tenantId)
      .where("controller", "=", issuer)
      .where("list", "=", list)
      .executeTakeFirst();
    const isCurrent = row?.revoked_count === revoked.length && row.signing_key_id === own.id;
    return { own, revoked, current: isCurrent ? row.credential : undefined };
  });
  return kept.current ?? republish(db, asked, kept);
}

async function republish(
  db: Db<Tables>,
  { tenantId, issuer, list }: AskedList,
  { own, revoked }: { readonly own: OwnKey; readonly revoked: readonly number[] },
): Promise<string> {
  const id = statusListAddress(issuer, list);
  const at = now();
  const signed = await statusListCredential(
    { id, bits: bitsOf(revoked), validFrom: at },
    { key: own.key, at },
  );
  const credential = JSON.stringify(signed);
  const row = { signing_key_id: own.id, revoked_count: revoked.length, credential };
  await inTenants(db, [tenantId], async (tx) => {
    await lockIssuer(tx, tenantId);
    await tx
      .insertInto("status_lists")
      .values({ tenant_id: tenantId, controller: issuer, list, ...row })
      .onConflict((conflict) => conflict.columns(["tenant_id", "controller", "list"]).doUpdateSet(row))
      .execute();
  });
  return credential;
}

async function issuedPlaces(tx: Db<Tables>, tenantId: string): Promise<number> {
  const row = await tx
    .selectFrom("issuers")
    .select("next_place")
    .where("tenant_id", "=", tenantId)
    .executeTakeFirst();
  return row?.next_place ?? 0;
}

/** Places of a list whose certificates were revoked, those destroyed since among them. */
async function revokedPlaces(tx: Db<Tables>, tenantId: string, list: number): Promise<readonly number[]> {
  const [first, end] = [list * PLACES_IN_LIST, (list + 1) * PLACES_IN_LIST];
  const rows = await tx
    .selectFrom("certificates as certificate")
    .innerJoin("awards as award", (join) =>
      join
        .onRef("award.tenant_id", "=", "certificate.tenant_id")
        .onRef("award.id", "=", "certificate.award_id"),
    )
    .select("certificate.place")
    .where("certificate.tenant_id", "=", tenantId)
    .where("award.revoked_at", "is not", null)
    .where("certificate.place", ">=", first)
    .where("certificate.place", "<", end)
    .union(
      tx
        .selectFrom("revoked_places as gone")
        .select("gone.place")
        .where("gone.tenant_id", "=", tenantId)
        .where("gone.place", ">=", first)
        .where("gone.place", "<", end),
    )
    .execute();
  return rows.map(({ place }) => place);
}

function bitsOf(places: readonly number[]): StatusBits {
  const bits = Uint8Array.from(emptyStatusList());
  for (const place of places) {
    const { index } = statusPlace(place);
    // The first entry is the leftmost bit of the first byte (Bitstring Status List §3.1).
    const byte = Math.floor(index / 8);
    bits[byte] = (bits[byte] ?? 0) | (0x80 >> (index % 8));
  }
  return bits;
}
