import { type Db, inTenants } from "#platform/db";
import { type PeopleTables, tenantsOf, type Viewer } from "#modules/people";
import { everyonesRoom } from "../../rules/sharing/rooms.ts";
import type { ReflectionTables } from "../../tables.ts";
import { readerOfJournal } from "../reading/reader-of.ts";
import {
  type ListedCopy,
  type PageOptions,
  type StreamPage,
  streamPageIn,
} from "../reading/shared-reflections.ts";
import { journalByHandle, type JournalFace } from "./journals.ts";

type Tables = ReflectionTables & PeopleTables;

/** A journal as someone opens it. Nothing on its page says whose it is, and who may read nothing in it may not know of it. */
export interface OpenJournal {
  readonly journal: JournalFace;
  readonly page: StreamPage<ListedCopy>;
  readonly isFollowed: boolean;
}

/**
 * A page of a journal, and whether its reader follows it: one transaction, and a statement for each room. How long the journal is
 * makes no difference.
 *
 * @throws NotFound when nobody has this handle.
 */
export async function openJournal(
  db: Db<Tables>,
  viewer: Viewer | undefined,
  { handle, ...options }: PageOptions & { readonly handle: string },
): Promise<OpenJournal> {
  const open = [everyonesRoom, ...(viewer === undefined ? [] : tenantsOf(viewer))];
  return inTenants(db, open, async (tx) => {
    const journal = await journalByHandle(tx, handle);
    const { isFollowed, reader } = await readerOfJournal(tx, viewer, journal.id);
    const page = await streamPageIn(tx, reader, { of: "journal", journalId: journal.id }, options);
    return { journal, page, isFollowed };
  });
}
