import { randomBytes } from "node:crypto";
import { type Db, inTenants, json } from "#platform/db";
import { Conflict, NotFound } from "#platform/errors";
import { now } from "#platform/time";
import { type PeopleTables, permit, type Viewer, writeAudit } from "#modules/people";
import type { Framework } from "../../rules/frameworks/framework.ts";
import { slugOf } from "../../rules/frameworks/read-case.ts";
import type { PlannerTables } from "../../tables.ts";

type Tables = PlannerTables & PeopleTables;

/** Where a framework is kept: as a new one, or in place of one that is there. */
export interface FrameworkToKeep {
  readonly tenantId: string;
  readonly framework: Framework;
  /** The one whose place it takes. */
  readonly replaces?: string | undefined;
}

/** Nobody has use for more. */
const mostOfATenant = 50;

/**
 * Keeps a framework of a tenant, new or in another's place, and gives its id. What it replaced is kept once, for undoing.
 *
 * @throws Conflict when the tenant has very many; NotAllowed, NotFound.
 */
export async function keepOwnFramework(
  db: Db<Tables>,
  viewer: Viewer,
  { framework, replaces, tenantId }: FrameworkToKeep,
): Promise<string> {
  permit(viewer, "write frameworks", { tenantId });
  const id = replaces ?? `own-${slugOf(framework.name)}-${randomBytes(4).toString("hex")}`;
  const row = {
    content: json({ ...framework, id }),
    saved_by: viewer.accountId,
    saved_by_name: viewer.name,
    saved_at: now(),
    removed_at: null,
  };
  await inTenants(db, [tenantId], async (tx) => {
    if (replaces === undefined) {
      await refuseTooMany(tx, tenantId);
      await tx
        .insertInto("own_frameworks")
        .values({ tenant_id: tenantId, id, before: null, ...row })
        .execute();
    } else {
      const kept = await lockedOwn(tx, tenantId, replaces);
      await tx
        .updateTable("own_frameworks")
        .set({ ...row, before: json(kept.content) })
        .where("tenant_id", "=", tenantId)
        .where("id", "=", id)
        .execute();
    }
    await writeAudit(tx, tenantId, viewer, {
      act: "write frameworks",
      subject: id,
      details: { change: replaces === undefined ? "added" : "replaced", name: framework.name },
    });
  });
  return id;
}

/** Puts back what the last save replaced; doing it again puts the save back. @throws Conflict when it replaced nothing. */
export async function undoOwnFramework(db: Db<Tables>, viewer: Viewer, own: OwnFrameworkKey): Promise<void> {
  const { id, tenantId } = own;
  permit(viewer, "write frameworks", { tenantId });
  await inTenants(db, [tenantId], async (tx) => {
    const kept = await lockedOwn(tx, tenantId, id);
    if (kept.before === null) throw new Conflict("There is nothing before it: take it away instead.");
    await tx
      .updateTable("own_frameworks")
      .set({ content: json(kept.before), before: json(kept.content), saved_at: now() })
      .where("tenant_id", "=", tenantId)
      .where("id", "=", id)
      .execute();
    await writeAudit(tx, tenantId, viewer, {
      act: "write frameworks",
      subject: id,
      details: { change: "put back" },
    });
  });
}

/** Which own framework. */
export interface OwnFrameworkKey {
  readonly tenantId: string;
  readonly id: string;
}

/** Takes a framework away, or brings it back. Assessments made with it stay as they are. @throws NotAllowed, NotFound */
export async function removeOwnFramework(
  db: Db<Tables>,
  viewer: Viewer,
  { id, isRemoved, tenantId }: OwnFrameworkKey & { readonly isRemoved: boolean },
): Promise<void> {
  permit(viewer, "write frameworks", { tenantId });
  await inTenants(db, [tenantId], async (tx) => {
    await lockedOwn(tx, tenantId, id);
    await tx
      .updateTable("own_frameworks")
      .set({ removed_at: isRemoved ? now() : null })
      .where("tenant_id", "=", tenantId)
      .where("id", "=", id)
      .execute();
    await writeAudit(tx, tenantId, viewer, {
      act: "write frameworks",
      subject: id,
      details: { change: isRemoved ? "removed" : "brought back" },
    });
  });
}

async function lockedOwn(tx: Db<Tables>, tenantId: string, id: string) {
  const row = await tx
    .selectFrom("own_frameworks")
    .select(["content", "before"])
    .where("tenant_id", "=", tenantId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) throw new NotFound("It may be gone, or it is not yours to see.");
  return row;
}

async function refuseTooMany(tx: Db<Tables>, tenantId: string): Promise<void> {
  const { count } = await tx
    .selectFrom("own_frameworks")
    .select((each) => each.fn.countAll<number>().as("count"))
    .where("tenant_id", "=", tenantId)
    .executeTakeFirstOrThrow();
  if (count >= mostOfATenant)
    throw new Conflict(`There are ${mostOfATenant} frameworks here already: replace one of them instead.`);
}
