import type { Db } from "#platform/db";
import type { Fetcher } from "#platform/fetch";
import type { FileStore } from "#platform/files";
import type { FieldWords } from "#modules/catalog";
import type { PeopleTables } from "#modules/people";
import type { ProgramsTables } from "../tables.ts";
import type { ProgramFinder } from "./finding/program-finder.ts";

type Tables = ProgramsTables & PeopleTables;

/** A database with the tables that programs need. */
export type ProgramsDb = Db<Tables>;

/** What the pages, jobs and commands of programs are given by the program that runs. */
export interface ProgramsProgram {
  readonly db: ProgramsDb;
  /** Searches programs. Made by `ProgramFinder`; it starts by itself when first asked. */
  readonly programFinder: ProgramFinder;
  /** Names of the catalogue's topics, and where places are. */
  readonly words: FieldWords;
  /** For other people's servers. */
  readonly fetch: Fetcher;
  readonly files: FileStore;
  /** Of a branch that states none. */
  readonly zone: string;
  /** Where the site is reached, without a slash at its end. */
  readonly publicUrl: string;
  /** Seals addresses that only their owner is shown. */
  readonly secret: string;
  /** Absent: no mail is taken in. */
  readonly mailIn?: { readonly domain: string } | undefined;
}
