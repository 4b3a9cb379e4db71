import { z } from "zod";
import { type Db, withTables } from "#platform/db";
import type { DueRow, Holder } from "../../../rules/my-data/record-class.ts";
import type { PeopleTables } from "../../../tables.ts";
import { defineRecordClass } from "../record-class.ts";
import { instant } from "./instant.ts";

export const employer = z.string().meta({ description: "The organization whose record it is" });

/** A person as an employer knows them. */
export const staffRecordClass = defineRecordClass({
  name: "staff-record",
  tables: ["staff", "staff_words"],
  label: "What your employer knows of you",
  officeLabel: "Staff records",
  description: "Your name, address and number as your employer wrote them down, with your positions.",
  owner: "employer",
  retention: {
    days: 2557,
    after: "the end of the last position",
    basis:
      "An example: Michigan's schedule for local governments (GS 26) keeps personnel files for employment and seven years. Write down what applies to you.",
  },
  row: z.object({
    employer,
    name: z.string().meta({ description: "Your name there" }),
    email: z.string().nullable().meta({ description: "Your address there" }),
    employeeNumber: z.string().nullable().meta({ description: "Your number there" }),
    externalId: z.string().nullable().meta({ description: "What their directory calls you" }),
    isActive: z.boolean().meta({ description: "Whether you work there now" }),
    madeAt: instant("When the record was made"),
    changedAt: instant("When it was last changed"),
  }),
  rows: async (db, holder) =>
    staffOf(db, holder)
      .select(["tenants.name as employer", "staff.name", "staff.email", "employee_number as employeeNumber"])
      .select(["external_id as externalId", "is_active as isActive"])
      .select(["staff.created_at as madeAt", "staff.changed_at as changedAt"])
      .orderBy("staff.created_at")
      .orderBy("staff.id")
      .execute(),
  due: async (db, tenantId, before, limit) => {
    const rows = await withTables<PeopleTables>(db)
      .selectFrom("staff")
      .leftJoin("positions as position", (join) =>
        join.onRef("position.tenant_id", "=", "staff.tenant_id").onRef("position.staff_id", "=", "staff.id"),
      )
      .select(["staff.id", "staff.name", "staff.changed_at"])
      .select(({ fn }) => fn.max("position.ends_on").as("endsOn"))
      .where("staff.tenant_id", "=", tenantId)
      .groupBy(["staff.tenant_id", "staff.id", "staff.name", "staff.changed_at", "staff.is_active"])
      // One who was made inactive without a position counts from that day.
      .having((having) => {
        const last = having.fn.max("position.ends_on");
        const all = having.fn.count("position.id");
        return having.or([
          having.and([having(last, "<", before), having(all, "=", having.fn.count("position.ends_on"))]),
          having.and([
            having(all, "=", 0),
            having("staff.is_active", "=", having.val(false)),
            having("staff.changed_at", "<", `${before}T00:00:00Z`),
          ]),
        ]);
      })
      .orderBy("staff.id")
      .limit(limit)
      .execute();
    return rows.map((row): DueRow => {
      const countsFrom = row.endsOn ?? row.changed_at.slice(0, 10);
      return { key: row.id, staffId: row.id, countsFrom, about: `${row.name}, left on ${countsFrom}` };
    });
  },
  destroy: async (db, tenantId, id) => {
    const tables = withTables<PeopleTables>(db);
    await tables
      .updateTable("positions")
      .set({ supervisor_id: null })
      .where("tenant_id", "=", tenantId)
      .where("supervisor_id", "=", id)
      .execute();
    // An invitation and what the directory says are of this record alone, and go with it.
    for (const table of [
      "record_views",
      "directory_entries",
      "directory_group_members",
      "invitations",
      "positions",
    ] as const)
      await tables.deleteFrom(table).where("tenant_id", "=", tenantId).where("staff_id", "=", id).execute();
    await tables.deleteFrom("staff").where("tenant_id", "=", tenantId).where("id", "=", id).execute();
  },
});

