import { type Db, inTenants } from "#platform/db";
import { fileOf, type KeptFile } from "#platform/files";
import type { ReflectionTables } from "../../tables.ts";

/** A picture in a reflection of one's own. */
export interface OwnImage {
  readonly reflectionId: string;
  /** As the text names it. */
  readonly address: string;
  readonly alternative: string;
  readonly file: KeptFile;
}

/** The pictures of some of someone's own reflections, in the order in which they came. */
export async function ownImages(
  db: Db<ReflectionTables>,
  accountId: string,
  reflectionIds: readonly string[],
): Promise<readonly OwnImage[]> {
  if (reflectionIds.length === 0) return [];
  return inTenants(db, [accountId], async (tx) => {
    const rows = await tx
      .selectFrom("reflection_images")
      .select(["id", "reflection_id as reflectionId", "file_id as fileId", "alternative"])
      .where("tenant_id", "=", accountId)
      .where("reflection_id", "in", [...reflectionIds])
      .orderBy("made_at")
      .orderBy("id")
      .execute();
    const images: OwnImage[] = [];
    for (const { alternative, fileId, id, reflectionId } of rows)
      images.push({
        reflectionId,
        address: `/journal/images/${id}`,
        alternative,
        file: await fileOf(tx, accountId, fileId),
      });
    return images;
  });
}
