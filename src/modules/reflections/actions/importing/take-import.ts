import { Readable } from "node:stream";
import { type Db, inTenants, json } from "#platform/db";
import { InvalidInput } from "#platform/errors";
import { keepFile, type StoredFile } from "#platform/files";
import { newId } from "#platform/ids";
import { replaceImages } from "#platform/markdown";
import { now } from "#platform/time";
import { permit, type Viewer } from "#modules/people";
import type { ReflectionProgram } from "../../queries/program.ts";
import { knownSources, sourceDigest, waitingImport } from "../../queries/importing/kept-imports.ts";
import { type ReadImport, readImport } from "../../queries/importing/read-import.ts";
import { asReflection } from "../../rules/importing/as-reflection.ts";
import { authorsOf, type ImportedPicture, type ImportedPost } from "../../rules/importing/imported-post.ts";
import type { DraftContent } from "../../rules/writing/draft.ts";
import type { ReflectionTables } from "../../tables.ts";
import { imagePath, mostImageBytes } from "../writing/add-image.ts";
import { forgetFiles } from "./begin-import.ts";

interface NewReflection {
  readonly id: string;
  readonly post: ImportedPost;
  readonly content: DraftContent;
}

/**
 * Takes what a file that waits holds, all of it or nothing, each post for its writer alone: those of one author, when one is
 * named. What came before, and is there or was removed since, does not come twice. Gives how many came.
 *
 * @throws InvalidInput when several wrote in it and none is named; NotFound when it was taken meanwhile, or is not theirs.
 */
export async function takeImport(
  site: Pick<ReflectionProgram, "db" | "files" | "words">,
  viewer: Viewer,
  { author, id }: { readonly id: string; readonly author?: string | undefined },
): Promise<number> {
  const { accountId } = viewer;
  permit(viewer, "see a personal record", { tenantId: accountId });
  const waiting = await waitingImport(site.db, accountId, id);
  const read = await readImport(site.files, { accountId, ...waiting, now: now() });
  if (author === undefined && authorsOf(read.posts).length > 1)
    throw new InvalidInput([{ where: "author", message: "Say which of the writers you are." }]);
  const known = await knownSources(site.db, accountId);
  const coming = newReflections(read.posts, { author, known, topics: site.words.vocabulary.terms.topics });
  const pictures = await storePictures(site, accountId, coming, read);
  const unused = await inTenants(site.db, [accountId], async (tx) => {
    await tx
      .updateTable("reflection_imports")
      .set({ state: "taken", file_id: null })
      .where("tenant_id", "=", accountId)
      .where("id", "=", id)
      .where("state", "=", "waiting")
      .returning("id")
      .executeTakeFirstOrThrow();
    for (const each of coming) await keepOne(tx, accountId, { ...each, importId: id, pictures });
    return forgetFiles(tx, accountId, [waiting.file.id]);
  });
  for (const digest of unused) await site.files.remove(accountId, digest);
  return coming.length;
}

function newReflections(
  posts: readonly ImportedPost[],
  {
    author,
    known,
    topics,
  }: {
    readonly author: string | undefined;
    readonly known: ReadonlySet<string>;
    readonly topics: Parameters<typeof asReflection>[1];
  },
): readonly NewReflection[] {
  const seen = new Set(known);
  return posts.flatMap((post) => {
    const key = sourceDigest(post);
    const content = asReflection(post, topics);
    if (seen.has(key) || content === undefined || (author !== undefined && post.author !== author)) return [];
    seen.add(key);
    return [{ id: newId(), post, content }];
  });
}

/** Bytes first: what is in the database is on the disk. */
async function storePictures(
  { files }: Pick<ReflectionProgram, "files">,
  accountId: string,
  coming: readonly NewReflection[],
  { pictures }: ReadImport,
): Promise<ReadonlyMap<string, StoredFile>> {
  const stored = new Map<string, StoredFile>();
  for (const { path } of coming.flatMap(({ post }) => post.pictures)) {
    const bytes = pictures.get(path);
    if (bytes !== undefined && !stored.has(path))
      stored.set(path, await files.put(accountId, Readable.from([bytes]), { maximumBytes: mostImageBytes }));
  }
  return stored;
}

async function keepOne(
  tx: Db<ReflectionTables>,
  accountId: string,
  {
    content,
    id,
    importId,
    pictures,
    post,
  }: NewReflection & {
    readonly importId: string;
    readonly pictures: ReadonlyMap<string, StoredFile>;
  },
): Promise<void> {
  const at = now();
  const addresses = new Map<string, string>();
  for (const picture of post.pictures) {
    const file = pictures.get(picture.path);
    if (file !== undefined && !addresses.has(picture.url))
      addresses.set(
        picture.url,
        imagePath(await keepPicture(tx, accountId, { ...picture, file, reflectionId: id })),
      );
  }
  const body = replaceImages(content.body, (image) => ({
    ...image,
    url: addresses.get(image.url) ?? image.url,
  }));
  const key = { tenant_id: accountId, id };
  await tx
    .insertInto("reflections")
    .values({
      ...key,
      title: content.title,
      body: addresses.size === 0 ? content.body : body,
      level: content.level,
      topics: json([...content.topics]),
      entry_id: null,
      about: content.about,
      version: 1,
      written_at: post.writtenAt,
      changed_at: at,
      removed_at: null,
    })
    .execute();
  await tx
    .insertInto("reflection_sources")
    .values({
      tenant_id: accountId,
      source_digest: sourceDigest(post),
      import_id: importId,
      reflection_id: id,
    })
    .execute();
}

async function keepPicture(
  tx: Db<ReflectionTables>,
  accountId: string,
  {
    alternative,
    file,
    path,
    reflectionId,
  }: ImportedPicture & { readonly file: StoredFile; readonly reflectionId: string },
): Promise<string> {
  const id = newId();
  const fileId = await keepFile(tx, accountId, { ...file, name: path || "image" });
  await tx
    .insertInto("reflection_images")
    .values({
      tenant_id: accountId,
      id,
      reflection_id: reflectionId,
      file_id: fileId,
      alternative: alternative.slice(0, 500),
      made_at: now(),
    })
    .execute();
  return id;
}
