import type { Child } from "hono/jsx";
import { installationFor, isPermitted, type PeopleTables, type Viewer } from "#modules/people";
import type { Db } from "#platform/db";
import type { WebContext } from "#platform/http";
import { waitingPairCount } from "../../queries/pairs.ts";
import { troubledSources } from "../../queries/sources.ts";
import { sourceHealth } from "../../rules/harvesting/source-health.ts";
import type { CatalogTables } from "../../tables.ts";
import { WaitingSourcesNotice } from "../../views/sources/waiting-sources-notice.tsx";

/** What in the catalog waits for the viewer; nothing for those who may not change it. */
export async function waitingSourcesNotice(
  c: WebContext,
  { db }: { readonly db: Db<CatalogTables & PeopleTables> },
  viewer: Viewer,
  present: string,
): Promise<Child | undefined> {
  const installation = installationFor(c);
  if (installation === undefined) return undefined;
  if (!isPermitted(viewer, "change the catalogue", { tenantId: installation.tenantId })) return undefined;
  const rows = await troubledSources(db);
  return (
    <WaitingSourcesNotice
      waiting={rows.filter((row) => sourceHealth(row, present).needsPerson)}
      pairCount={await waitingPairCount(db)}
    />
  );
}
