import { sql } from "kysely";
import { expect, test } from "vitest";
import { inTenants, readMigrations, withTables } from "#platform/db";
import { testInTransaction } from "#platform/db-testing";
import type { CreditTables } from "#modules/credit";
import type { PeopleTables } from "#modules/people";
import { recordEntry } from "../../../src/modules/credit/actions/record/record-entry.ts";
import { makeCast } from "../../people/cast.ts";
import { makeAwards } from "../certificates/made-awards.ts";
import { made } from "./made-record.ts";

const at = "2026-11-21T09:00:00Z";

test("entries of awards that were revoked earlier are off the record for good once the database is up to date", () =>
  testInTransaction(async (plain) => {
    const db = withTables<CreditTables & PeopleTables>(plain);
    const { tenantId, players } = await makeCast(db, "a key of the tests with enough characters");
    const { accountId, staffId } = players.owner;
    await makeAwards(db, { tenantId, organiserId: staffId, count: 2 });
    const awards = await inTenants(db, [tenantId], async (tx) =>
      tx.selectFrom("awards").select("id").where("tenant_id", "=", tenantId).orderBy("id").execute(),
    );
    const ids: string[] = [];
    for (const { id } of awards) {
      const origin = { source: "award", award: { tenantId, id } } as const;
      ids.push((await recordEntry(db, accountId, made({ title: "In-service day" }), origin)).id);
    }
    await sql`alter table credit_entries drop column award_revoked_at, drop column award_revoked_because`.execute(
      db,
    );
    await inTenants(db, [tenantId], async (tx) =>
      tx
        .updateTable("awards")
        .set({ revoked_at: at, revoked_by_name: "Cory Coordinator", revoked_because: "She left early" })
        .where("id", "=", awards[0]?.id ?? "")
        .execute(),
    );

    const text = readMigrations().find(({ name }) => name === "0021-revoked-entries")?.text ?? "";
    await sql.raw(text).execute(db);

    const rows = await inTenants(db, [accountId], async (tx) =>
      tx
        .selectFrom("credit_entries")
        .select(["id", "award_revoked_at", "award_revoked_because"])
        .select((where) => where("removed_at", "is not", null).as("isRemoved"))
        .orderBy("id")
        .execute(),
    );
    expect(rows).toEqual([
      { id: ids[0], award_revoked_at: at, award_revoked_because: "She left early", isRemoved: true },
      { id: ids[1], award_revoked_at: null, award_revoked_because: "", isRemoved: false },
    ]);
  }));
