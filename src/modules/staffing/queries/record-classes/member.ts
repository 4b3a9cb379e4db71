import { z } from "zod";
import { withTables } from "#platform/db";
import { defineRecordClass } from "#modules/people";
import type { StaffingTables } from "../../tables.ts";
import { employer, leftBefore, scheduleRetention, staffOf } from "./staff-rows.ts";

/** What desks someone may cover. */
export const memberClass = defineRecordClass({
  name: "schedule-member",
  tables: ["staffing_members"],
  label: "What desks you cover",
  officeLabel: "Qualifications for desks",
  description: "Your home branch, what desks you may cover, and when you may be called elsewhere.",
  owner: "employer",
  retention: { ...scheduleRetention, after: "the end of the last position" },
  row: z.object({
    employer,
    home: z.string().meta({ description: "Your home branch" }),
    qualifications: z.array(z.string()).meta({ description: "What you may cover" }),
    mayBeInCharge: z.boolean().meta({ description: "Whether you may be in charge of the building" }),
    countsTowardsMinimum: z.boolean().meta({ description: "Whether the minimum counts you" }),
    isFloater: z.boolean().meta({ description: "Whether you may be sent to any branch" }),
    callableHours: z
      .array(z.unknown())
      .nullable()
      .meta({ description: "When you may be called, Monday first" }),
  }),
  rows: async (db, holder) => {
    const rows = await staffOf(db, holder)
      .innerJoin("staffing_members as member", (join) =>
        join.onRef("member.tenant_id", "=", "staff.tenant_id").onRef("member.staff_id", "=", "staff.id"),
      )
      .innerJoin("organisations as home", (join) =>
        join.onRef("home.tenant_id", "=", "member.tenant_id").onRef("home.id", "=", "member.home_id"),
      )
      .select(["tenants.name as employer", "home.name as home", "qualifications"])
      .select(["may_be_in_charge as mayBeInCharge", "counts_towards_minimum as countsTowardsMinimum"])
      .select(["is_floater as isFloater", "callable_hours as callableHours"])
      .orderBy("home.name")
      .orderBy("staff.id")
      .execute();
    return rows.map((row) => ({
      ...row,
      qualifications: [...row.qualifications],
      callableHours: row.callableHours === null ? null : [...row.callableHours],
    }));
  },
  due: async (db, tenantId, before, limit) =>
    leftBefore(db, tenantId, { before, limit, what: "Qualifications" }, "staffing_members"),
  destroy: async (db, tenantId, staffId) => {
    await withTables<StaffingTables>(db)
      .deleteFrom("staffing_members")
      .where("tenant_id", "=", tenantId)
      .where("staff_id", "=", staffId)
      .execute();
  },
});

/** Where someone stands in. */
export const substitutesClass = defineRecordClass({
  name: "schedule-substitutes",
  tables: ["staffing_substitutes"],
  label: "Where you stand in",
  officeLabel: "Lists of substitutes",
  description: "The branches whose list of substitutes you are on, and in which place.",
  owner: "employer",
  retention: { ...scheduleRetention, after: "the end of the last position" },
  row: z.object({
    employer,
    branch: z.string().meta({ description: "The branch" }),
    place: z.int().meta({ description: "In which order you are asked" }),
  }),
  rows: async (db, holder) =>
    staffOf(db, holder)
      .innerJoin("staffing_substitutes as row", (join) =>
        join.onRef("row.tenant_id", "=", "staff.tenant_id").onRef("row.staff_id", "=", "staff.id"),
      )
      .innerJoin("organisations as branch", (join) =>
        join.onRef("branch.tenant_id", "=", "row.tenant_id").onRef("branch.id", "=", "row.organisation_id"),
      )
      .select(["tenants.name as employer", "branch.name as branch", "place"])
      .orderBy("branch.name")
      .orderBy("branch.id")
      .execute(),
  due: async (db, tenantId, before, limit) =>
    leftBefore(db, tenantId, { before, limit, what: "Place as a substitute" }, "staffing_substitutes"),
  destroy: async (db, tenantId, staffId) => {
    await withTables<StaffingTables>(db)
      .deleteFrom("staffing_substitutes")
      .where("tenant_id", "=", tenantId)
      .where("staff_id", "=", staffId)
      .execute();
  },
});
