import type { WebContext } from "#platform/http";
import type { Log } from "#platform/log";
import type { Shell } from "#ui";
import type { PlannerProgram } from "../queries/program.ts";

/** What the planner's pages are given by the site they stand in. */
export interface PlannerSite extends PlannerProgram {
  readonly log: Log;
  readonly shell: (c: WebContext) => Shell;
}
