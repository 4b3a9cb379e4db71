import type { Db } from "#platform/db";
import type { ChainedEntry } from "../../rules/audit.ts";
import type { PeopleTables } from "../../tables.ts";

/** Lines of a tenant's log after a number, in their order, inside the tenant. */
export async function auditLines(
  tx: Db<PeopleTables>,
  tenantId: string,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<readonly ChainedEntry[]> {
  const rows = await selectLines(tx, tenantId)
    .where("sequence", ">", after)
    .orderBy("sequence")
    .limit(limit)
    .execute();
  return rows.map(entryOf);
}

/** What is looked for in a log. */
export interface AuditFilter {
  readonly act?: string | undefined;
  /** A part of the name of who did it. */
  readonly by?: string | undefined;
  /** Days, both included, in UTC. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly page: number;
}

const pageLines = 50;

/** A page of a tenant's log, the newest line first, and what there is to choose from. */
export async function auditPage(tx: Db<PeopleTables>, tenantId: string, filter: AuditFilter) {
  const matching = () => {
    let query = selectLines(tx, tenantId);
    if (filter.act !== undefined) query = query.where("act", "=", filter.act);
    if (filter.by !== undefined) query = query.where("actor_name", "ilike", `%${escaped(filter.by)}%`);
    if (filter.from !== undefined) query = query.where("at", ">=", `${filter.from}T00:00:00Z`);
    if (filter.to !== undefined) query = query.where("at", "<=", `${filter.to}T23:59:59Z`);
    return query;
  };
  const { total } = await matching()
    .clearSelect()
    .select(({ fn }) => fn.countAll<number>().as("total"))
    .executeTakeFirstOrThrow();
  const pages = Math.max(1, Math.ceil(total / pageLines));
  const page = Math.min(filter.page, pages);
  const rows = await matching()
    .orderBy("sequence", "desc")
    .limit(pageLines)
    .offset((page - 1) * pageLines)
    .execute();
  const acts = await tx
    .selectFrom("audit_log")
    .select("act")
    .distinct()
    .where("tenant_id", "=", tenantId)
    .orderBy("act")
    .limit(200)
    .execute();
  const head = await selectLines(tx, tenantId).orderBy("sequence", "desc").limit(1).executeTakeFirst();
  return {
    lines: rows.map(entryOf),
    total,
    page,
    pages,
    acts: acts.map(({ act }) => act),
    head: head && { lines: head.sequence, head: head.digest },
  };
}

function escaped(words: string): string {
  return words.replaceAll(/[\\%_]/gu, (sign) => `\\${sign}`);
}

function selectLines(tx: Db<PeopleTables>, tenantId: string) {
  return tx
    .selectFrom("audit_log")
    .select(["sequence", "at", "actor_id", "actor_name", "act", "subject", "details", "digest"])
    .where("tenant_id", "=", tenantId);
}

type LineRow = Awaited<ReturnType<ReturnType<typeof selectLines>["execute"]>>[number];

function entryOf(row: LineRow): ChainedEntry {
  return {
    sequence: row.sequence,
    at: row.at,
    actorId: row.actor_id ?? undefined,
    actorName: row.actor_name,
    act: row.act,
    subject: row.subject,
    details: row.details,
    digest: row.digest,
  };
}
