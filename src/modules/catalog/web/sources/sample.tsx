import type { Child } from "hono/jsx";
import type { Db } from "#platform/db";
import { csrfToken, seeOther, setFlash, type WebApp, type WebContext } from "#platform/http";
import { now } from "#platform/time";
import { installationFor, isPermitted, type PeopleTables, viewerOf } from "#modules/people";
import { restoreSample } from "../../actions/fill-sample.ts";
import { removeSample } from "../../actions/remove-sample.ts";
import { isMadeUp, isSampleShown } from "../../queries/sample.ts";
import type { CatalogTables } from "../../tables.ts";
import type { SampleReader } from "../../views/made-up-notice.tsx";
import { SampleNotice } from "../../views/sources/sample-notice.tsx";
import type { CatalogSite } from "../site.ts";

/** Taking the made-up offerings away, and bringing them back. */
export function addSampleRoutes(app: WebApp, site: CatalogSite): void {
  app.post("/sources/sample/removal", async (c) => {
    const gone = await removeSample(site.db);
    setFlash(c, {
      message: `The sample is gone: ${gone} made-up listings. Add calendars to learn from, and your catalog fills with real ones.`,
      undo: "/sources/sample/restoration",
    });
    return seeOther(c, "/sources");
  });
  app.post("/sources/sample/restoration", async (c) => {
    if (site.samplePack !== undefined)
      await restoreSample(site.db, site.samplePack(), { words: site.words, now: now() });
    setFlash(c, { message: "The sample is back. All of it is made up." });
    return seeOther(c, "/sources");
  });
}

/** What whoever reads can do about made-up offerings. */
export async function sampleReader(
  c: WebContext,
  { db }: { readonly db: Db<PeopleTables> },
): Promise<SampleReader> {
  const installation = installationFor(c);
  const viewer = viewerOf(c);
  if (installation === undefined) return "before set-up";
  if (viewer === undefined) return "signed out";
  const { tenantId } = installation;
  if (!isPermitted(viewer, "change the catalogue", { tenantId })) return "may not remove";
  return (await isMadeUp(db, tenantId)) ? "of a sample library" : "may remove";
}

/** For pages that go by the catalogue: that it holds made-up offerings; nothing where it does not, or where all is made up. */
export async function sampleNotice(
  c: WebContext,
  { db }: { readonly db: Db<CatalogTables & PeopleTables> },
): Promise<Child | undefined> {
  const installation = installationFor(c);
  const viewer = viewerOf(c);
  if (installation === undefined || viewer === undefined || !(await isSampleShown(db))) return undefined;
  const { tenantId } = installation;
  if (await isMadeUp(db, tenantId)) return undefined;
  const mayRemove = isPermitted(viewer, "change the catalogue", { tenantId });
  return <SampleNotice csrfToken={csrfToken(c)} mayRemove={mayRemove} />;
}
