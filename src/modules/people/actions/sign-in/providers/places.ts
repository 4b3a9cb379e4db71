import { type Db, inTenants } from "#platform/db";
import { Conflict } from "#platform/errors";
import { newId } from "#platform/ids";
import { now } from "#platform/time";
import type { Provider } from "../../../rules/sign-in/providers/provider.ts";
import type { PeopleTables } from "../../../tables.ts";
import { announce } from "../../webhooks/announce.ts";

/** Writes down a newcomer: a learner at the whole library from today on. The id of the staff record. */
export async function addStaff(
  tx: Db<PeopleTables>,
  tenantId: string,
  person: {
    readonly name: string;
    readonly email: string | undefined;
    readonly employeeNumber: string | undefined;
  },
): Promise<string> {
  const [id, positionId] = [newId(), newId()];
  const at = now();
  await tx
    .insertInto("staff")
    .values({
      tenant_id: tenantId,
      id,
      name: person.name,
      email: person.email ?? null,
      employee_number: person.employeeNumber ?? null,
      created_at: at,
      changed_at: at,
    })
    .execute();
  await tx
    .insertInto("positions")
    .values({
      tenant_id: tenantId,
      id: positionId,
      staff_id: id,
      organisation_id: tenantId,
      role: "learner",
      starts_on: at.slice(0, 10),
      created_at: at,
      changed_at: at,
    })
    .execute();
  await announce(tx, tenantId, "staff.changed", { staffId: id });
  await announce(tx, tenantId, "position.changed", { staffId: id, positionId });
  return id;
}

/**
 * Makes a place at an employer the account's. Doing it again changes nothing.
 *
 * @throws Conflict when another account has it.
 */
export async function takeUpPlace(
  tx: Db<PeopleTables>,
  tenantId: string,
  { staffId, accountId }: { readonly staffId: string; readonly accountId: string },
): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable("staff")
    .set({ account_id: accountId })
    .where("tenant_id", "=", tenantId)
    .where("id", "=", staffId)
    .where((where) => where.or([where("account_id", "is", null), where("account_id", "=", accountId)]))
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n)
    throw new Conflict(
      "This place at your library belongs to another account. Sign in to that one, or ask the person who looks after the list of staff.",
    );
  await inTenants(tx, [accountId], async (own) => {
    await own
      .insertInto("account_employments")
      .values({ tenant_id: accountId, employer_id: tenantId, staff_id: staffId, joined_at: now() })
      .onConflict((conflict) =>
        conflict.columns(["tenant_id", "employer_id", "staff_id"]).doUpdateSet({ left_at: null }),
      )
      .execute();
  });
}

/** Remembers which account a provider's subject is, and that it was just used. */
export async function linkIdentity(
  tx: Db<PeopleTables>,
  { tenantId, id }: Pick<Provider, "tenantId" | "id">,
  { subject, accountId }: { readonly subject: string; readonly accountId: string },
): Promise<void> {
  const at = now();
  await tx
    .insertInto("account_identities")
    .values({
      tenant_id: tenantId,
      provider_id: id,
      subject,
      account_id: accountId,
      linked_at: at,
      last_used_at: at,
    })
    .onConflict((conflict) =>
      conflict
        .columns(["tenant_id", "provider_id", "subject"])
        .doUpdateSet({ account_id: accountId, last_used_at: at }),
    )
    .execute();
}
