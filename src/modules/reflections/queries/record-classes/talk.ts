import { z } from "zod";
import { defineRecordClass, type PeopleTables } from "#modules/people";
import type { ReflectionTables } from "../../tables.ts";
import { inTheirRooms } from "./rooms.ts";

type Tables = ReflectionTables & PeopleTables;

const instant = z.iso.datetime();

const replyRow = z.object({
  about: z.string().meta({ description: "What you answered" }),
  body: z.string().meta({ description: "What you said, in Markdown" }),
  madeAt: instant.meta({ description: "When" }),
});

/** What someone answered to others. */
export const repliesClass = defineRecordClass<Tables, typeof replyRow>({
  name: "replies",
  tables: ["reflection_replies", "shared_replies"],
  label: "Your replies",
  description: "What you answered to what others wrote.",
  owner: "person",
  keepsCopy: true,
  retention: { after: "the closing of your account", basis: "Yours alone." },
  row: replyRow,
  rows: async (db, { accountId }) =>
    db
      .selectFrom("reflection_replies")
      .select(["about", "body", "made_at as madeAt"])
      .where("tenant_id", "=", accountId)
      .where("removed_at", "is", null)
      .orderBy("made_at")
      .orderBy("id")
      .execute(),
  destroyAll: async (db, accountId) => {
    await inTheirRooms(db, accountId, async (inside, { journalId, rooms }) =>
      inside
        .deleteFrom("shared_replies")
        .where("tenant_id", "in", rooms)
        .where("journal_id", "=", journalId)
        .execute(),
    );
    await db.deleteFrom("reflection_replies").where("tenant_id", "=", accountId).execute();
  },
});

const saidRow = z.object({
  what: z.string().meta({ description: "A reaction of yours, a report of yours, or one about you" }),
  words: z.string().meta({ description: "What was said" }),
  at: instant.meta({ description: "When" }),
});

/** Reactions, reports someone made, and reports about what they wrote. */
export const reactionsClass = defineRecordClass<Tables, typeof saidRow>({
  name: "reactions-and-reports",
  tables: ["reflection_reactions", "reflection_reports"],
  label: "Reactions and reports",
  description:
    "Your reactions to what others wrote, what you reported, and what was decided about what you wrote.",
  owner: "person",
  keepsCopy: true,
  retention: { after: "the closing of your account", basis: "Yours alone." },
  row: saidRow,
  rows: async (db, { accountId }) =>
    (await inTheirRooms(db, accountId, async (inside, { journalId, rooms }) => {
      const reactions = await inside
        .selectFrom("reflection_reactions")
        .select(["kind", "made_at"])
        .where("tenant_id", "in", rooms)
        .where("journal_id", "=", journalId)
        .orderBy("made_at")
        .orderBy("reflection_id")
        .execute();
      const reports = await inside
        .selectFrom("reflection_reports")
        .select(["journal_id", "reason", "words", "quoted", "outcome", "decision", "made_at"])
        .where("tenant_id", "in", rooms)
        .where((either) =>
          either.or([either("journal_id", "=", journalId), either("reporter_journal_id", "=", journalId)]),
        )
        .orderBy("made_at")
        .orderBy("id")
        .execute();
      return [
        ...reactions.map((each) => ({ what: "reaction", words: each.kind, at: each.made_at })),
        ...reports.map((each) => ({
          at: each.made_at,
          // What others wrote is not its reporter's to keep: it may be theirs to read no more.
          ...(each.journal_id === journalId
            ? {
                what: "report about you",
                words: `${each.reason}: “${each.quoted}” (${each.outcome}) ${each.decision}`.trim(),
              }
            : { what: "report by you", words: `${each.reason}: ${each.words} (${each.outcome})` }),
        })),
      ];
    })) ?? [],
  destroyAll: async (db, accountId) => {
    await inTheirRooms(db, accountId, async (inside, { journalId, rooms }) => {
      for (const table of ["reflection_reactions", "reflection_reports"] as const)
        await inside
          .deleteFrom(table)
          .where("tenant_id", "in", rooms)
          .where("journal_id", "=", journalId)
          .execute();
    });
  },
});

const sharedRow = z.object({
  employer: z.string().meta({ description: "Where it is read" }),
  level: z.string().meta({ description: "Who may read it" }),
  name: z.string().meta({ description: "The name over it" }),
  title: z.string().meta({ description: "Its title" }),
  sharedAt: instant.meta({ description: "Since when" }),
});

/** What an employer's people read of someone. */
export const sharedReflectionsClass = defineRecordClass<Tables, typeof sharedRow>({
  name: "shared-reflections",
  tables: ["shared_reflections", "reflection_streams"],
  label: "What is read at work of your reflections",
  officeLabel: "Reflections shared by staff",
  description: "Copies of what you share. They go when you take one back, and are unreadable once you leave.",
  owner: "employer",
  retention: {
    after: "the day its writer takes it back or leaves",
    basis: "The writer’s own: nothing is kept after.",
  },
  row: sharedRow,
  rows: async (db, { employments }) => {
    if (employments.length === 0) return [];
    const rows = await db
      .selectFrom("shared_reflections as shared")
      .innerJoin("tenants", "tenants.id", "shared.tenant_id")
      .select(["tenants.name as employer", "level", "author_name as name", "title", "shared_at as sharedAt"])
      .where(
        "shared.tenant_id",
        "in",
        employments.map(({ employerId }) => employerId),
      )
      .where(
        "shared.staff_id",
        "in",
        employments.map(({ staffId }) => staffId),
      )
      .orderBy("shared.tenant_id")
      .orderBy("shared_at")
      .orderBy("shared.id")
      .execute();
    return rows;
  },
});
