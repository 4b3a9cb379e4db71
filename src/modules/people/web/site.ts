import type { WebContext } from "#platform/http";
import type { Shell } from "#ui";
import type { PeopleProgram } from "../queries/program.ts";

/** What people's pages are given by the site they stand in. */
export interface PeopleSite extends PeopleProgram {
  readonly shell: (c: WebContext) => Shell;
}
