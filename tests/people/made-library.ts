import type { Db } from "#platform/db";
import { holdClock } from "#platform/time";
import type { PeopleTables, Viewer } from "#modules/people";
import { setUpLibrary } from "../../src/modules/people/actions/set-up/set-up.ts";
import { sessionTokenOf, viewerOfSession } from "../../src/modules/people/queries/viewer.ts";

/** A library that was just set up, and its administrator. */
export interface MadeLibrary {
  readonly tenantId: string;
  readonly administrator: Viewer;
  /** The administrator's session cookie, for pages. */
  readonly token: string;
}

/** Sets a library up as its first page does. */
export async function makeLibrary(db: Db<PeopleTables>): Promise<MadeLibrary> {
  const { tenantId, token } = await setUpLibrary(
    db,
    { name: "Prairie Library System", kind: "system", region: "KS" },
    { name: "Ada Administrator", email: "ada@prairie.example", zone: "America/Chicago", device: "a test" },
  );
  return { tenantId, token, administrator: await viewerOf(db, token) };
}

/** Who a session belongs to. */
export async function viewerOf(db: Db<PeopleTables>, token: string): Promise<Viewer> {
  const parsed = sessionTokenOf(token);
  const found = parsed && (await viewerOfSession(db, parsed, () => "2026-11-21"));
  if (found === undefined) throw new Error("Nobody is signed in by this token.");
  return found.viewer;
}

/** Holds the clock at the noon that these tests stand at. */
export function holdNoon() {
  return holdClock("2026-11-21T18:00:00Z");
}
