import { type Db, inTenants } from "#platform/db";
import { InvalidInput, NotFound } from "#platform/errors";
import { newId } from "#platform/ids";
import { digest, randomSecret } from "#platform/secrets";
import { now } from "#platform/time";
import { tokenEnd } from "../../rules/tokens/kept-token.ts";
import type { Scope } from "../../rules/tokens/scopes.ts";
import { tokenText } from "../../rules/tokens/token-text.ts";
import type { Viewer } from "../../rules/viewer.ts";
import type { PeopleTables } from "../../tables.ts";
import { permit } from "../permit.ts";
import { writeAudit } from "../write-audit.ts";

const mostTokens = 20;

/** What a token is made with. */
export interface NewToken {
  readonly name: string;
  readonly scopes: readonly Scope[];
  /** At most 365. */
  readonly days: number;
}

/**
 * Makes a token for a program to act in the viewer's name, and gives its text: the only time it is known to anyone.
 *
 * @throws InvalidInput when there are too many already.
 */
export async function makeToken(
  db: Db<PeopleTables>,
  viewer: Viewer,
  { name, scopes, days }: NewToken,
): Promise<{ readonly id: string; readonly text: string }> {
  permitOwner(viewer);
  const [id, secret, madeAt] = [newId(), randomSecret(), now()];
  const tenantId = viewer.accountId;
  await inTenants(db, [tenantId], async (tx) => {
    await refuseTooMany(tx, tenantId);
    await tx
      .insertInto("api_tokens")
      .values({
        tenant_id: tenantId,
        id,
        name,
        scopes: JSON.stringify(scopes),
        secret_digest: digest(secret),
        made_at: madeAt,
        ends_at: tokenEnd(madeAt, days),
      })
      .execute();
    const line = { act: "make a token", subject: `token ${id}`, details: { name, scopes, days } };
    await writeAudit(tx, tenantId, viewer, line);
  });
  return { id, text: tokenText({ accountId: tenantId, secret }) };
}

/**
 * Ends a token for good. Doing it again changes nothing.
 *
 * @throws NotFound when the viewer has no such token.
 */
export async function revokeToken(db: Db<PeopleTables>, viewer: Viewer, id: string): Promise<string> {
  permitOwner(viewer);
  const tenantId = viewer.accountId;
  return inTenants(db, [tenantId], async (tx) => {
    const token = await tx
      .selectFrom("api_tokens")
      .select(["name", "revoked_at"])
      .where("tenant_id", "=", tenantId)
      .where("id", "=", id)
      .forUpdate()
      .executeTakeFirst();
    if (token === undefined) throw new NotFound("There is no such token.");
    if (token.revoked_at !== null) return token.name;
    await tx
      .updateTable("api_tokens")
      .set({ revoked_at: now() })
      .where("tenant_id", "=", tenantId)
      .where("id", "=", id)
      .execute();
    await writeAudit(tx, tenantId, viewer, { act: "revoke a token", subject: `token ${id}` });
    return token.name;
  });
}

function permitOwner(viewer: Viewer): void {
  permit(viewer, "change own account", { tenantId: viewer.accountId });
}

async function refuseTooMany(tx: Db<PeopleTables>, tenantId: string): Promise<void> {
  const { count } = await tx
    .selectFrom("api_tokens")
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .where("tenant_id", "=", tenantId)
    .where("revoked_at", "is", null)
    .where("ends_at", ">", now())
    .executeTakeFirstOrThrow();
  if (count >= mostTokens)
    throw new InvalidInput(
      `You have ${mostTokens} tokens that are valid. Revoke one that is not used before you make another.`,
    );
}
