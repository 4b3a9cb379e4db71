import { type Db, inTenants } from "#platform/db";
import { InvalidInput, NotFound } from "#platform/errors";
import { isId, newId } from "#platform/ids";
import { digest, randomSecret } from "#platform/secrets";
import { now } from "#platform/time";
import { directoryTokenStart } from "../../queries/scim/tokens.ts";
import type { Viewer } from "../../rules/viewer.ts";
import type { PeopleTables } from "../../tables.ts";
import { permit } from "../permit.ts";
import { writeAudit } from "../write-audit.ts";

/**
 * Makes a token with which an employer's directory may keep its staff here. The text is given once: only its digest is kept.
 *
 * @throws InvalidInput when it has no label.
 */
export async function makeDirectoryToken(
  db: Db<PeopleTables>,
  viewer: Viewer,
  { tenantId, label }: { readonly tenantId: string; readonly label: string },
): Promise<string> {
  permit(viewer, "provision staff", { tenantId });
  const written = label.trim().slice(0, 100);
  if (written === "")
    throw new InvalidInput([{ where: "label", message: "Say which directory will use it: “Entra ID”." }]);
  const secret = randomSecret();
  const id = newId();
  await inTenants(db, [tenantId], async (tx) => {
    await tx
      .insertInto("directory_tokens")
      .values({ tenant_id: tenantId, id, label: written, token_digest: digest(secret), made_at: now() })
      .execute();
    await writeAudit(tx, tenantId, viewer, {
      act: "provision staff",
      subject: `directory token ${id}`,
      details: { change: "made", label: written },
    });
  });
  return `${directoryTokenStart}${tenantId}.${secret}`;
}

/**
 * Ends a directory's token: it is refused from now on. Done once, it stays done.
 *
 * @throws NotFound when the employer has no such token.
 */
export async function revokeDirectoryToken(
  db: Db<PeopleTables>,
  viewer: Viewer,
  { tenantId, id }: { readonly tenantId: string; readonly id: string },
): Promise<string> {
  permit(viewer, "provision staff", { tenantId });
  return inTenants(db, [tenantId], async (tx) => {
    const row = isId(id)
      ? await tx
          .updateTable("directory_tokens")
          .set({ revoked_at: now() })
          .where("tenant_id", "=", tenantId)
          .where("id", "=", id)
          .where("revoked_at", "is", null)
          .returning("label")
          .executeTakeFirst()
      : undefined;
    if (row === undefined) throw new NotFound("There is no such token, or it is revoked already.");
    await writeAudit(tx, tenantId, viewer, {
      act: "provision staff",
      subject: `directory token ${id}`,
      details: { change: "revoked", label: row.label },
    });
    return row.label;
  });
}
