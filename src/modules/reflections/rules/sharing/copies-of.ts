import type { Level, SharedLevel } from "./levels.ts";
import { everyonesRoom } from "./rooms.ts";

/** One employer of a writer: who they are there, and where they work. */
export interface Home {
  readonly tenantId: string;
  readonly staffId: string;
  readonly places: readonly string[];
  /** Whether its people may write for each other under a pen name. */
  readonly allowsPenNames: boolean;
}

/** How a writer is known. */
export interface Byline {
  readonly ownName: string;
  readonly penName: string | undefined;
  readonly handle: string;
}

/** A copy that stands in a room. */
export interface Copy {
  readonly roomId: string;
  readonly level: SharedLevel;
  readonly staffId: string | undefined;
  readonly places: readonly string[];
  readonly authorName: string;
  readonly handle: string | undefined;
}

/**
 * Every copy that a level asks for, and no other: none for oneself, one at each employer, and everyone's.
 *
 * Supervisors get the writer's own name and no handle: a pen name is told to nobody by being put beside a person. Where an
 * employer asks for names, what is written under a pen name has no copy; everyone's has no employer, and is read there as well.
 */
export function copiesOf(level: Level, homes: readonly Home[], byline: Byline): readonly Copy[] {
  if (level === "only me") return [];
  const { handle, ownName, penName } = byline;
  const known =
    level === "my supervisor"
      ? { authorName: ownName, handle: undefined }
      : { authorName: penName ?? ownName, handle };
  const open = homes.filter(
    ({ allowsPenNames }) => level === "my supervisor" || penName === undefined || allowsPenNames,
  );
  const atWork = open.map(({ places, staffId, tenantId }) => ({
    roomId: tenantId,
    level,
    staffId,
    places,
    ...known,
  }));
  if (level !== "everyone") return atWork;
  return [{ roomId: everyonesRoom, level, staffId: undefined, places: [], ...known }, ...atWork];
}

/** Whether a level says nothing to anybody as things are: nobody employs the writer, or their employers ask for names. */
export function isHeardByNobody(level: Level, homes: readonly Home[], byline: Byline): boolean {
  return level !== "only me" && copiesOf(level, homes, byline).length === 0;
}

/**
 * The name over what someone says of another's reflection: among those whom a supervisor's copy is for, and where an employer asks
 * for names, their own and no handle; else as they write.
 */
export function bylineIn(
  { handle, ownName, penName }: Byline,
  { home, level }: { readonly level: SharedLevel; readonly home: Home | undefined },
): Pick<Copy, "authorName" | "handle"> {
  const isNamed =
    level === "my supervisor" || (penName !== undefined && home !== undefined && !home.allowsPenNames);
  return isNamed ? { authorName: ownName, handle: undefined } : { authorName: penName ?? ownName, handle };
}
