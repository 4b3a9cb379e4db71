import type { Db } from "#platform/db";
import type { FileStore } from "#platform/files";
import type { CatalogTables, FieldWords } from "#modules/catalog";
import type { PeopleTables } from "#modules/people";
import type { RulePack } from "../rules/packs/pack.ts";
import type { CreditTables } from "../tables.ts";

/** What credit's pages, jobs and commands are given by the program. */
export interface CreditProgram {
  readonly db: Db<CreditTables & CatalogTables & PeopleTables>;
  readonly files: FileStore;
  /** Of a person or branch that states none. */
  readonly zone: string;
  /** Where the site is reached, without a slash at its end. */
  readonly publicUrl: string;
  /** Signs what only this installation may give out: check-in codes. */
  readonly secret: string;
  /** Absent: no mail is taken in. */
  readonly mailIn?: { readonly domain: string } | undefined;
  /** Names of the catalogue's topics. */
  readonly words: Pick<FieldWords, "vocabulary">;
  /** The rule packs that are shipped, by id; read once, when first asked for. */
  readonly packs: () => ReadonlyMap<string, RulePack>;
}
