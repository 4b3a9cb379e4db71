import type { WebContext } from "#platform/http";
import type { Shell } from "#ui";
import type { TodayProgram } from "../queries/program.ts";

/** What the page of the day is given by the site it stands in. */
export interface TodaySite extends TodayProgram {
  readonly shell: (c: WebContext) => Shell;
}
