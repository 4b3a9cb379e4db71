import { type Db, inTenants } from "#platform/db";
import type { TodayTables } from "../tables.ts";

/** Something that was put away. */
export interface PutAway {
  readonly thing: string;
  readonly title: string;
  readonly putAwayAt: string;
}

/** Nobody puts more away than they can look through. */
const most = 2000;

/** What someone put away, the latest first. */
export async function putAwayBy(db: Db<TodayTables>, accountId: string): Promise<readonly PutAway[]> {
  return inTenants(db, [accountId], async (tx) =>
    tx
      .selectFrom("today_put_away")
      .select(["thing", "title", "put_away_at as putAwayAt"])
      .where("tenant_id", "=", accountId)
      .orderBy("put_away_at", "desc")
      .orderBy("thing")
      .limit(most)
      .execute(),
  );
}
