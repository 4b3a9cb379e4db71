import { type Db, inTenants } from "#platform/db";
import { NotFound } from "#platform/errors";
import type { Framework, Frameworks } from "../../rules/frameworks/framework.ts";
import type { PlannerTables } from "../../tables.ts";
import type { FocusPacks } from "./focus-packs.ts";

/** A framework that a library added itself. */
export interface OwnFramework {
  readonly tenantId: string;
  readonly framework: Framework;
  readonly savedByName: string;
  readonly savedAt: string;
  readonly isRemoved: boolean;
}

/** Nobody has so many; it bounds what a page works on. */
const mostFrameworks = 100;

/** The frameworks that these tenants added, by name; those they took away are left out. */
export async function ownFrameworks(
  db: Db<PlannerTables>,
  tenantIds: readonly string[],
): Promise<readonly OwnFramework[]> {
  if (tenantIds.length === 0) return [];
  const rows = await inTenants(db, tenantIds, async (tx) =>
    ownRows(tx, tenantIds)
      .where("removed_at", "is", null)
      .orderBy("tenant_id")
      .orderBy("id")
      .limit(mostFrameworks)
      .execute(),
  );
  return rows
    .map(ownFramework)
    .toSorted((one, other) => (one.framework.name < other.framework.name ? -1 : 1));
}

/** One of them, even one that was taken away. @throws NotFound when none of these tenants has it. */
export async function ownFrameworkOf(
  db: Db<PlannerTables>,
  tenantIds: readonly string[],
  id: string,
): Promise<OwnFramework> {
  const row = await inTenants(db, tenantIds, async (tx) =>
    ownRows(tx, tenantIds).where("id", "=", id).executeTakeFirst(),
  );
  if (row === undefined) throw new NotFound("It may be gone, or it is not yours to see.");
  return ownFramework(row);
}

/** Every framework that counts for someone: those that are shipped, and those that these tenants added. */
export async function frameworksFor(
  { db, focusPacks }: { readonly db: Db<PlannerTables>; readonly focusPacks: () => FocusPacks },
  tenantIds: readonly string[],
): Promise<Frameworks> {
  const own = await ownFrameworks(db, tenantIds);
  const { frameworks } = focusPacks();
  if (own.length === 0) return frameworks;
  // Shipped ones come last: whatever a tenant managed to add, it is none of them.
  return new Map([...own.map(({ framework }) => [framework.id, framework] as const), ...frameworks]);
}

function ownRows(tx: Db<PlannerTables>, tenantIds: readonly string[]) {
  return tx
    .selectFrom("own_frameworks")
    .select(["tenant_id as tenantId", "content", "saved_by_name as savedByName", "saved_at as savedAt"])
    .select("removed_at as removedAt")
    .where("tenant_id", "in", tenantIds);
}

function ownFramework({
  content,
  removedAt,
  ...row
}: Awaited<ReturnType<ReturnType<typeof ownRows>["execute"]>>[number]): OwnFramework {
  return { ...row, framework: content, isRemoved: removedAt !== null };
}
