import { z } from "zod";
import { defineRecordClass, type PeopleTables } from "#modules/people";
import type { PlannerTables } from "../../tables.ts";
import { answersColumn, askedColumn } from "./focus.ts";

type Tables = PlannerTables & PeopleTables;

const employer = z.string().meta({ description: "The employer" });

const sharedRow = z.object({
  employer,
  title: z.string().meta({ description: "What it is about" }),
  sharedAt: z.iso.datetime().meta({ description: "When you showed it" }),
  asked: askedColumn,
  answers: answersColumn,
});

/** Self-assessments that someone shows at work. */
export const sharedAssessmentsClass = defineRecordClass<Tables, typeof sharedRow>({
  name: "shared-assessments",
  tables: ["shared_assessments"],
  label: "How you see yourself, as shown at work",
  officeLabel: "Self-assessments that were shown",
  description:
    "Copies of self-assessments you show to those who lead you. They go when you stop showing them.",
  owner: "employer",
  retention: { days: 1096, after: "the day it was shown", basis: "An example: three years of reviews." },
  row: sharedRow,
  rows: async (db, { accountId }) =>
    db
      .selectFrom("shared_assessments as shared")
      .innerJoin("tenants", "tenants.id", "shared.tenant_id")
      .select(["tenants.name as employer", "shared.title", "shared.shared_at as sharedAt"])
      .select(["shared.asked", "shared.answers"])
      .where("shared.account_id", "=", accountId)
      .orderBy("shared.tenant_id")
      .orderBy("shared.id")
      .execute(),
  due: async (db, tenantId, before, limit) => {
    const rows = await db
      .selectFrom("shared_assessments as shared")
      .innerJoin("staff", (join) =>
        join.onRef("staff.tenant_id", "=", "shared.tenant_id").onRef("staff.id", "=", "shared.staff_id"),
      )
      .select(["shared.id", "shared.staff_id", "shared.title", "shared.shared_at", "staff.name"])
      .where("shared.tenant_id", "=", tenantId)
      .where("shared.shared_at", "<", `${before}T00:00:00Z`)
      .orderBy("shared.shared_at")
      .orderBy("shared.id")
      .limit(limit)
      .execute();
    return rows.map((row) => ({
      key: row.id,
      staffId: row.staff_id,
      countsFrom: row.shared_at.slice(0, 10),
      about: `${row.title}, of ${row.name}`,
    }));
  },
  destroy: async (db, tenantId, key) => {
    await db
      .deleteFrom("shared_assessments")
      .where("tenant_id", "=", tenantId)
      .where("id", "=", key)
      .execute();
  },
});

const viewRow = z.object({
  employer,
  title: z.string().meta({ description: "What it is about" }),
  by: z.string().meta({ description: "Who sees it so" }),
  changedAt: z.iso.datetime().meta({ description: "When they last said so" }),
  asked: askedColumn,
  answers: answersColumn,
  note: z.string().meta({ description: "Their word to you" }),
});

/** How those who lead someone see what was shown to them. */
export const supervisorViewsClass = defineRecordClass<Tables, typeof viewRow>({
  name: "supervisor-views",
  tables: ["supervisor_views"],
  label: "How those who lead you see it",
  officeLabel: "Supervisors’ views",
  description: "How those who lead you answered a self-assessment you showed them.",
  owner: "employer",
  retention: { days: 1096, after: "the day of the answer", basis: "An example: three years of reviews." },
  row: viewRow,
  rows: async (db, { employments }) => {
    if (employments.length === 0) return [];
    return db
      .selectFrom("supervisor_views as view")
      .innerJoin("tenants", "tenants.id", "view.tenant_id")
      .select(["tenants.name as employer", "view.title", "view.by_name as by"])
      .select(["view.changed_at as changedAt", "view.asked", "view.answers", "view.note"])
      .where(
        "view.staff_id",
        "in",
        employments.map(({ staffId }) => staffId),
      )
      .orderBy("view.tenant_id")
      .orderBy("view.assessment_id")
      .orderBy("view.by_staff_id")
      .execute();
  },
  due: async (db, tenantId, before, limit) => {
    const rows = await db
      .selectFrom("supervisor_views as view")
      .innerJoin("staff", (join) =>
        join.onRef("staff.tenant_id", "=", "view.tenant_id").onRef("staff.id", "=", "view.staff_id"),
      )
      .select(["view.assessment_id", "view.by_staff_id", "view.staff_id", "view.title", "view.changed_at"])
      .select("staff.name")
      .where("view.tenant_id", "=", tenantId)
      .where("view.changed_at", "<", `${before}T00:00:00Z`)
      .orderBy("view.changed_at")
      .orderBy("view.assessment_id")
      .limit(limit)
      .execute();
    return rows.map((row) => ({
      key: `${row.assessment_id} ${row.by_staff_id}`,
      staffId: row.staff_id,
      countsFrom: row.changed_at.slice(0, 10),
      about: `${row.title}, of ${row.name}`,
    }));
  },
  destroy: async (db, tenantId, key) => {
    const [assessmentId = "", byStaffId = ""] = key.split(" ");
    await db
      .deleteFrom("supervisor_views")
      .where("tenant_id", "=", tenantId)
      .where("assessment_id", "=", assessmentId)
      .where("by_staff_id", "=", byStaffId)
      .execute();
  },
});

const frameworkRow = z.object({
  id: z.string().meta({ description: "Which framework" }),
  name: z.string().meta({ description: "What it is called" }),
  savedAt: z.iso.datetime().meta({ description: "When you saved it" }),
  headings: z.array(z.string()).meta({ description: "Its codes and headings" }),
});

/** Frameworks that someone added: their own, and what they saved for an employer, whose those stay. */
export const ownFrameworksClass = defineRecordClass<PlannerTables, typeof frameworkRow>({
  name: "own-frameworks",
  tables: ["own_frameworks"],
  label: "Frameworks you added",
  description: "Competency frameworks that you saved last. Those of an employer stay with it when you leave.",
  owner: "person",
  keepsCopy: true,
  retention: { after: "the closing of your account", basis: "Yours alone, but for an employer’s." },
  row: frameworkRow,
  rows: async (db, { accountId }) => {
    const rows = await db
      .selectFrom("own_frameworks")
      .select(["id", "content", "saved_at as savedAt"])
      .where("saved_by", "=", accountId)
      .orderBy("tenant_id")
      .orderBy("id")
      .execute();
    return rows.map(({ content, ...row }) => ({
      ...row,
      name: content.name,
      headings: content.competencies.map(({ code, heading }) => `${code} ${heading}`),
    }));
  },
  destroyAll: async (db, accountId) => {
    await db.deleteFrom("own_frameworks").where("tenant_id", "=", accountId).execute();
  },
});
