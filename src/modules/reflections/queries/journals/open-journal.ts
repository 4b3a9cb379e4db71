import type { Db } from "#platform/db";
import type { PeopleTables, Viewer } from "#modules/people";
import type { ReflectionTables } from "../../tables.ts";
import { readerOfJournal } from "../reading/reader-of.ts";
import {
  type ListedCopy,
  type PageOptions,
  type StreamPage,
  streamPage,
} from "../reading/shared-reflections.ts";
import type { JournalFace } from "./journals.ts";

type Tables = ReflectionTables & PeopleTables;

/** A journal as someone opens it. Nothing on its page says whose it is, and who may read nothing in it may not know of it. */
export interface OpenJournal {
  readonly journal: JournalFace;
  readonly page: StreamPage<ListedCopy>;
  readonly isFollowed: boolean;
}

/**
 * A page of a journal, and whether its reader follows it: two messages to the database, who reads and what they read. How long the
 * journal is makes no difference.
 *
 * @throws NotFound when nobody has this handle.
 */
export async function openJournal(
  db: Db<Tables>,
  viewer: Viewer | undefined,
  { handle, ...options }: PageOptions & { readonly handle: string },
): Promise<OpenJournal> {
  const { isFollowed, journal, reader } = await readerOfJournal(db, viewer, handle);
  const page = await streamPage(db, reader, { of: "journal", journalId: journal.id }, options);
  return { journal, page, isFollowed };
}
