import { newSigningKey, type SigningKey } from "#platform/credentials";
import { type Db, inTenants } from "#platform/db";
import { NotFound } from "#platform/errors";
import { isId, newId } from "#platform/ids";
import { enqueue } from "#platform/jobs";
import { open, seal } from "#platform/secrets";
import { now } from "#platform/time";
import { type PeopleTables, permit, type Viewer, writeAudit } from "#modules/people";
import { issuerAddress } from "../../rules/certificates/issuer-address.ts";
import type { CertificateTables } from "../../tables/certificates.ts";
import { issueCertificatesJob } from "./issue-jobs.ts";

type Tables = CertificateTables & PeopleTables;

/** What signing takes of the installation. */
export interface SigningSite {
  readonly secret: string;
  readonly publicUrl: string;
}

/** A key that can sign, and its row. */
export interface OwnKey {
  readonly id: string;
  readonly key: SigningKey;
}

/**
 * The key that an employer signs with now, made when there is none, or none for the address the site is at. Inside a transaction
 * in `inTenants` of the employer.
 */
export async function keyInUse(tx: Db<Tables>, site: SigningSite, tenantId: string): Promise<OwnKey> {
  await lockIssuer(tx, tenantId);
  const row = await keyRows(tx, tenantId).where("retired_at", "is", null).executeTakeFirst();
  if (row !== undefined && row.controller === issuerAddress(site.publicUrl, tenantId))
    return opened(site, tenantId, row);
  return replaceKey(tx, site, tenantId);
}

/** A key by its id, retired or not. */
export async function keyById(
  tx: Db<Tables>,
  site: SigningSite,
  tenantId: string,
  id: string,
): Promise<OwnKey> {
  return opened(site, tenantId, await keyRows(tx, tenantId).where("id", "=", id).executeTakeFirstOrThrow());
}

/** The newest sound key of an address that the employer signed under; undefined when all of them fell. */
export async function keyOfAddress(
  tx: Db<Tables>,
  site: SigningSite,
  tenantId: string,
  controller: string,
): Promise<OwnKey | undefined> {
  const row = await keyRows(tx, tenantId)
    .where("controller", "=", controller)
    .where("revoked_at", "is", null)
    .orderBy("retired_at", (order) => order.desc().nullsFirst())
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return row && opened(site, tenantId, row);
}

/** Signs with a new key from now on; the old one retires, and what it signed stays valid. @throws NotAllowed, NotFound */
export async function rotateKey(
  db: Db<Tables>,
  site: SigningSite,
  viewer: Viewer,
  tenantId: string,
): Promise<void> {
  permit(viewer, "manage certificates", { tenantId });
  await inTenants(db, [tenantId], async (tx) => {
    await lockIssuer(tx, tenantId);
    const { id } = await replaceKey(tx, site, tenantId);
    await writeAudit(tx, tenantId, viewer, { act: "new signing key", subject: `signing key ${id}` });
  });
}

/**
 * Marks a key as fallen into wrong hands. From then on nothing it ever signed is believed: what it signed rightly is signed
 * anew, in the background. Doing it twice changes nothing.
 *
 * @throws NotAllowed, NotFound
 */
export async function revokeKey(
  db: Db<Tables>,
  site: SigningSite,
  viewer: Viewer,
  { tenantId, id }: { readonly tenantId: string; readonly id: string },
): Promise<void> {
  permit(viewer, "manage certificates", { tenantId });
  await inTenants(db, [tenantId], async (tx) => {
    await lockIssuer(tx, tenantId);
    const row = isId(id) ? await keyRows(tx, tenantId).where("id", "=", id).executeTakeFirst() : undefined;
    if (row === undefined) throw new NotFound("There is no such key.");
    if (row.revoked_at !== null) return;
    await tx
      .updateTable("signing_keys")
      .set({ revoked_at: now(), retired_at: row.retired_at ?? now() })
      .where("tenant_id", "=", tenantId)
      .where("id", "=", id)
      .execute();
    if (row.retired_at === null) await makeKey(tx, site, tenantId);
    await writeAudit(tx, tenantId, viewer, { act: "revoke signing key", subject: `signing key ${id}` });
    await enqueue(
      tx,
      issueCertificatesJob,
      { tenantId },
      { key: tenantId, aloneBy: tenantId, progressTenant: tenantId },
    );
  });
}

/** One at a time has to do with an employer's keys and places. */
export async function lockIssuer(tx: Db<Tables>, tenantId: string): Promise<number> {
  await tx
    .insertInto("issuers")
    .values({ tenant_id: tenantId, next_place: 0 })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const { next_place: place } = await tx
    .selectFrom("issuers")
    .select("next_place")
    .where("tenant_id", "=", tenantId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return place;
}

async function replaceKey(tx: Db<Tables>, site: SigningSite, tenantId: string): Promise<OwnKey> {
  await tx
    .updateTable("signing_keys")
    .set({ retired_at: now() })
    .where("tenant_id", "=", tenantId)
    .where("retired_at", "is", null)
    .execute();
  return makeKey(tx, site, tenantId);
}

async function makeKey(tx: Db<Tables>, site: SigningSite, tenantId: string): Promise<OwnKey> {
  const id = newId();
  const key = newSigningKey(issuerAddress(site.publicUrl, tenantId));
  await tx
    .insertInto("signing_keys")
    .values({
      tenant_id: tenantId,
      id,
      controller: key.controller,
      public_key: key.publicKeyMultibase,
      sealed_secret: seal(site.secret, purposeOf(tenantId, id), key.secretKeyMultibase),
      made_at: now(),
      retired_at: null,
      revoked_at: null,
    })
    .execute();
  return { id, key };
}

function keyRows(tx: Db<Tables>, tenantId: string) {
  return tx
    .selectFrom("signing_keys")
    .select(["id", "controller", "public_key", "sealed_secret", "retired_at", "revoked_at"])
    .where("tenant_id", "=", tenantId);
}

function opened(
  { secret }: SigningSite,
  tenantId: string,
  row: {
    readonly id: string;
    readonly controller: string;
    readonly public_key: string;
    readonly sealed_secret: string;
  },
): OwnKey {
  const secretKeyMultibase = open(secret, purposeOf(tenantId, row.id), row.sealed_secret);
  if (secretKeyMultibase === undefined)
    throw new Error(
      "A signing key cannot be opened: the installation's secret is another than it was sealed under.",
    );
  const { controller, public_key: publicKeyMultibase } = row;
  return {
    id: row.id,
    key: { id: `${controller}#${publicKeyMultibase}`, controller, publicKeyMultibase, secretKeyMultibase },
  };
}

// Names the row's owner: a row carried over into another tenant opens nothing there.
function purposeOf(tenantId: string, id: string): string {
  return `signing key ${id} of ${tenantId}`;
}
