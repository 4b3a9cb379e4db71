import { sql } from "kysely";
import { z } from "zod";
import { defineRecordClass, type PeopleTables } from "#modules/people";
import type { ProgramsTables } from "../../tables.ts";

type Tables = ProgramsTables & PeopleTables;

const row = z.object({
  employer: z.string().meta({ description: "The organization whose program it is" }),
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
    // Raw for one list out of three tables that keep their titles in two ways.
    const { rows } = await sql<z.infer<typeof row>>`
      select tenants.name as employer, made.kind, made.title, made.made_at as "madeAt"
      from (
        select tenant_id, made_by, made_at, 'webinar' as kind, title from program_webinars
        union all select tenant_id, made_by, made_at, 'proposal', content ->> 'title' from program_proposals
        union all select tenant_id, made_by, made_at, 'lesson', outline ->> 'title' from program_lessons
      ) as made
      join tenants on tenants.id = made.tenant_id
      where made.made_by = any (${staffIds}::uuid[])
      order by made.made_at, made.kind, made.title`.execute(db);
    return rows;
  },
});
