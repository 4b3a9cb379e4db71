import { Readable } from "node:stream";
import { seeOther, setFlash, type WebApp } from "#platform/http";
import { signedIn } from "#modules/people";
import { removeEvidence, restoreEvidence } from "../../actions/record/keep-evidence.ts";
import { evidenceFile } from "../../queries/record/evidence.ts";
import type { CreditSite } from "../site.ts";

/** Files that prove entries: only their owner downloads or removes them. */
export function addEvidenceRoutes(app: WebApp, site: CreditSite): void {
  const one = "/record/evidence/:id{[0-9a-f-]{36}}";
  app.get(one, async (c) => {
    const { accountId } = signedIn(c);
    const file = await evidenceFile(site.db, accountId, c.req.param("id"));
    const bytes = await site.files.read(accountId, file.digest);
    return c.body(Readable.toWeb(bytes) as ReadableStream<Uint8Array>, 200, {
      "content-type": file.mediaType,
      // A file from outside is never shown as a page of ours: always downloaded.
      "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      "content-length": String(file.sizeBytes),
      "cache-control": "no-store",
    });
  });
  app.post(`${one}/removal`, async (c) => {
    const id = c.req.param("id");
    const entryId = await removeEvidence(site.db, signedIn(c).accountId, id);
    setFlash(c, { message: "Removed the file.", undo: `/record/evidence/${id}/restoration` });
    return seeOther(c, `/record/entries/${entryId}`);
  });
  app.post(`${one}/restoration`, async (c) => {
    const entryId = await restoreEvidence(site.db, signedIn(c).accountId, c.req.param("id"));
    setFlash(c, { message: "The file is back." });
    return seeOther(c, `/record/entries/${entryId}`);
  });
}
