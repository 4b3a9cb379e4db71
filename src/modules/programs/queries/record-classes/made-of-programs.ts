import { z } from "zod";
import { defineRecordClass, type PeopleTables } from "#modules/people";
import type { ProgramsTables } from "../../tables.ts";

type Tables = ProgramsTables & PeopleTables;

const row = z.object({
  employer: z.string().meta({ description: "The organisation whose program it is" }),
  kind: z.enum(["webinar", "proposal", "lesson"]).meta({ description: "What you made of a program" }),
  title: z.string().meta({ description: "What it is called" }),
  madeAt: z.iso.datetime().meta({ description: "When you made it" }),
});

/** Webinars, proposals and lessons someone made of programs. Like the programs they are the branch's, and stay with it. */
export const madeOfProgramsClass = defineRecordClass<Tables, typeof row>({
  name: "made-of-programs",
  tables: ["program_webinars", "program_proposals", "program_lessons"],
  label: "Webinars, proposals and lessons you made of programs",
  officeLabel: "Webinars, proposals and lessons made of programs",
  description:
    "What you made of a branch’s programs: webinars offered, sessions proposed to conferences, lessons. They stay when you leave.",
  owner: "employer",
  retention: {
    after: "the day it was made",
    basis: "The branch’s own work, as its programs are; that you made it goes with the staff record.",
  },
  row,
  rows: async (db, { employments }) => {
    if (employments.length === 0) return [];
    const staffIds = employments.map(({ staffId }) => staffId);
    const webinars = await db
      .selectFrom("program_webinars as made")
      .innerJoin("tenants", "tenants.id", "made.tenant_id")
      .select(["tenants.name as employer", "made.title", "made.made_at as madeAt"])
      .where("made.made_by", "in", staffIds)
      .orderBy("made.made_at")
      .execute();
    const proposals = await db
      .selectFrom("program_proposals as made")
      .innerJoin("tenants", "tenants.id", "made.tenant_id")
      .select(["tenants.name as employer", "made.content", "made.made_at as madeAt"])
      .where("made.made_by", "in", staffIds)
      .orderBy("made.made_at")
      .execute();
    const lessons = await db
      .selectFrom("program_lessons as made")
      .innerJoin("tenants", "tenants.id", "made.tenant_id")
      .select(["tenants.name as employer", "made.outline", "made.made_at as madeAt"])
      .where("made.made_by", "in", staffIds)
      .orderBy("made.made_at")
      .execute();
    return [
      ...webinars.map((each) => ({ ...each, kind: "webinar" as const })),
      ...proposals.map(({ content: { title }, ...each }) => ({ ...each, kind: "proposal" as const, title })),
      ...lessons.map(({ outline: { title }, ...each }) => ({ ...each, kind: "lesson" as const, title })),
    ];
  },
});
