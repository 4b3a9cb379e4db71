import type { Fetcher } from "#platform/fetch";
import type { CatalogProgram } from "../queries/program.ts";

/** What the catalogue's commands are given by the program: nothing is opened before a command needs it. */
export interface CatalogCommandContext {
  readonly packsFolder: string;
  /** For outside addresses; made when first asked for. */
  readonly fetch: () => Fetcher;
  /** The database, opened and migrated, with the search index started; closed by the program after the command. */
  readonly open: () => Promise<CatalogProgram>;
}
