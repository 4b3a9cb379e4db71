import type { Fetcher } from "#platform/fetch";
import type { Db } from "#platform/db";
import type { FileStore } from "#platform/files";
import type { PackSource } from "../rules/source-pack.ts";
import type { CatalogTables } from "../tables.ts";
import type { FieldWords } from "./field-words.ts";
import type { Finder } from "./finding/finder.ts";

/** What the catalogue's doors share while the program runs. */
export interface CatalogProgram {
  readonly db: Db<CatalogTables>;
  readonly finder: Finder;
  readonly words: FieldWords;
  /** For other people's servers, and for what was uploaded. */
  readonly fetch: Fetcher;
  /** Keeps what people upload. */
  readonly files: FileStore;
  /** Well-known sources to choose from; read when first asked for. */
  readonly starterPack: () => readonly PackSource[];
  /** Zone of the site: times are shown in it, and sources without one get it. */
  readonly zone: string;
  /** Where readers reach the site, without a slash at its end. */
  readonly publicUrl: string;
}
