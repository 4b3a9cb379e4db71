import { type Db, inTenants, json } from "#platform/db";
import { now } from "#platform/time";
import type { PeopleTables } from "#modules/people";
import { countWithout, type LackingAward, lackingAwards } from "../../queries/certificates/lacking.ts";
import type { CertificateFacts } from "../../rules/certificates/certificate.ts";
import type { CreditTables } from "../../tables.ts";
import { factsOf } from "./certificate-facts.ts";
import { signedCredential } from "./signed-credential.ts";
import { keyInUse, lockIssuer, type OwnKey, type SigningSite } from "./signing-keys.ts";

type Tables = CreditTables & PeopleTables;

/** What the caller of long issuing wants to know and to decide. */
export interface IssuingOptions {
  readonly onProgress: (done: number, total: number) => Promise<void>;
  readonly signal: AbortSignal;
}

/** So many are signed between two looks at the database: about a quarter of a second. */
const batchSize = 100;

/**
 * Issues a certificate for every award of an employer that has none and stands. Stopped anywhere, even killed, it goes on where
 * it was: an award never gets two. Gives how many were issued.
 */
export async function issueCertificates(
  db: Db<Tables>,
  site: SigningSite,
  tenantId: string,
  { onProgress, signal }: IssuingOptions,
): Promise<number> {
  let issued = 0;
  let total = await inTenants(db, [tenantId], async (tx) => countWithout(tx, tenantId));
  let after: string | undefined;
  for (;;) {
    signal.throwIfAborted();
    const batch = await issueBatch(db, site, tenantId, after);
    // From the beginning once more at the end: an award may have been kept later than one made after it.
    if (batch.length === 0 && after === undefined) return issued;
    after = batch.at(-1)?.award.id;
    if (after === undefined) continue;
    issued += batch.length;
    // Awarding may still be at work beside this.
    total = Math.max(total, issued);
    await onProgress(issued, total);
  }
}

/** A certificate that is signed and not kept yet. */
interface Signed {
  readonly award: LackingAward;
  readonly place: number;
  readonly facts: CertificateFacts;
  readonly credential: string;
}

// Signing is work for the processor alone, so no transaction is open meanwhile: the embedded database has but one connection.
async function issueBatch(
  db: Db<Tables>,
  site: SigningSite,
  tenantId: string,
  after: string | undefined,
): Promise<readonly Signed[]> {
  const { awards, own, firstPlace } = await inTenants(db, [tenantId], async (tx) => {
    const lacking = await lackingAwards(tx, tenantId, { after, limit: batchSize });
    return { awards: lacking, ...(await placesFor(tx, site, tenantId, lacking.length)) };
  });
  const signed: Signed[] = [];
  for (const [offset, award] of awards.entries())
    signed.push(await signedFor(award, { own, site, place: firstPlace + offset }));
  if (signed.length > 0) await inTenants(db, [tenantId], async (tx) => keep(tx, tenantId, own, signed));
  return signed;
}

/** A key, and so many places in the status lists. Places of a batch that is lost stay empty. */
async function placesFor(tx: Db<Tables>, site: SigningSite, tenantId: string, count: number) {
  const own = await keyInUse(tx, site, tenantId);
  const firstPlace = await lockIssuer(tx, tenantId);
  await tx
    .updateTable("issuers")
    .set({ next_place: firstPlace + count })
    .where("tenant_id", "=", tenantId)
    .execute();
  return { own, firstPlace };
}

async function signedFor(
  award: LackingAward,
  { own, site, place }: { readonly own: OwnKey; readonly site: SigningSite; readonly place: number },
): Promise<Signed> {
  const facts = factsOf(award, site.publicUrl);
  const credential = await signedCredential(
    { facts, number: award.number, place },
    own.key,
    "eddsa-rdfc-2022",
  );
  return { award, place, facts, credential };
}

/** Keeps them; one that another process kept meanwhile stays as it is. */
async function keep(tx: Db<Tables>, tenantId: string, own: OwnKey, signed: readonly Signed[]): Promise<void> {
  await tx
    .insertInto("certificates")
    .values(
      signed.map(({ award, place, facts, credential }) => ({
        tenant_id: tenantId,
        award_id: award.id,
        number: award.number,
        place,
        signing_key_id: own.id,
        facts: json(facts),
        credential,
        issued_at: now(),
      })),
    )
    .onConflict((conflict) => conflict.columns(["tenant_id", "award_id"]).doNothing())
    .execute();
}
