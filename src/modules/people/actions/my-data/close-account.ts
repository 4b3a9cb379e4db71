import { type Db, inTenants } from "#platform/db";
import { newId } from "#platform/ids";
import { sendMail } from "#platform/mail";
import { formatInstant, now, parseInstant } from "#platform/time";
import type { Viewer } from "../../rules/viewer.ts";
import type { PeopleTables } from "../../tables.ts";
import { permit } from "../permit.ts";
import { writeAudit } from "../write-audit.ts";
import { refuseLastAdministrator } from "./leave-employer.ts";
import { onDay } from "../../rules/on-day.ts";

/** How long one may come back. */
export const graceDays = 30;

/**
 * Begins to close the viewer's account. It is destroyed when 30 days are over; until then signing in and one click bring it back.
 * Doing it again changes nothing.
 *
 * @throws Conflict when an organisation would be left without an administrator.
 */
export async function closeAccount(
  db: Db<PeopleTables>,
  viewer: Viewer,
  site: { readonly publicUrl: string; readonly zone: string },
): Promise<{ readonly closesAt: string }> {
  const tenantId = viewer.accountId;
  permit(viewer, "change own account", { tenantId });
  const closesAt = formatInstant((parseInstant(now()) ?? 0) + graceDays * 86_400);
  for (const employerId of new Set(viewer.positions.map((position) => position.tenantId)))
    await inTenants(db, [employerId], async (tx) => {
      const own = viewer.positions.filter((position) => position.tenantId === employerId);
      await refuseLastAdministrator(
        tx,
        employerId,
        own.map(({ staffId }) => staffId),
      );
    });
  await inTenants(db, [tenantId], async (tx) => {
    const changed = await tx
      .updateTable("accounts")
      .set({ state: "closing", closes_at: closesAt })
      .where("tenant_id", "=", tenantId)
      .where("state", "=", "active")
      .returning("email")
      .executeTakeFirst();
    if (changed === undefined) return;
    await writeAudit(tx, tenantId, viewer, { act: "close an account", subject: `account ${tenantId}` });
    if (changed.email !== null)
      await sendMail(tx, {
        tenantId,
        key: `closing ${newId()}`,
        to: changed.email,
        subject: "Your Carrel account is being closed",
        text: letterText(onDay(closesAt, viewer.zone ?? site.zone), site.publicUrl),
      });
  });
  return { closesAt };
}

/** Brings an account back that is being closed. Doing it again changes nothing. */
export async function keepAccount(db: Db<PeopleTables>, viewer: Viewer): Promise<void> {
  const tenantId = viewer.accountId;
  permit(viewer, "change own account", { tenantId });
  await inTenants(db, [tenantId], async (tx) => {
    const changed = await tx
      .updateTable("accounts")
      .set({ state: "active", closes_at: null })
      .where("tenant_id", "=", tenantId)
      .where("state", "=", "closing")
      .returning("tenant_id")
      .executeTakeFirst();
    if (changed !== undefined)
      await writeAudit(tx, tenantId, viewer, { act: "keep an account", subject: `account ${tenantId}` });
  });
}

function letterText(closesOn: string, publicUrl: string): string {
  return `You asked to close your account. On ${closesOn} everything that is yours in it will be destroyed.

Until then you can come back: sign in at ${publicUrl}/me/data/closing and choose “Keep my account”. If it was not you who asked, do it now, and end the other sessions.

What your employer holds about you is their record and stays with them.`;
}
