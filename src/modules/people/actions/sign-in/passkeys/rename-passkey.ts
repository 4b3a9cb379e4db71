import { type Db, inTenants } from "#platform/db";
import { InvalidInput, NotFound } from "#platform/errors";
import { isId } from "#platform/ids";
import type { Viewer } from "../../../rules/viewer.ts";
import type { PeopleTables } from "../../../tables.ts";
import { permit } from "../../permit.ts";
import { writeAudit } from "../../write-audit.ts";

/**
 * Calls a passkey of the viewer's otherwise. It opens what it did before, so that no session ends and no letter is sent.
 *
 * @throws InvalidInput without a name; NotFound.
 */
export async function renamePasskey(
  db: Db<PeopleTables>,
  viewer: Viewer,
  { id, label }: { readonly id: string; readonly label: string },
): Promise<void> {
  const { accountId } = viewer;
  permit(viewer, "change own sign-in", { tenantId: accountId });
  await inTenants(db, [accountId], async (tx) => {
    const own = tx
      .selectFrom("account_passkeys")
      .select("id")
      .where("tenant_id", "=", accountId)
      .where("id", "=", id);
    if (!isId(id) || (await own.executeTakeFirst()) === undefined)
      throw new NotFound("There is no such passkey; it may be removed already.");
    if (label === "")
      throw new InvalidInput([{ where: fieldOf(id), message: "Say what the passkey is to be called." }]);
    await tx
      .updateTable("account_passkeys")
      .set({ label })
      .where("tenant_id", "=", accountId)
      .where("id", "=", id)
      .execute();
    await writeAudit(tx, accountId, viewer, { act: "rename a passkey", subject: `account ${accountId}` });
  });
}

/** A page has a field for each passkey: which one a problem is about. */
function fieldOf(id: string): string {
  return `label-${id}`;
}