/** Positions: they go with the staff record. */
export const positionsClass = defineRecordClass({
  name: "positions",
  tables: ["positions"],
  label: "Your positions",
  officeLabel: "Positions",
  description: "Where you work there, as what, since when and how much.",
  owner: "employer",
  retention: { after: "the staff record it belongs to", basis: "Destroyed together with the staff record." },
  row: z.object({
    employer,
    organisation: z.string().meta({ description: "The branch, school or department" }),
    title: z.string().meta({ description: "What the position is called" }),
    role: z.string().meta({ description: "What it lets you do for others in Carrel" }),
    employmentClass: z.string().meta({ description: "regular, temporary, substitute …" }),
    fullTimeHundredths: z.int().meta({ description: "Of full time, in hundredths: half is 50" }),
    startsOn: z.string().meta({ description: "The first day" }),
    endsOn: z.string().nullable().meta({ description: "The last day; null while it is held" }),
  }),
  rows: async (db, holder) =>
    staffOf(db, holder)
      .innerJoin("positions as position", (join) =>
        join.onRef("position.tenant_id", "=", "staff.tenant_id").onRef("position.staff_id", "=", "staff.id"),
      )
      .innerJoin("organisations as place", (join) =>
        join
          .onRef("place.tenant_id", "=", "position.tenant_id")
          .onRef("place.id", "=", "position.organisation_id"),
      )
      .select(["tenants.name as employer", "place.name as organisation", "title", "role"])
      .select(["employment_class as employmentClass", "full_time_hundredths as fullTimeHundredths"])
      .select(["starts_on as startsOn", "ends_on as endsOn"])
      .orderBy("starts_on")
      .orderBy("position.id")
      .execute(),
});

/** Who looked at a staff record. */
export const recordViewsClass = defineRecordClass({
  name: "record-views",
  tables: ["record_views"],
  label: "Who looked at your record",
  officeLabel: "Views of staff records",
  description: "Each time someone else at your employer opened what is held about you.",
  owner: "employer",
  retention: {
    days: 365,
    after: "the day someone looked",
    basis: "An example: a year. Write down what applies to you.",
  },
  row: z.object({
    employer,
    at: instant("When"),
    by: z.string().meta({ description: "Who" }),
    seen: z.string().meta({ description: "What they saw" }),
  }),
  rows: async (db, holder) =>
    staffOf(db, holder)
      .innerJoin("record_views as view", (join) =>
        join.onRef("view.tenant_id", "=", "staff.tenant_id").onRef("view.staff_id", "=", "staff.id"),
      )
      .select(["tenants.name as employer", "view.at", "viewer_name as by", "seen"])
      .orderBy("view.at", "desc")
      .orderBy("view.id")
      .execute(),
  due: async (db, tenantId, before, limit) => {
    const rows = await withTables<PeopleTables>(db)
      .selectFrom("record_views as view")
      .innerJoin("staff", (join) =>
        join.onRef("staff.tenant_id", "=", "view.tenant_id").onRef("staff.id", "=", "view.staff_id"),
      )
      .select(["view.id", "view.staff_id", "view.at", "viewer_name", "staff.name"])
      .where("view.tenant_id", "=", tenantId)
      .where("view.at", "<", `${before}T00:00:00Z`)
      .orderBy("view.at")
      .orderBy("view.id")
      .limit(limit)
      .execute();
    return rows.map((row) => ({
      key: row.id,
      staffId: row.staff_id,
      countsFrom: row.at.slice(0, 10),
      about: `${row.viewer_name} looked at ${row.name}'s record`,
    }));
  },
  destroy: async (db, tenantId, id) => {
    await withTables<PeopleTables>(db)
      .deleteFrom("record_views")
      .where("tenant_id", "=", tenantId)
      .where("id", "=", id)
      .execute();
  },
});

/** Lines of the employer's log that are about someone or by them. */
export const employerActsClass = defineRecordClass({
  name: "employer-acts",
  tables: ["audit_log"],
  label: "Sensitive acts about you at your employer",
  officeLabel: "Log of sensitive acts",
  description: "Changes of your record or your role, and acts of yours, in a log nobody can change.",
  owner: "employer",
  retention: { after: "nothing", basis: "A line of the log is never removed: it would break the chain." },
  row: z.object({
    employer,
    at: instant("When"),
    by: z.string().meta({ description: "Who" }),
    act: z.string().meta({ description: "What was done" }),
  }),
  rows: async (db, holder) =>
    staffOf(db, holder)
      .innerJoin("audit_log as line", "line.tenant_id", "staff.tenant_id")
      .select(["tenants.name as employer", "line.at", "line.actor_name as by", "line.act"])
      .where((where) =>
        where.or([
          where("line.actor_id", "=", holder.accountId),
          where("line.subject", "in", [...subjectsOf(holder)]),
        ]),
      )
      .orderBy("line.at")
      .orderBy("line.sequence")
      .execute(),
});

function subjectsOf({ employments }: Holder): readonly string[] {
  return ["", ...employments.map(({ staffId }) => `staff ${staffId}`)];
}

/** The holder's staff rows at their employers. The wall lets none but these employers be asked. */
export function staffOf(db: Db, { accountId }: Holder) {
  return withTables<PeopleTables>(db)
    .selectFrom("staff")
    .innerJoin("tenants", "tenants.id", "staff.tenant_id")
    .where("staff.account_id", "=", accountId);
}
