import { type Db, inTransaction } from "#platform/db";
import { keyedDigest } from "#platform/secrets";
import { formatInstant, now, parseInstant } from "#platform/time";
import { sql } from "kysely";
import { type Budget, budgets, waitAfter } from "../../rules/sign-in/tries.ts";
import type { PeopleTables } from "../../tables.ts";

/** What a try is counted for. */
export interface Counted {
  readonly budget: Budget;
  /** An e-mail address, an address of the net, a browser: kept as a digest. */
  readonly of: string;
}

/**
 * Takes a try from each budget, or from none: how many seconds to wait first, 0 when it may be made now.
 *
 * It counts as failed until `giveBackTry` says otherwise, so that many at the same time get no further than one after
 * the other.
 */
export async function takeTry(
  db: Db<PeopleTables>,
  secret: string,
  counted: readonly Counted[],
): Promise<number> {
  const at = parseInstant(now()) ?? 0;
  return inTransaction(db, async (tx) => {
    const states = [];
    // In one order, so that two tries never wait for each other.
    for (const { name, budget } of named(secret, counted)) states.push(await stateOf(tx, name, budget, at));
    const wait = Math.max(0, ...states.map(({ opensAt }) => opensAt - at));
    if (wait > 0) return wait;
    for (const { name, budget, failedCount } of states) {
      const row = {
        failed_count: failedCount + 1,
        last_failed_at: formatInstant(at),
        opens_at: formatInstant(at + waitAfter(failedCount + 1, budgets[budget])),
      };
      await tx
        .insertInto("sign_in_tries")
        .values({ counted_for: name, ...row })
        .onConflict((conflict) => conflict.column("counted_for").doUpdateSet(row))
        .execute();
    }
    return 0;
  });
}

/**
 * A try was good. What was counted for the account or browser is forgotten; of what was counted for an address of the net
 * only this one try is, or whoever has an account here could try others' without end.
 */
export async function giveBackTry(
  db: Db<PeopleTables>,
  secret: string,
  counted: readonly Counted[],
): Promise<void> {
  await inTransaction(db, async (tx) => {
    for (const { name, budget } of named(secret, counted)) {
      if (budget === "address" || budget === "letter from")
        await tx
          .updateTable("sign_in_tries")
          .set((row) => ({ failed_count: row("failed_count", "-", 1), opens_at: now() }))
          .where("counted_for", "=", name)
          .where("failed_count", ">", 0)
          .execute();
      else await tx.deleteFrom("sign_in_tries").where("counted_for", "=", name).execute();
    }
  });
}

function named(secret: string, counted: readonly Counted[]) {
  return counted
    .map(({ budget, of }) => ({ budget, name: keyedDigest(secret, "sign-in tries", `${budget} ${of}`) }))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

async function stateOf(tx: Db<PeopleTables>, name: string, budget: Budget, at: number) {
  // Not a row lock: the first failure has no row before it.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`tries ${name}`}, 0))`.execute(tx);
  const row = await tx
    .selectFrom("sign_in_tries")
    .select(["failed_count", "last_failed_at", "opens_at"])
    .where("counted_for", "=", name)
    .executeTakeFirst();
  const forgottenAt =
    (parseInstant(row?.last_failed_at ?? "") ?? -Infinity) + budgets[budget].forgottenAfterSeconds;
  const isForgotten = row === undefined || forgottenAt <= at;
  return {
    name,
    budget,
    failedCount: isForgotten ? 0 : row.failed_count,
    opensAt: isForgotten ? at : (parseInstant(row.opens_at) ?? at),
  };
}
