import { type Db, inTenants } from "#platform/db";
import { digest } from "#platform/secrets";
import type { PeopleTables } from "#modules/people";
import type { ActorFace } from "../../rules/fediverse/documents.ts";
import type { ReflectionTables } from "../../tables.ts";

type Tables = ReflectionTables & PeopleTables;

/** A journal that other servers know, for the program alone: on no page and in no address. */
export interface FediverseActor extends ActorFace {
  readonly accountId: string;
  readonly journalId: string;
  readonly holdsReplies: boolean;
  readonly sealedPrivateKey: string;
  /** A digest of what other servers were last told of it. */
  readonly told: string;
}

/** Whether any journal is open to other servers. Where none is, nothing here speaks their protocol. */
export async function isAnyoneOnFediverse(db: Db<ReflectionTables>): Promise<boolean> {
  const row = await inTenants(db, "every tenant", async (tx) =>
    tx.selectFrom("fediverse_actors").select("id").limit(1).executeTakeFirst(),
  );
  return row !== undefined;
}

/** Everybody whose journal is open to other servers, in an order. */
export async function fediverseAccounts(db: Db<ReflectionTables>): Promise<readonly string[]> {
  const rows = await inTenants(db, "every tenant", async (tx) =>
    tx.selectFrom("fediverse_actors").select("tenant_id").orderBy("tenant_id").execute(),
  );
  return rows.map((row) => row.tenant_id);
}

/** One's own, when it is turned on. */
export async function actorOfAccount(db: Db<Tables>, accountId: string): Promise<FediverseActor | undefined> {
  return inTenants(db, [accountId], async (tx) => actorWhere(tx, "actor.tenant_id", accountId));
}

/** The one with an id, whoever asks. */
export async function actorById(db: Db<Tables>, id: string): Promise<FediverseActor | undefined> {
  return inTenants(db, "every tenant", async (tx) => actorWhere(tx, "actor.id", id));
}

/** The one with a handle, whoever asks. */
export async function actorByHandle(db: Db<Tables>, handle: string): Promise<FediverseActor | undefined> {
  return inTenants(db, "every tenant", async (tx) => actorWhere(tx, "journal.handle", handle));
}

/** What makes a journal look otherwise to other servers, as a digest. */
export function faceDigest({ about, handle, name }: Pick<ActorFace, "about" | "handle" | "name">): string {
  return digest(JSON.stringify([handle, name, about])).slice(0, 22);
}

async function actorWhere(
  tx: Db<Tables>,
  column: "actor.tenant_id" | "actor.id" | "journal.handle",
  value: string,
): Promise<FediverseActor | undefined> {
  const row = await tx
    .selectFrom("fediverse_actors as actor")
    .innerJoin("journals as journal", "journal.tenant_id", "actor.tenant_id")
    .innerJoin("accounts as account", "account.tenant_id", "actor.tenant_id")
    .select(["actor.tenant_id", "actor.id", "journal.id as journalId", "handle", "pen_name", "account.name"])
    .select([
      "journal.about",
      "journal.changed_at",
      "public_key",
      "sealed_private_key",
      "holds_replies",
      "told",
      "turned_on_at",
    ])
    .where(column, "=", value)
    .executeTakeFirst();
  return (
    row && {
      accountId: row.tenant_id,
      journalId: row.journalId,
      actorId: row.id,
      handle: row.handle,
      name: row.pen_name ?? row.name,
      about: row.about,
      publicKey: row.public_key,
      sealedPrivateKey: row.sealed_private_key,
      holdsReplies: row.holds_replies,
      told: row.told,
      turnedOnAt: row.turned_on_at,
      changedAt: row.changed_at,
    }
  );
}
