import { type Db, inTenants } from "#platform/db";
import type { KeptFor } from "../../rules/retention/kept-for.ts";
import type { PeopleTables } from "../../tables.ts";
import type { RecordClass } from "../my-data/record-class.ts";

/** How long an employer keeps each class of its records: what it set, or the default. */
export async function retentionOf(
  db: Db<PeopleTables>,
  tenantId: string,
  classes: readonly RecordClass[],
): Promise<readonly KeptFor[]> {
  const rows = await inTenants(db, [tenantId], async (tx) =>
    tx
      .selectFrom("record_retention")
      .select(["record_class", "days", "basis", "changed_by_name", "changed_at"])
      .where("tenant_id", "=", tenantId)
      .orderBy("record_class")
      .execute(),
  );
  return classes
    .filter(({ owner }) => owner === "employer")
    .map((recordClass) => {
      const set = rows.find((row) => row.record_class === recordClass.name);
      const { retention } = recordClass;
      return {
        recordClass,
        days: set === undefined ? retention.days : (set.days ?? undefined),
        basis: set?.basis ?? retention.basis,
        setBy: set?.changed_by_name,
        setAt: set?.changed_at,
        isDestroyable: recordClass.due !== undefined && recordClass.destroy !== undefined,
      };
    });
}
