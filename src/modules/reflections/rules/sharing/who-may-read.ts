import type { SharedLevel } from "./levels.ts";
import { everyonesRoom } from "./rooms.ts";

/** What the rule must know of something shared. */
export interface SharedWriting {
  /** The room its copy stands in: an employer, a community, or everyone's. */
  readonly roomId: string;
  readonly journalId: string;
  readonly level: SharedLevel;
  /** Organisations that are the writer's branch. */
  readonly places: readonly string[];
  /** The writer as the room's employer knows them; undefined in everyone's room. */
  readonly staffId: string | undefined;
  /** Whether moderators of the room took it out of sight. */
  readonly isHidden: boolean;
}

/** What a reader is to one employer today. */
export interface ReaderAtWork {
  readonly tenantId: string;
  /** The organisations they hold a position in. */
  readonly places: readonly string[];
  /** The members of staff whom they supervise. */
  readonly supervises: ReadonlySet<string>;
}

/** Who asks to read. */
export interface Reader {
  /** Their own journal, if they have one. */
  readonly journalId: string | undefined;
  readonly work: readonly ReaderAtWork[];
  /** The communities they belong to today. */
  readonly communities: ReadonlySet<string>;
}

/** Someone who is not signed in, or works nowhere. */
export const stranger: Reader = { journalId: undefined, work: [], communities: new Set() };

/**
 * Whether a reader may read something shared: the one answer for pages, feeds, search, digests and exports.
 *
 * A writer reads what is theirs, also what was hidden. What stands in a community is read by its members, whatever else they are to
 * the writer, and by nobody else. Nobody reads anything of an employer they do not work for today,
 * whatever its level: what everyone may read stands in everyone's room too.
 */
export function mayRead(reader: Reader, writing: SharedWriting): boolean {
  if (reader.journalId !== undefined && reader.journalId === writing.journalId) return true;
  if (writing.isHidden) return false;
  if (writing.roomId === everyonesRoom) return writing.level === "everyone";
  if (writing.level === "community") return reader.communities.has(writing.roomId);
  const work = reader.work.find(({ tenantId }) => tenantId === writing.roomId);
  if (work === undefined) return false;
  switch (writing.level) {
    case "my supervisor":
      return writing.staffId !== undefined && work.supervises.has(writing.staffId);
    case "my branch":
      return writing.places.some((place) => work.places.includes(place));
    case "my system":
    case "everyone":
      return true;
    default:
      return writing.level satisfies never;
  }
}
