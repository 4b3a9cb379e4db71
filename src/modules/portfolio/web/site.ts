import type { WebContext } from "#platform/http";
import type { Shell } from "#ui";
import type { PortfolioProgram } from "../queries/program.ts";

/** What portfolios' pages are given by the site they stand in. */
export interface PortfolioSite extends PortfolioProgram {
  readonly shell: (c: WebContext) => Shell;
}
