import { Readable } from "node:stream";
import { type Db, inTenants } from "#platform/db";
import { InvalidInput, NotFound } from "#platform/errors";
import { type FileStore, keepFile, mediaTypeOf } from "#platform/files";
import { isId, newId } from "#platform/ids";
import { now } from "#platform/time";
import { type PeopleTables, permit, type Viewer } from "#modules/people";
import type { ReflectionTables } from "../../tables.ts";

/** The most one image may weigh: more than a phone's picture does. */
export const mostImageBytes = 8_000_000;
const shownTypes: readonly string[] = ["image/png", "image/jpeg", "image/gif", "image/webp"];
const longestAlternative = 500;

/** An image as it was sent. */
export interface SentImage {
  readonly bytes: Uint8Array;
  readonly name: string;
  /** What it shows, for those who do not see it. */
  readonly alternative: string;
}

/** The address an image is shown from. */
export function imagePath(id: string): string {
  return `/journal/images/${id}`;
}

/**
 * Keeps an image for a draft or reflection of the viewer's, and gives what stands for it in the text.
 *
 * @throws InvalidInput when it is no image, too large, or nothing says what it shows.
 */
export async function addImage(
  { db, files }: { readonly db: Db<ReflectionTables & PeopleTables>; readonly files: FileStore },
  viewer: Viewer,
  { image, reflectionId }: { readonly reflectionId: string; readonly image: SentImage },
): Promise<string> {
  const { accountId } = viewer;
  permit(viewer, "see a personal record", { tenantId: accountId });
  if (!isId(reflectionId)) throw new NotFound("There is no such draft.");
  const alternative = image.alternative.trim().replaceAll(/[\s[\]]+/gu, " ");
  const problems = imageProblems(image, alternative);
  if (problems.length > 0) throw new InvalidInput(problems);
  const stored = await files.put(accountId, Readable.from([image.bytes]), { maximumBytes: mostImageBytes });
  const id = newId();
  await inTenants(db, [accountId], async (tx) => {
    const fileId = await keepFile(tx, accountId, { ...stored, name: image.name || "image" });
    await tx
      .insertInto("reflection_images")
      .values({
        tenant_id: accountId,
        id,
        reflection_id: reflectionId,
        file_id: fileId,
        alternative,
        made_at: now(),
      })
      .execute();
  });
  return `![${alternative}](${imagePath(id)})`;
}

function imageProblems({ bytes }: SentImage, alternative: string) {
  return [
    ...(bytes.length === 0 || !shownTypes.includes(mediaTypeOf(bytes))
      ? [{ where: "image", message: "Choose a picture: PNG, JPEG, GIF or WebP." }]
      : []),
    ...(bytes.length > mostImageBytes
      ? [{ where: "image", message: "Choose a smaller picture: at most 8 MB." }]
      : []),
    ...(alternative === ""
      ? [{ where: "alternative", message: "Say what the picture shows, and choose it once more." }]
      : []),
    ...(alternative.length > longestAlternative
      ? [{ where: "alternative", message: `Say it shorter: at most ${longestAlternative} letters.` }]
      : []),
  ];
}
