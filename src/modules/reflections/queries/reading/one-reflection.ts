import type { Db } from "#platform/db";
import { NotFound } from "#platform/errors";
import type { PeopleTables, Viewer } from "#modules/people";
import type { ReflectionTables } from "../../tables.ts";
import { findOwnReflection, type OwnReflection } from "../writing/own-reflections.ts";
import { type KnownReader, readerOf } from "./reader-of.ts";
import { readableCopies, roomsRead, type SharedReflection } from "./shared-reflections.ts";

type Tables = ReflectionTables & PeopleTables;

/** A reflection as its writer opens it, or as someone who may read it does. */
export type OpenReflection = {
  readonly reader: KnownReader;
  /** The rooms in which this reader reads it, and what is said of it. */
  readonly rooms: readonly string[];
  /** What stands in those rooms, the one that most read first. */
  readonly copies: readonly SharedReflection[];
} & (
  | { readonly whose: "own"; readonly own: OwnReflection; readonly shared: SharedReflection | undefined }
  | { readonly whose: "another's"; readonly shared: SharedReflection }
);

/** @throws NotFound when it is neither the viewer's own nor theirs to read. */
export async function openReflection(
  db: Db<Tables>,
  viewer: Viewer | undefined,
  id: string,
): Promise<OpenReflection> {
  const reader = await readerOf(db, viewer);
  const own = viewer && (await findOwnReflection(db, viewer.accountId, id));
  if (own === undefined) {
    const copies = await readableCopies(db, reader, id);
    const rooms = copies.map(({ roomId }) => roomId);
    return { whose: "another's", reader, rooms, copies, shared: copies[0] };
  }
  const isKept = own.level === "only me" && own.communities.length === 0;
  const copies = isKept ? [] : await readableCopies(db, reader, id).catch(asNone);
  return { whose: "own", reader, rooms: roomsRead(reader), copies, own, shared: copies[0] };
}

// Its employer is one no longer, or its library asks for names: nobody reads it, and its writer still does.
function asNone(error: unknown): readonly SharedReflection[] {
  if (error instanceof NotFound) return [];
  throw error;
}
