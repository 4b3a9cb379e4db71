import { type Db, inTenants } from "#platform/db";
import { InvalidInput } from "#platform/errors";
import { now } from "#platform/time";
import { classNamed } from "../../queries/my-data/held-records.ts";
import type { RecordClass } from "../../queries/my-data/record-class.ts";
import type { Viewer } from "../../rules/viewer.ts";
import type { PeopleTables } from "../../tables.ts";
import { permit } from "../permit.ts";
import { writeAudit } from "../write-audit.ts";

/** Whose records: the viewer's employer, and the classes the program has. */
export interface RecordsOffice {
  readonly tenantId: string;
  readonly classes: readonly RecordClass[];
}

/** Sets how long an employer keeps a class of its records; without days, for good. */
export async function setRetention(
  db: Db<PeopleTables>,
  viewer: Viewer,
  { tenantId, classes }: RecordsOffice,
  set: { readonly name: string; readonly days: number | undefined; readonly basis: string },
): Promise<void> {
  permit(viewer, "manage records", { tenantId });
  const { owner, label } = classNamed(classes, set.name);
  if (owner !== "employer")
    throw new InvalidInput(`“${label}” is the person's own: no employer sets how long.`);
  const values = {
    days: set.days ?? null,
    basis: set.basis,
    changed_by_name: viewer.name,
    changed_at: now(),
  };
  await inTenants(db, [tenantId], async (tx) => {
    await tx
      .insertInto("record_retention")
      .values({ tenant_id: tenantId, record_class: set.name, ...values })
      .onConflict((conflict) => conflict.columns(["tenant_id", "record_class"]).doUpdateSet(values))
      .execute();
    const details = { days: set.days ?? null, basis: set.basis };
    await writeAudit(tx, tenantId, viewer, {
      act: "set a retention",
      subject: `records ${set.name}`,
      details,
    });
  });
}
