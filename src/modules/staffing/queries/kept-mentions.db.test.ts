import fc from "fast-check";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { type Db, inTenants, readMigrations, withTables } from "#platform/db";
import { testInTransaction } from "#platform/db-testing";
import type { PeopleTables } from "#modules/people";
import { systems } from "../../../../tests/staffing/any-system.ts";
import { keepStaffing } from "../../../../tests/staffing/keep-staffing.ts";
import type { StaffingTables } from "../tables.ts";

type Tables = StaffingTables & PeopleTables;

async function mentionsOf(db: Db<Tables>, tenantId: string) {
  return inTenants(db, [tenantId], (tx) =>
    tx
      .selectFrom("staffing_mentions")
      .select(["named_id", "is_person", "row_id", "staff_id", "first_day", "last_day"])
      .where("tenant_id", "=", tenantId)
      .orderBy("row_id")
      .orderBy("named_id")
      .execute(),
  );
}

test("what rows name is found in those that were there before, and follows them as they change and go", () =>
  testInTransaction(async (plain) => {
    const db = withTables<Tables>(plain);
    const [system] = fc.sample(systems, { numRuns: 1, seed: 7 });
    if (system === undefined) throw new Error("No system was made.");
    const tenantId = await keepStaffing(db, system);
    const kept = await mentionsOf(db, tenantId);
    for (const table of ["patterns", "exceptions", "absences"])
      for (const trigger of ["added", "changed", "removed"])
        await sql.raw(`drop trigger mentions_${trigger} on staffing_${table}`).execute(db);
    await sql
      .raw(
        `drop procedure keep_mentions_of; drop function keep_staffing_mentions; drop function staffing_mentions_in;
         drop table staffing_mentions; drop index staffing_floaters`,
      )
      .execute(db);

    const text = readMigrations().find(({ name }) => name === "0046-staffing-mentions")?.text ?? "";
    await sql.raw(text).execute(db);

    expect(kept.length).toBeGreaterThan(20);
    expect(await mentionsOf(db, tenantId)).toEqual(kept);

    const [pattern, other] = system.patterns;
    await inTenants(db, [tenantId], async (tx) => {
      await tx
        .updateTable("staffing_patterns")
        .set({ ends_on: "2027-12-31" })
        .where("tenant_id", "=", tenantId)
        .where("id", "=", pattern?.id ?? "")
        .execute();
      await tx
        .deleteFrom("staffing_patterns")
        .where("tenant_id", "=", tenantId)
        .where("id", "=", other?.id ?? "")
        .execute();
    });
    expect(await mentionsOf(db, tenantId)).toEqual(
      kept
        .filter(({ row_id }) => row_id !== other?.id)
        .map((mention) =>
          mention.row_id === pattern?.id ? { ...mention, last_day: "2027-12-31" } : mention,
        ),
    );
  }));
