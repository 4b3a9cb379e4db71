import { z } from "zod";
import { type Db, json } from "#platform/db";
import { fileOf, keepFile } from "#platform/files";
import { now } from "#platform/time";
import { type BroughtFile, defineRecordClass, type PeopleTables } from "#modules/people";
import { levels } from "../../rules/sharing/levels.ts";
import type { ReflectionTables } from "../../tables.ts";
import { communityNames } from "../communities/communities.ts";
import { inTheirRooms } from "./rooms.ts";

type Tables = ReflectionTables & PeopleTables;

const id = z.uuid();
const instant = z.iso.datetime();

const row = z.object({
  id: id.meta({ description: "Its id" }),
  title: z.string().max(200).meta({ description: "Its title, if you gave it one" }),
  body: z.string().max(200_000).meta({ description: "What you wrote, in Markdown" }),
  level: z.enum(levels).meta({ description: "Who may read it" }),
  topics: z.array(z.string().max(120)).max(50).meta({ description: "Its topics" }),
  communities: z
    .array(z.string().max(200))
    .default([])
    .meta({ description: "Communities whose members read it too" }),
  about: z.string().max(500).meta({ description: "What it is about" }),
  isDraft: z.boolean().meta({ description: "Whether you are still writing it" }),
  writtenAt: instant.meta({ description: "When you wrote it" }),
  changedAt: instant.meta({ description: "When you changed it last" }),
  images: z
    .array(
      z.object({
        id: id.meta({ description: "Its id, as the text names it" }),
        file: z.string().max(300).meta({ description: "The file" }),
        alternative: z.string().min(1).max(1000).meta({ description: "What it shows" }),
      }),
    )
    .max(100)
    .meta({ description: "The images in it" }),
});

type Row = z.output<typeof row>;

/** What someone wrote, and is writing. */
export const reflectionsClass = defineRecordClass<Tables, typeof row>({
  name: "reflections",
  tables: ["reflections", "reflection_drafts", "reflection_images"],
  label: "Your reflections",
  description: "What you wrote of what you learned, with its images, and drafts you have not finished.",
  owner: "person",
  retention: { after: "the closing of your account", basis: "Yours alone." },
  row,
  rows: async (db, { accountId }) => {
    const images = await imagesByReflection(db, accountId);
    const kept = await keptRows(db, accountId);
    const drafts = await draftRows(db, accountId);
    return [...kept, ...drafts].map((each) => ({ ...each, images: images.get(each.id) ?? [] }));
  },
  files: async (db, { accountId }) => {
    const rows = await db
      .selectFrom("reflection_images")
      .select(["id", "file_id"])
      .where("tenant_id", "=", accountId)
      .orderBy("id")
      .execute();
    const files = [];
    for (const image of rows) {
      const file = await fileOf(db, accountId, image.file_id);
      files.push({ tenantId: accountId, digest: file.digest, name: nameOf(image.id, file.name) });
    }
    return files;
  },
  bringBack: async (db, accountId, rows, files) => {
    let count = 0;
    for (const each of rows) count += await bringOne(db, accountId, each, files);
    return count;
  },
  destroyAll: async (db, accountId) => {
    await inTheirRooms(db, accountId, async (inside, { journalId, rooms }) =>
      inside
        .deleteFrom("shared_reflections")
        .where("tenant_id", "in", rooms)
        .where("journal_id", "=", journalId)
        .execute(),
    );
    for (const table of ["reflection_images", "reflection_drafts", "reflections"] as const)
      await db.deleteFrom(table).where("tenant_id", "=", accountId).execute();
  },
});

type Unpictured = Omit<Row, "images">;

async function keptRows(db: Db<Tables>, accountId: string): Promise<readonly Unpictured[]> {
  const names = await communityNames(db, accountId);
  const rows = await db
    .selectFrom("reflections")
    .select(["id", "title", "body", "level", "topics", "communities", "about"])
    .select(["written_at as writtenAt", "changed_at as changedAt"])
    .where("tenant_id", "=", accountId)
    .where("removed_at", "is", null)
    .orderBy("written_at")
    .orderBy("id")
    .execute();
  return rows.map((each) => ({
    ...each,
    topics: [...each.topics],
    communities: each.communities.flatMap((id) => names.get(id) ?? []),
    isDraft: false,
  }));
}

async function draftRows(db: Db<Tables>, accountId: string): Promise<readonly Unpictured[]> {
  const rows = await db
    .selectFrom("reflection_drafts")
    .select(["id", "content", "made_at as writtenAt", "saved_at as changedAt"])
    .where("tenant_id", "=", accountId)
    .orderBy("made_at")
    .orderBy("id")
    .execute();
  return rows.map(({ content, ...each }) => ({
    ...each,
    title: content.title,
    body: content.body,
    level: content.level,
    topics: [...content.topics],
    communities: [],
    about: content.about,
    isDraft: true,
  }));
}

async function imagesByReflection(
  db: Db<Tables>,
  accountId: string,
): Promise<ReadonlyMap<string, Row["images"]>> {
  const rows = await db
    .selectFrom("reflection_images")
    .select(["id", "reflection_id", "file_id", "alternative"])
    .where("tenant_id", "=", accountId)
    .orderBy("id")
    .execute();
  const found = new Map<string, Row["images"]>();
  for (const each of rows) {
    const { name } = await fileOf(db, accountId, each.file_id);
    const image = { id: each.id, file: nameOf(each.id, name), alternative: each.alternative };
    found.set(each.reflection_id, [...(found.get(each.reflection_id) ?? []), image]);
  }
  return found;
}

// Two images may be called the same by whoever took them.
function nameOf(imageId: string, name: string): string {
  return `${imageId}-${name}`;
}

/** What comes back is read by nobody else until its owner says so again. */
async function bringOne(
  db: Db<Tables>,
  accountId: string,
  each: Row,
  files: readonly BroughtFile[],
): Promise<number> {
  const { about, body, changedAt, topics, title, writtenAt } = each;
  const key = { tenant_id: accountId, id: each.id };
  const content = { title, body, level: "only me" as const, topics, about };
  const done =
    each.isDraft || body === ""
      ? await db
          .insertInto("reflection_drafts")
          .values({
            ...key,
            version: 1,
            content: json(content),
            changes_version: null,
            made_at: writtenAt,
            saved_at: changedAt,
          })
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirst()
      : await db
          .insertInto("reflections")
          .values({
            ...key,
            title,
            body,
            topics: json(topics),
            entry_id: null,
            about,
            version: 1,
            written_at: writtenAt,
            changed_at: changedAt,
            removed_at: null,
          })
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirst();
  if (done.numInsertedOrUpdatedRows !== 1n) return 0;
  for (const image of each.images)
    await bringImage(db, accountId, { ...image, reflectionId: each.id }, files);
  return 1;
}

async function bringImage(
  db: Db<Tables>,
  accountId: string,
  image: Row["images"][number] & { readonly reflectionId: string },
  files: readonly BroughtFile[],
): Promise<void> {
  const file = files.find(({ name }) => name === image.file);
  if (file === undefined || !file.mediaType.startsWith("image/")) return;
  const { digest, mediaType, sizeBytes } = file;
  const fileId = await keepFile(db, accountId, {
    digest,
    mediaType,
    sizeBytes,
    name: file.name.slice(image.id.length + 1),
  });
  await db
    .insertInto("reflection_images")
    .values({
      tenant_id: accountId,
      id: image.id,
      reflection_id: image.reflectionId,
      file_id: fileId,
      alternative: image.alternative,
      made_at: now(),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
