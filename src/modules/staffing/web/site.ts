import type { WebContext } from "#platform/http";
import type { Shell } from "#ui";
import type { StaffingProgram } from "../queries/program.ts";

/** What staffing's pages are given by the site they stand in. */
export interface StaffingSite extends StaffingProgram {
  readonly shell: (c: WebContext) => Shell;
}
