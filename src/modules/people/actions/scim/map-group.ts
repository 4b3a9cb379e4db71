import { type Db, inTenants } from "#platform/db";
import { NotFound } from "#platform/errors";
import { now } from "#platform/time";
import { directoryGroup } from "../../queries/scim/groups.ts";
import type { Role } from "../../rules/position.ts";
import type { Viewer } from "../../rules/viewer.ts";
import type { PeopleTables } from "../../tables.ts";
import { permit } from "../permit.ts";
import { writeAudit } from "../write-audit.ts";
import { followGroups } from "./follow-groups.ts";

/** What being in a group gives: a position with this role, at this place. */
export interface GroupGift {
  readonly role: Role;
  readonly organisationId: string;
}

/**
 * Lets a group of the directory give its members a position, or nothing. Those who are in it now are given it at once, and
 * lose what it gave before. The group's name.
 *
 * @throws NotFound when the employer has no such group; Conflict when nobody would be left who is administrator.
 */
export async function mapGroup(
  db: Db<PeopleTables>,
  viewer: Viewer,
  { tenantId, groupId }: { readonly tenantId: string; readonly groupId: string },
  gift: GroupGift | undefined,
): Promise<string> {
  permit(viewer, "provision staff", { tenantId });
  return inTenants(db, [tenantId], async (tx) => {
    const group = await directoryGroup(tx, tenantId, groupId);
    if (group === undefined) throw new NotFound("There is no such group, or your directory took it back.");
    await tx
      .updateTable("directory_groups")
      .set({ role: gift?.role ?? null, organisation_id: gift?.organisationId ?? null, changed_at: now() })
      .where("tenant_id", "=", tenantId)
      .where("id", "=", groupId)
      .execute();
    await followGroups(tx, tenantId, { groupId });
    await writeAudit(tx, tenantId, viewer, {
      act: "provision staff",
      subject: `directory group ${groupId}`,
      details: {
        change: "said what a group gives",
        name: group.displayName,
        role: gift?.role ?? "none",
        organisation: gift?.organisationId ?? null,
      },
    });
    return group.displayName;
  });
}
