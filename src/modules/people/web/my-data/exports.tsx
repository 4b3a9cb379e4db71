import { Readable } from "node:stream";
import { InvalidInput, type Problem } from "#platform/errors";
import { csrfToken, readForm, seeOther, setFlash, type WebApp, type WebContext } from "#platform/http";
import { bringRecord, keepImport, waitingImport } from "../../actions/my-data/bring-record.ts";
import { askForExport, packExport } from "../../actions/my-data/make-export.ts";
import { exportProof, takeExport } from "../../actions/my-data/take-export.ts";
import { recordClassesOf } from "../../queries/my-data/classes/index.ts";
import { exportOf } from "../../queries/my-data/exports.ts";
import { heldCounts, holderOf } from "../../queries/my-data/held-records.ts";
import { previewOf } from "../../queries/my-data/read-export.ts";
import { ExportPage } from "../../views/my-data/export-page.tsx";
import { ImportPage, ImportPreviewPage } from "../../views/my-data/import-pages.tsx";
import type { PeopleSite } from "../site.ts";
import { signedIn } from "../viewer.ts";
import { onDay } from "../../rules/on-day.ts";

/** Up to here a ZIP is packed at once; a longer record is packed by the job, and its page says how far it is. */
const rowsAtOnce = 2000;

/** Taking everything along as a ZIP. */
export function addExportRoutes(app: WebApp, site: PeopleSite): void {
  app.post("/me/data/exports", async (c) => {
    const viewer = signedIn(c);
    const exportId = await askForExport(site.db, viewer);
    const { accountId } = viewer;
    const classes = recordClassesOf(site);
    const counts = await heldCounts(site.db, await holderOf(site.db, accountId), classes);
    const rows = counts.reduce((sum, { count }) => sum + count, 0);
    if (rows <= rowsAtOnce) await packExport(site.db, { accountId, exportId }, { ...site, classes });
    return seeOther(c, `/me/data/exports/${exportId}`);
  });
  app.get("/me/data/exports/:id{[0-9a-f-]{36}}", async (c) => {
    const { accountId } = signedIn(c);
    const id = c.req.param("id");
    return c.html(
      <ExportPage
        shell={site.shell(c)}
        csrfToken={csrfToken(c)}
        id={id}
        {...await exportOf(site.db, accountId, id)}
        address={`/me/data/exports/${id}/${exportProof(site.secret, id)}`}
      />,
    );
  });
  app.get("/me/data/exports/:id{[0-9a-f-]{36}}/:proof", async (c) => {
    const { id, proof } = c.req.param();
    const { bytes, sizeBytes } = await takeExport(site, signedIn(c), { id, proof });
    return c.body(Readable.toWeb(bytes) as ReadableStream<Uint8Array>, 200, {
      "content-type": "application/zip",
      "content-disposition": 'attachment; filename="my-carrel-record.zip"',
      "content-length": String(sizeBytes),
      "cache-control": "no-store",
    });
  });
}

/** Bringing a record along from elsewhere. */
export function addImportRoutes(app: WebApp, site: PeopleSite): void {
  app.get("/me/data/import", (c) => {
    signedIn(c);
    return c.html(importPage(c, site, []));
  });
  app.post("/me/data/import", async (c) => {
    const viewer = signedIn(c);
    try {
      const id = await keepImport(site, viewer, sentFile((await readForm(c))["file"]));
      return seeOther(c, `/me/data/import/${id}`);
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      return c.html(importPage(c, site, atFile(error.problems)), 422);
    }
  });
  app.get("/me/data/import/:id{[0-9a-f-]{36}}", async (c) => {
    const id = c.req.param("id");
    const viewer = signedIn(c);
    const { record } = await waitingImport(site, viewer, id);
    return c.html(
      <ImportPreviewPage
        shell={site.shell(c)}
        csrfToken={csrfToken(c)}
        id={id}
        source={record.source}
        madeOn={onDay(record.madeAt, viewer.zone ?? site.zone)}
        lines={previewOf(record, recordClassesOf(site))}
      />,
    );
  });
  app.post("/me/data/import/:id{[0-9a-f-]{36}}/confirmation", async (c) => {
    const rows = await bringRecord(
      { ...site, classes: recordClassesOf(site) },
      signedIn(c),
      c.req.param("id"),
    );
    const words = rows === 1 ? "1 row" : `${rows.toLocaleString("en-US")} rows`;
    setFlash(c, { message: rows === 0 ? "All of it was here already." : `Added ${words} to your record.` });
    return seeOther(c, "/me/data");
  });
}

function importPage(c: WebContext, site: PeopleSite, problems: readonly Problem[]) {
  return <ImportPage shell={site.shell(c)} csrfToken={csrfToken(c)} problems={problems} />;
}

function sentFile(sent: unknown): File {
  if (sent instanceof File) return sent;
  throw new InvalidInput([{ where: "file", message: "Choose the ZIP you downloaded." }]);
}

function atFile(problems: readonly Problem[]): readonly Problem[] {
  return problems.map(({ where, message }) => ({ where: where === "" ? "file" : where, message }));
}
