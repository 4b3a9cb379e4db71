import type { KvStore } from "@fedify/fedify";
import { sql } from "kysely";
import { type Db, inTenants, json } from "#platform/db";
import { now } from "#platform/time";
import { everyonesRoom } from "../../rules/sharing/rooms.ts";
import type { ReflectionTables } from "../../tables.ts";

/** What has no end of its own is kept this long: other servers' public keys, and which activities came. */
const keptDays = 30;

/** What the protocol remembers, in the database: it outlives a restart, and all processes share it. */
export function fediverseMemory(db: Db<ReflectionTables>): KvStore {
  const inRoom = async <Result>(work: (tx: Db<ReflectionTables>) => Promise<Result>) =>
    inTenants(db, [everyonesRoom], work);
  return {
    get: async <Value>(key: readonly string[]) => {
      const row = await inRoom(async (tx) =>
        tx
          .selectFrom("fediverse_memory")
          .select("content")
          .where("tenant_id", "=", everyonesRoom)
          .where("key", "=", keyText(key))
          .where("ends_at", ">", now())
          .executeTakeFirst(),
      );
      // What is read is what the library itself put there.
      return row === undefined ? undefined : ((row.content as { value: unknown }).value as Value);
    },
    set: async (key, value, options) => {
      const seconds = options?.ttl?.total("seconds") ?? keptDays * 86_400;
      const values = {
        content: json<unknown>({ value }),
        ends_at: sql<string>`${now()}::timestamptz + make_interval(secs => ${seconds})`,
      };
      await inRoom(async (tx) =>
        tx
          .insertInto("fediverse_memory")
          .values({ tenant_id: everyonesRoom, key: keyText(key), ...values })
          .onConflict((conflict) => conflict.columns(["tenant_id", "key"]).doUpdateSet(values))
          .execute(),
      );
    },
    delete: async (key) => {
      await inRoom(async (tx) =>
        tx
          .deleteFrom("fediverse_memory")
          .where("tenant_id", "=", everyonesRoom)
          .where("key", "=", keyText(key))
          .execute(),
      );
    },
    // Asked for by queues alone, and ours are the program's own.
    list: () => {
      throw new Error("What is remembered is not listed.");
    },
  };
}

/** Forgets what is over, and keys of journals that were turned off long enough ago. */
export async function tidyMemory(db: Db<ReflectionTables>): Promise<void> {
  await inTenants(db, [everyonesRoom], async (tx) => {
    for (const table of ["fediverse_memory", "fediverse_farewells"] as const)
      await tx
        .deleteFrom(table)
        .where("tenant_id", "=", everyonesRoom)
        .where("ends_at", "<=", now())
        .execute();
  });
}

function keyText(key: readonly string[]): string {
  return JSON.stringify(key);
}
