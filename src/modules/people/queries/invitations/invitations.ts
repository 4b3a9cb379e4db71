import { type Db, inTenants } from "#platform/db";
import { digest, keyedDigest } from "#platform/secrets";
import { now } from "#platform/time";
import { typedCode } from "../../rules/invitations/code.ts";
import type { PeopleTables } from "../../tables.ts";

/** What is kept of an invitation's secret: of a printed code under the installation's own secret, because it is short. */
export function invitationDigest(secret: string, text: string): string {
  const code = typedCode(text);
  return code === undefined ? digest(text) : keyedDigest(secret, "invitation code", code);
}

/** An invitation that can be taken up, and whose place it leads to. */
export interface OpenInvitation {
  readonly tenantId: string;
  readonly id: string;
  readonly way: "letter" | "code";
  readonly sentTo: string | null;
  readonly staffId: string;
  readonly staffName: string;
  readonly staffEmail: string | null;
  readonly library: string;
}

/** The invitation that a code or a letter's secret stands for; undefined when it is used, over, revoked or never was. */
export async function openInvitation(
  db: Db<PeopleTables>,
  secret: string,
  text: string,
): Promise<OpenInvitation | undefined> {
  return inTenants(db, "every tenant", async (tx) =>
    tx
      .selectFrom("invitations as invitation")
      .innerJoin("staff", (join) =>
        join
          .onRef("staff.tenant_id", "=", "invitation.tenant_id")
          .onRef("staff.id", "=", "invitation.staff_id"),
      )
      .innerJoin("tenants", "tenants.id", "invitation.tenant_id")
      .select(["invitation.tenant_id as tenantId", "invitation.id", "way", "sent_to as sentTo"])
      .select(["staff.id as staffId", "staff.name as staffName", "staff.email as staffEmail"])
      .select("tenants.name as library")
      .where("digest", "=", invitationDigest(secret, text))
      .where("taken_at", "is", null)
      .where("revoked_at", "is", null)
      .where("ends_at", ">", now())
      .where("staff.is_active", "=", true)
      .where("staff.account_id", "is", null)
      .executeTakeFirst(),
  );
}

/** The latest invitation of someone. */
export async function lastInvitation(db: Db<PeopleTables>, tenantId: string, staffId: string) {
  return db
    .selectFrom("invitations")
    .select(["id", "way", "sent_to as sentTo", "made_at as madeAt", "ends_at as endsAt"])
    .select(["taken_at as takenAt", "revoked_at as revokedAt"])
    .where("tenant_id", "=", tenantId)
    .where("staff_id", "=", staffId)
    .orderBy("made_at", "desc")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
}
