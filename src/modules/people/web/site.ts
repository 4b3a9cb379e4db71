import type { WebContext } from "#platform/http";
import type { PageLink, Shell } from "#ui";
import type { SampleFill } from "../actions/set-up/set-up-sample.ts";
import type { PeopleProgram } from "../queries/program.ts";
import type { Viewer } from "../rules/viewer.ts";

/** What people's pages are given by the site they stand in. */
export interface PeopleSite extends PeopleProgram {
  readonly shell: (c: WebContext) => Shell;
  /** The made-up offerings that the catalogue may begin with. */
  readonly sample?:
    | { readonly isShown: () => Promise<boolean>; readonly remove: () => Promise<void> }
    | undefined;
  /** Letters leave this server: a mail server is configured. */
  readonly sendsMail?: boolean | undefined;
  /** What later modules add to the made-up library that one can look around in. */
  readonly fillSample?: SampleFill | undefined;
  /** What later modules may show the viewer of one member of staff: pages of theirs, for the head of the staff record. */
  readonly pagesAbout?: ((viewer: Viewer, staffId: string) => Promise<readonly PageLink[]>) | undefined;
}
