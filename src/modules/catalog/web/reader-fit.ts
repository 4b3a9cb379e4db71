import type { WebContext } from "#platform/http";
import { now } from "#platform/time";
import { installationFor, viewerOf } from "#modules/people";
import type { ViewerFit } from "../queries/fits/fit-by.ts";
import { viewerFit } from "../queries/fits/viewer-fit.ts";
import type { CatalogSite } from "./site.ts";

/** What fits the reader of a page, and whether to tell those without a schedule how to have it said. */
export interface ReaderFit {
  readonly fit: ViewerFit | undefined;
  readonly knowledge: FitKnowledge;
}

/** `unasked`: nobody can sign in here yet. */
export type FitKnowledge = "known" | "unknown" | "unasked";

/** The zone that the reader's account states; undefined for visitors, and for those who state none. */
export function readerZone(c: WebContext): string | undefined {
  return installationFor(c) === undefined ? undefined : viewerOf(c)?.zone;
}

/** Reads a schedule only for someone who is signed in, once for a page. */
export async function readerFit(c: WebContext, site: CatalogSite): Promise<ReaderFit> {
  if (installationFor(c) === undefined) return { fit: undefined, knowledge: "unasked" };
  const viewer = viewerOf(c);
  const fit = viewer && (await viewerFit(site, viewer, now()));
  return { fit, knowledge: fit === undefined ? "unknown" : "known" };
}
