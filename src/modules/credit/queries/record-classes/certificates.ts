import { z } from "zod";
import { withTables } from "#platform/db";
import { defineRecordClass, type PeopleTables } from "#modules/people";
import type { CreditTables } from "../../tables.ts";

type Tables = CreditTables & PeopleTables;

/** Certificates that an employer signed. What was revoked stays so after it is destroyed: copies of it are still about. */
export const certificatesClass = defineRecordClass({
  name: "certificates",
  tables: ["certificates"],
  label: "Certificates you were given",
  officeLabel: "Certificates",
  description: "Certificates that your employer signed for credit it awarded you.",
  owner: "employer",
  retention: {
    days: 2557,
    after: "the session",
    basis:
      "An example: seven years, as long as the award that the certificate stands for. A signed copy in the holder’s hands can still be checked afterwards.",
  },
  row: z.object({
    employer: z.string().meta({ description: "The organization whose record it is" }),
    session: z.string().meta({ description: "What it is for" }),
    number: z.string().meta({ description: "The number of the certificate" }),
    issuedAt: z.string().meta({ description: "When it was signed (a UTC instant)" }),
    credential: z.string().meta({ description: "The signed Open Badges 3.0 credential" }),
  }),
  rows: async (db, { accountId }) =>
    rowsWith(db)
      .innerJoin("staff", (join) =>
        join.onRef("staff.tenant_id", "=", "award.tenant_id").onRef("staff.id", "=", "award.staff_id"),
      )
      .innerJoin("tenants", "tenants.id", "staff.tenant_id")
      .select(["tenants.name as employer", "session.title as session", "certificate.number"])
      .select(["certificate.issued_at as issuedAt", "certificate.credential"])
      .where("staff.account_id", "=", accountId)
      .orderBy("certificate.issued_at")
      .orderBy("certificate.award_id")
      .execute(),
  due: async (db, tenantId, before, limit) => {
    const rows = await rowsWith(db)
      .select(["certificate.award_id as key", "award.staff_id as staffId", "session.title"])
      .select("session.ends_at as endsAt")
      .where("certificate.tenant_id", "=", tenantId)
      .where("session.ends_at", "<", `${before}T00:00:00Z`)
      .orderBy("session.ends_at")
      .orderBy("certificate.award_id")
      .limit(limit)
      .execute();
    return rows.map(({ key, staffId, title, endsAt }) => {
      const countsFrom = endsAt.slice(0, 10);
      return {
        key,
        staffId: staffId ?? undefined,
        countsFrom,
        about: `Certificate for ${title}, ${countsFrom}`,
      };
    });
  },
  destroy: async (db, tenantId, awardId) => {
    const tx = withTables<Tables>(db);
    await tx
      .insertInto("revoked_places")
      .columns(["tenant_id", "place"])
      .expression(
        rowsWith(tx)
          .select(["certificate.tenant_id", "certificate.place"])
          .where("certificate.tenant_id", "=", tenantId)
          .where("certificate.award_id", "=", awardId)
          .where("award.revoked_at", "is not", null),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await tx
      .deleteFrom("certificates")
      .where("tenant_id", "=", tenantId)
      .where("award_id", "=", awardId)
      .execute();
  },
});

function rowsWith(db: Parameters<typeof withTables>[0]) {
  return withTables<Tables>(db)
    .selectFrom("certificates as certificate")
    .innerJoin("awards as award", (join) =>
      join
        .onRef("award.tenant_id", "=", "certificate.tenant_id")
        .onRef("award.id", "=", "certificate.award_id"),
    )
    .innerJoin("learning_sessions as session", (join) =>
      join.onRef("session.tenant_id", "=", "award.tenant_id").onRef("session.id", "=", "award.session_id"),
    );
}
