import { type Db, inTenants } from "#platform/db";
import type { Viewer } from "../../rules/viewer.ts";
import type { PeopleTables } from "../../tables.ts";
import { permit } from "../permit.ts";
import { writeAudit } from "../write-audit.ts";
import { endOneSession, endSessions } from "./end-sessions.ts";

/** Ends one of the viewer's sessions, maybe this one; false when there is none by that id. */
export async function endSessionOf(
  db: Db<PeopleTables>,
  viewer: Viewer,
  sessionId: string,
): Promise<boolean> {
  permit(viewer, "change own sign-in", { tenantId: viewer.accountId });
  return endOneSession(db, viewer.accountId, sessionId);
}

/** Ends every session of the viewer but this one, and says how many those were. */
export async function endOtherSessions(db: Db<PeopleTables>, viewer: Viewer): Promise<number> {
  const { accountId } = viewer;
  permit(viewer, "change own sign-in", { tenantId: accountId });
  return inTenants(db, [accountId], async (tx) => {
    const count = await endSessions(tx, accountId, { except: viewer.sessionId });
    await writeAudit(tx, accountId, viewer, {
      act: "sign out everywhere else",
      subject: `account ${accountId}`,
      details: { count },
    });
    return count;
  });
}
