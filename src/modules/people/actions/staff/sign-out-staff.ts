import { type Db, inTenants } from "#platform/db";
import { Conflict } from "#platform/errors";
import { type StaffRecord, subjectOfStaff } from "../../queries/staff/staff-record.ts";
import type { Viewer } from "../../rules/viewer.ts";
import type { PeopleTables } from "../../tables.ts";
import { permit } from "../permit.ts";
import { endSessions } from "../sign-in/end-sessions.ts";
import { writeAudit } from "../write-audit.ts";

/**
 * Signs someone on the staff out wherever they are signed in, for a telephone that was lost or a browser left open. Their way in
 * stays as it is. Both logs say so, the employer's and their own; how many sessions there were is theirs alone to know.
 *
 * @throws Conflict when they have no account to be signed out of.
 */
export async function signOutStaff(
  db: Db<PeopleTables>,
  viewer: Viewer,
  { record, today }: { readonly record: StaffRecord; readonly today: string },
): Promise<void> {
  permit(viewer, "change a staff record", await subjectOfStaff(db, record, today));
  const { tenantId, id, accountId, name } = record;
  if (accountId === null) throw new Conflict(`${name} has not joined yet, and so is signed in nowhere.`);
  await inTenants(db, [tenantId, accountId], async (tx) => {
    await endSessions(tx, accountId, accountId === viewer.accountId ? { except: viewer.sessionId } : {});
    await writeAudit(tx, tenantId, viewer, { act: "sign someone out", subject: `staff ${id}` });
    await writeAudit(tx, accountId, viewer, { act: "sign someone out", subject: `account ${accountId}` });
  });
}
