import { createHash } from "node:crypto";
import { type Db, inTenants, json } from "#platform/db";
import { now } from "#platform/time";
import { sql } from "kysely";
import { type AuditEntry, chainedText, noDigest } from "../rules/audit.ts";
import type { Viewer } from "../rules/viewer.ts";
import type { PeopleTables } from "../tables.ts";

/** Whose act a line tells of: someone signed in, or the program by itself. */
export type Actor = Pick<Viewer, "accountId" | "name"> | "Carrel";

/**
 * Adds a line to a tenant's audit log, in the transaction of the act it tells of: both are kept, or neither.
 *
 * Lines of one tenant are written one after the other: the transaction holds a lock on the tenant's chain until it ends.
 */
export async function writeAudit(
  db: Db<PeopleTables>,
  tenantId: string,
  actor: Actor,
  line: Pick<AuditEntry, "act" | "subject"> & { readonly details?: AuditEntry["details"] },
): Promise<void> {
  await inTenants(db, [tenantId], async (tx) => {
    // Not a row lock: the chain's first line has no row before it.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`audit ${tenantId}`}, 0))`.execute(tx);
    const last = await tx
      .selectFrom("audit_log")
      .select(["sequence", "digest"])
      .where("tenant_id", "=", tenantId)
      .orderBy("sequence", "desc")
      .limit(1)
      .executeTakeFirst();
    const entry: AuditEntry = {
      at: now(),
      actorId: actor === "Carrel" ? undefined : actor.accountId,
      actorName: actor === "Carrel" ? "Carrel" : actor.name,
      act: line.act,
      subject: line.subject,
      details: line.details ?? {},
    };
    const sequence = (last?.sequence ?? 0) + 1;
    await tx
      .insertInto("audit_log")
      .values({
        tenant_id: tenantId,
        sequence,
        at: entry.at,
        actor_id: entry.actorId ?? null,
        actor_name: entry.actorName,
        act: entry.act,
        subject: entry.subject,
        details: json(entry.details),
        digest: digestOf(chainedText(last?.digest ?? noDigest, sequence, entry)),
      })
      .execute();
  });
}

function digestOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
