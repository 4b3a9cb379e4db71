import { inTenants } from "#platform/db";
import { now } from "#platform/time";
import { employersOf, positionsOf, type Viewer } from "#modules/people";
import type { ProgramsDb } from "../program.ts";

/** An account and what it is to its employers today, for work that nobody asked for in a browser. */
export async function accountPositions(
  db: ProgramsDb,
  accountId: string,
): Promise<Pick<Viewer, "accountId" | "positions">> {
  const employers = await inTenants(db, [accountId], async (tx) => employersOf(tx, accountId));
  const today = now().slice(0, 10);
  const positions = await positionsOf(db, { accountId, employers }, { from: today, to: today });
  return { accountId, positions };
}
