import { type Db, inTenants } from "#platform/db";
import { Conflict, NotFound } from "#platform/errors";
import { ownPasskeys } from "../../../queries/sign-in/passkeys/own-passkeys.ts";
import { ownProviders } from "../../../queries/sign-in/providers/own-providers.ts";
import type { Viewer } from "../../../rules/viewer.ts";
import type { PeopleTables } from "../../../tables.ts";
import { permit } from "../../permit.ts";
import { writeAudit } from "../../write-audit.ts";
import { noteChange, type SignInChange } from "../note-change.ts";

/**
 * Ends that an employer's sign-in opens the viewer's account. What it is called, for saying so. The place on the staff stays.
 *
 * @throws NotFound when it does not open it; Conflict when nothing else would: no letter, no passkey, no other sign-in.
 */
export async function unlinkProvider(
  db: Db<PeopleTables>,
  viewer: Viewer,
  providerId: string,
  site: SignInChange,
): Promise<string> {
  const { accountId, email } = viewer;
  permit(viewer, "change own sign-in", { tenantId: accountId });
  const linked = await ownProviders(db, accountId);
  const provider = linked.find(({ id }) => id === providerId);
  if (provider === undefined) throw new NotFound("It does not open your account, or no longer does.");
  const { tenantId, name } = provider;
  return inTenants(db, [accountId, tenantId], async (tx) => {
    // One of two at the same time waits here, and then sees what the other left.
    await tx
      .selectFrom("accounts")
      .select("tenant_id")
      .where("tenant_id", "=", accountId)
      .forUpdate()
      .executeTakeFirst();
    const others = (await ownProviders(tx, accountId)).filter(
      (each) => each.id !== providerId && each.isActive,
    );
    if (email === undefined && others.length === 0 && (await ownPasskeys(tx, accountId)).length === 0)
      throw new Conflict(
        "This is your only way in. Add your e-mail address or a passkey first, then end this one.",
      );
    await tx
      .deleteFrom("account_identities")
      .where("tenant_id", "=", tenantId)
      .where("provider_id", "=", providerId)
      .where("account_id", "=", accountId)
      .execute();
    await writeAudit(tx, tenantId, viewer, {
      act: "manage sign-in",
      subject: `account ${accountId}`,
      details: { change: "unlinked", provider: name },
    });
    await noteChange(tx, viewer, {
      ...site,
      act: "unlink a library’s sign-in",
      change: `${name} no longer opens your account.`,
    });
    return name;
  });
}
