import { createHash } from "node:crypto";
import { type Db, inTransaction, json } from "#platform/db";
import { InvalidInput, NotFound } from "#platform/errors";
import { type Letter, sendMail } from "#platform/mail";
import { now as presentInstant } from "#platform/time";
import { confirmationLetter } from "../../rules/searches/digest-letter.ts";
import type { DigestRhythm } from "../../rules/searches/saved-search.ts";
import type { CatalogTables } from "../../tables.ts";
import { newSecret } from "./new-secret.ts";

/** Where new offerings shall be sent, and how often. */
export interface DigestWish {
  readonly email: string;
  readonly every: DigestRhythm;
}

/** How long an address waits for its owner before it is deleted. */
export const unconfirmedDays = 7;
const lettersADay = 3;

/**
 * Asks the owner of an address whether they want a digest; until they say so nothing is sent. It replaces the one that
 * the search has. Atomic.
 *
 * @throws NotFound when there is no such search; InvalidInput when the address was asked too often today.
 */
export async function askForDigest(
  db: Db<CatalogTables>,
  search: { readonly tenantId: string; readonly id: string; readonly siteUrl: string },
  { email, every }: DigestWish,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const secret = newSecret();
    const { numUpdatedRows } = await tx
      .updateTable("catalog_saved_searches")
      .set({
        email,
        email_given_at: presentInstant(),
        email_confirmed_at: null,
        digest_every: every,
        // A new one: who had the address before can do nothing about this digest.
        digest_secret: secret,
        next_digest_at: null,
        last_digest_at: null,
        sent_offering_ids: json<readonly string[]>([]),
      })
      .where("tenant_id", "=", search.tenantId)
      .where("id", "=", search.id)
      .where("removed_at", "is", null)
      .executeTakeFirstOrThrow();
    if (numUpdatedRows === 0n) throw new NotFound("There is no saved search at this address.");
    const letter = confirmationLetter({
      every,
      siteUrl: search.siteUrl,
      confirmUrl: `${search.siteUrl}/digests/${secret}`,
      keptDays: unconfirmedDays,
    });
    if (!(await sendOneOfFew(tx, { tenantId: search.tenantId, to: email, ...letter })))
      throw new InvalidInput([
        {
          where: "email",
          message: `This address was asked ${lettersADay} times today already. Look for those letters, or ask again tomorrow.`,
        },
      ]);
  });
}

// A letter's key can be used once, so as many keys as letters are allowed count them, also when several are asked for at
// the same time. Keys outlive letters: an address in them would too, so they hold its hash.
async function sendOneOfFew(tx: Db<CatalogTables>, letter: Omit<Letter, "key">): Promise<boolean> {
  const owner = createHash("sha256").update(letter.to.toLowerCase()).digest("base64url");
  const day = presentInstant().slice(0, 10);
  for (let count = 1; count <= lettersADay; count += 1)
    if (
      (await sendMail(tx, { ...letter, key: `digest confirmation ${owner} ${day} ${count}` })) !== undefined
    )
      return true;
  return false;
}
