import { Readable } from "node:stream";
import type { WebApp } from "#platform/http";
import { viewerOf } from "#modules/people";
import { readableImage } from "../../queries/reading/readable-image.ts";
import type { ReflectionSite } from "../site.ts";

/** Pictures, for whoever may read what they stand in. No cache keeps them: a level may change at any time. */
export function addImageRoute(app: WebApp, site: ReflectionSite): void {
  app.get("/journal/images/:id{[0-9a-f-]{36}}", async (c) => {
    const { file, tenantId } = await readableImage(site.db, viewerOf(c), c.req.param("id"));
    const bytes = await site.files.read(tenantId, file.digest);
    return c.body(Readable.toWeb(bytes) as ReadableStream<Uint8Array>, 200, {
      // One of four kinds of picture, by its bytes.
      "content-type": file.mediaType,
      "content-length": String(file.sizeBytes),
      "content-disposition": "inline",
      "cache-control": "private, no-store",
    });
  });
}
