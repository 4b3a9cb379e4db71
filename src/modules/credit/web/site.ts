import type { Fetcher } from "#platform/fetch";
import type { WebContext } from "#platform/http";
import type { Shell } from "#ui";
import type { CreditProgram } from "../queries/program.ts";

/** What credit's pages are given by the site they stand in. */
export interface CreditSite extends CreditProgram {
  /** For other people's servers, never a private address. */
  readonly fetch: Fetcher;
  readonly shell: (c: WebContext) => Shell;
}
