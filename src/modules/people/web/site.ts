import type { Db } from "#platform/db";
import type { Fetcher } from "#platform/fetch";
import type { WebContext } from "#platform/http";
import type { FileStore } from "#platform/files";
import type { Shell } from "#ui";
import type { KnownInstallation } from "../queries/installation.ts";
import type { PeopleTables } from "../tables.ts";

/** What people's pages are given by the site they stand in. */
export interface PeopleSite {
  readonly db: Db<PeopleTables>;
  readonly installation: KnownInstallation;
  readonly shell: (c: WebContext) => Shell;
  /** Of a person or branch that states none. */
  readonly zone: string;
  /** Where the site is reached, without a slash at its end. */
  readonly publicUrl: string;
  /** Signs and encrypts what only this installation may read. */
  readonly secret: string;
  /** Proves, from outside this machine, that the one who sets up also runs it; printed when the server starts. */
  readonly setUpCode: string;
  readonly files: FileStore;
  readonly fetch: Fetcher;
}
