import type { ProgramPlan } from "../../rules/plan/program-plan.ts";
import type { ProgramsDb } from "../program.ts";

/** A plan as it was in one version; inside `inTenants` of its system. Undefined when there is no such version. */
export async function versionPlan(
  tx: ProgramsDb,
  of: { readonly tenantId: string; readonly id: string; readonly version: number },
): Promise<ProgramPlan | undefined> {
  const row = await tx
    .selectFrom("program_versions")
    .select("plan")
    .where("tenant_id", "=", of.tenantId)
    .where("program_id", "=", of.id)
    .where("version", "=", of.version)
    .executeTakeFirst();
  return row?.plan;
}

/** One version of a plan, for a list. */
export interface PlanVersion {
  readonly version: number;
  readonly plan: ProgramPlan;
  readonly note: string;
  readonly savedBy: string | undefined;
  readonly savedAt: string;
}

/** Every version of a program's plan, newest first; inside `inTenants` of its system. */
export async function planVersions(
  tx: ProgramsDb,
  { tenantId, id }: { readonly tenantId: string; readonly id: string },
): Promise<readonly PlanVersion[]> {
  const rows = await tx
    .selectFrom("program_versions as version")
    .leftJoin("staff", (join) =>
      join.onRef("staff.tenant_id", "=", "version.tenant_id").onRef("staff.id", "=", "version.saved_by"),
    )
    .select(["version.version", "version.plan", "version.note", "version.saved_at", "staff.name"])
    .where("version.tenant_id", "=", tenantId)
    .where("version.program_id", "=", id)
    .orderBy("version.version", "desc")
    .limit(200)
    .execute();
  return rows.map(({ version, plan, note, saved_at, name }) => ({
    version,
    plan,
    note,
    savedBy: name ?? undefined,
    savedAt: saved_at,
  }));
}
