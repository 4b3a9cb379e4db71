import type { WebContext } from "#platform/http";
import { viewerOf } from "#modules/people";
import type { Shell } from "#ui";
import type { ProgramsProgram } from "../queries/program.ts";
import { branchesOf, groupNames } from "../queries/reading/branches.ts";
import { readerOf } from "../queries/reading/reader-of.ts";

/** What the pages of programs are given by the site they stand in. */
export interface ProgramsSite extends ProgramsProgram {
  readonly shell: (c: WebContext) => Shell;
}

/** The pattern of a program's number in an address. */
export const numberPattern = ":number{[0-9]{1,15}}";

/** The number in an address. */
export function numberIn(c: WebContext): number {
  return Number(c.req.param("number"));
}

/** What forms about programs offer to whoever asks. */
export async function choicesFor(c: WebContext, site: ProgramsSite) {
  const viewer = viewerOf(c);
  const reader = await readerOf(site.db, viewer);
  return {
    reader,
    branches: viewer === undefined ? [] : await branchesOf(site.db, viewer, reader),
    groups: await groupNames(site.db, reader),
  };
}
