import type { Shell } from "#ui";
import type { WebContext } from "#platform/http";
import type { CatalogProgram } from "../queries/program.ts";

/** What the catalogue's pages are given by the site they stand in. */
export interface CatalogSite extends CatalogProgram {
  /** Header, footer and assets for one request. */
  readonly shell: (c: WebContext) => Shell;
}
