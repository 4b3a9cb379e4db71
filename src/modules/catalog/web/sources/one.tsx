import { InvalidInput, type Problem } from "#platform/errors";
import {
  csrfToken,
  parseForm,
  readForm,
  seeOther,
  setFlash,
  takeFlash,
  type WebApp,
  type WebContext,
} from "#platform/http";
import { isId } from "#platform/ids";
import { jobProgress, sharedTenant } from "#platform/jobs";
import { now } from "#platform/time";
import { z } from "zod";
import { describeSource, pauseSource } from "../../actions/change-source.ts";
import { acceptShrink, keepFormer, readNow, resumeNow } from "../../actions/read-now.ts";
import { takeBackSource } from "../../actions/take-back-source.ts";
import { broughtListings } from "../../queries/source-lookups.ts";
import { uploadOf } from "../../queries/reading/uploads.ts";
import { harvestHistory, source, type SourceRow } from "../../queries/sources.ts";
import { plural } from "../../rules/harvesting/harvest-message.ts";
import { sourceHealth } from "../../rules/harvesting/source-health.ts";
import { type ReadingProgress, type ShownSource, SourcePage } from "../../views/sources/source-page.tsx";
import type { SourceWords } from "../../views/sources/source-fields.tsx";
import type { CatalogSite } from "../site.ts";
import { isFetched, plainAddress } from "./preview.tsx";

const one = "/sources/:id{[0-9a-f-]{36}}";

/** A source's page, and what can be done with it. */
export function addSourceRoutes(app: WebApp, site: CatalogSite): void {
  app.get(one, async (c) => c.html(await page(c, site, await source(site.db, c.req.param("id")))));
  app.post(one, (c) => describe(c, site));
  app.post(`${one}/harvests`, async (c) => {
    const jobId = await readNow(site.db, c.req.param("id"));
    setFlash(c, { message: jobId === undefined ? "It waits to be read already." : "It is read now." });
    return seeOther(c, readingPath(c.req.param("id"), jobId));
  });
  app.post(`${one}/acceptance`, async (c) => {
    const jobId = await acceptShrink(site.db, c.req.param("id"));
    setFlash(c, { message: "Taken as right. It is read now, and what is no longer listed is marked so." });
    return seeOther(c, readingPath(c.req.param("id"), jobId));
  });
  app.post(`${one}/patience`, async (c) => {
    await keepFormer(site.db, c.req.param("id"));
    setFlash(c, { message: "Kept as it was. The source is asked again in its rhythm." });
    return seeOther(c, `/sources/${c.req.param("id")}`);
  });
  app.post(`${one}/pause`, async (c) => {
    const id = c.req.param("id");
    await pauseSource(site.db, id);
    setFlash(c, { message: "Paused. What it listed stays.", undo: `/sources/${id}/resumption` });
    return seeOther(c, `/sources/${id}`);
  });
  app.post(`${one}/resumption`, async (c) => {
    const id = c.req.param("id");
    const jobId = await resumeNow(site.db, id);
    setFlash(c, { message: "Resumed. It is read now.", undo: `/sources/${id}/pause` });
    return seeOther(c, readingPath(id, jobId));
  });
  app.post(`${one}/removal`, (c) => remove(c, site));
}

async function remove(c: WebContext, site: CatalogSite): Promise<Response> {
  const id = c.req.param("id") ?? "";
  const { name, gone, isRemoved } = await takeBackSource(site.db, id);
  setFlash(
    c,
    isRemoved
      ? { message: `Took “${name}” back.` }
      : {
          message: `Took “${name}” out: ${plural(gone, "listing")} no longer shown.`,
          undo: `/sources/${id}/resumption`,
        },
  );
  return seeOther(c, "/sources");
}

const descriptionParameters = z.object({
  name: z.string().trim().max(200).default(""),
  zone: z.string().trim().max(100).default(""),
  language: z.string().trim().max(20).default("en"),
});

async function describe(c: WebContext, site: CatalogSite): Promise<Response> {
  const row = await source(site.db, c.req.param("id") ?? "");
  const words = descriptionParameters.parse(await readForm(c));
  try {
    await describeSource(site.db, row.id, await parseForm(c, descriptionParameters));
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return c.html(await page(c, site, row, { words, problems: error.problems }), 422);
  }
  setFlash(c, { message: "Saved. A new zone holds from the next reading on." });
  return seeOther(c, `/sources/${row.id}`);
}

function readingPath(id: string, jobId: string | undefined): string {
  return jobId === undefined ? `/sources/${id}` : `/sources/${id}?reading=${jobId}`;
}

async function page(
  c: WebContext,
  site: CatalogSite,
  row: SourceRow,
  form: { readonly words: SourceWords; readonly problems: readonly Problem[] } = { words: row, problems: [] },
) {
  const present = now();
  return (
    <SourcePage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      flash={takeFlash(c)}
      source={shownSource(row, present)}
      readings={await harvestHistory(site.db, row.id)}
      listings={await broughtListings(site.db, row.id, present)}
      reading={await readingUnderWay(site, c.req.query("reading"))}
      now={present}
      {...form}
    />
  );
}

async function readingUnderWay(
  site: CatalogSite,
  jobId: string | undefined,
): Promise<ReadingProgress | undefined> {
  if (jobId === undefined || !isId(jobId)) return undefined;
  const progress = await jobProgress(site.db, sharedTenant, jobId);
  if (progress === undefined || progress.state === "done" || progress.state === "failed") return undefined;
  return { state: progress.state, done: progress.done, total: progress.total };
}

function shownSource(row: SourceRow, present: string): ShownSource {
  const shownAddress = plainAddress(row.shownAddress);
  const isWeb = /^https?:/u.test(row.shownAddress);
  return {
    ...row,
    shownAddress,
    openAddress: row.homePage ?? (isWeb ? shownAddress : undefined),
    health: sourceHealth(row, present),
    isByHand: row.format === "by-hand",
    isFetched: isFetched(row),
    isFile: uploadOf(row.shownAddress) !== undefined,
  };
}
