import { type Db, inTenants } from "#platform/db";
import { Conflict, NotFound } from "#platform/errors";
import { now } from "#platform/time";
import { tenantName } from "../../queries/tenant-name.ts";
import type { Viewer } from "../../rules/viewer.ts";
import type { PeopleTables } from "../../tables.ts";
import { permit } from "../permit.ts";
import { announce } from "../webhooks/announce.ts";
import { writeAudit } from "../write-audit.ts";

/**
 * Ends the link between the viewer's account and an employer. What is the person's is in their own tenant already and stays; the
 * employer keeps its staff record and sees nothing more. The person sees nothing of the employer's from here on.
 *
 * @throws NotFound when there is no link; Conflict when nobody would be left to administer the organisation.
 */
export async function leaveEmployer(
  db: Db<PeopleTables>,
  viewer: Viewer,
  employerId: string,
): Promise<string> {
  permit(viewer, "change own account", { tenantId: viewer.accountId });
  return inTenants(db, [viewer.accountId, employerId], async (tx) => {
    const staffIds = await endLinks(tx, viewer, employerId);
    await refuseLastAdministrator(tx, employerId, staffIds);
    await tx
      .updateTable("staff")
      .set({ account_id: null, changed_at: now() })
      .where("tenant_id", "=", employerId)
      .where("account_id", "=", viewer.accountId)
      .execute();
    // Its sign-in opens the account no longer: what is private to the person stays closed to an employer that is none any more.
    await tx
      .deleteFrom("account_identities")
      .where("tenant_id", "=", employerId)
      .where("account_id", "=", viewer.accountId)
      .execute();
    await noteBoth(tx, viewer, { act: "leave an organisation", employerId, staffIds });
    for (const staffId of staffIds) await announce(tx, employerId, "staff.left", { staffId });
    return tenantName(tx, employerId);
  });
}

/**
 * Takes leaving back, in the session in which it was done.
 *
 * @throws NotFound when there is nothing to take back; Conflict when someone else has taken the place up meanwhile.
 */
export async function returnToEmployer(
  db: Db<PeopleTables>,
  viewer: Viewer,
  employerId: string,
): Promise<string> {
  permit(viewer, "change own account", { tenantId: viewer.accountId });
  return inTenants(db, [viewer.accountId, employerId], async (tx) => {
    const links = await tx
      .updateTable("account_employments")
      .set({ left_at: null, left_in_session: null })
      .where("tenant_id", "=", viewer.accountId)
      .where("employer_id", "=", employerId)
      .where("left_in_session", "=", viewer.sessionId)
      .returning("staff_id")
      .execute();
    const staffIds = links.map(({ staff_id: id }) => id);
    if (staffIds.length === 0) throw new NotFound("There is nothing to take back here.");
    const linked = await tx
      .updateTable("staff")
      .set({ account_id: viewer.accountId, changed_at: now() })
      .where("tenant_id", "=", employerId)
      .where("id", "in", staffIds)
      .where("account_id", "is", null)
      .returning("id")
      .execute();
    if (linked.length < staffIds.length)
      throw new Conflict("Your place there was given to another account meanwhile. Ask for an invitation.");
    await noteBoth(tx, viewer, { act: "take leaving an organisation back", employerId, staffIds });
    for (const staffId of staffIds) await announce(tx, employerId, "staff.changed", { staffId });
    return tenantName(tx, employerId);
  });
}

async function endLinks(
  tx: Db<PeopleTables>,
  viewer: Viewer,
  employerId: string,
): Promise<readonly string[]> {
  const ended = await tx
    .updateTable("account_employments")
    .set({ left_at: now(), left_in_session: viewer.sessionId })
    .where("tenant_id", "=", viewer.accountId)
    .where("employer_id", "=", employerId)
    .where("left_at", "is", null)
    .returning("staff_id")
    .execute();
  if (ended.length === 0) throw new NotFound("Your account is not linked to this organization.");
  return ended.map(({ staff_id: id }) => id);
}

/** @throws Conflict when one of these is the only one who has taken up a place as administrator. */
export async function refuseLastAdministrator(
  tx: Db<PeopleTables>,
  employerId: string,
  staffIds: readonly string[],
): Promise<void> {
  const today = now().slice(0, 10);
  const rows = await tx
    .selectFrom("positions as position")
    .innerJoin("staff", (join) =>
      join.onRef("staff.tenant_id", "=", "position.tenant_id").onRef("staff.id", "=", "position.staff_id"),
    )
    .select("staff.id")
    .distinct()
    .where("position.tenant_id", "=", employerId)
    .where("position.organisation_id", "=", employerId)
    .where("position.role", "=", "administrator")
    .where("position.starts_on", "<=", today)
    .where((where) => where.or([where("ends_on", "is", null), where("ends_on", ">=", today)]))
    .where("staff.is_active", "=", true)
    .where("staff.account_id", "is not", null)
    .execute();
  const [only] = rows;
  if (rows.length === 1 && only !== undefined && staffIds.includes(only.id))
    throw new Conflict(
      "You are the only administrator of this organization. Make someone else one first: nobody could let people in any more.",
    );
}

async function noteBoth(
  tx: Db<PeopleTables>,
  viewer: Viewer,
  done: { readonly act: string; readonly employerId: string; readonly staffIds: readonly string[] },
): Promise<void> {
  const { act, employerId, staffIds } = done;
  await writeAudit(tx, viewer.accountId, viewer, { act, subject: `organisation ${employerId}` });
  for (const staffId of staffIds)
    await writeAudit(tx, employerId, viewer, { act, subject: `staff ${staffId}` });
}
