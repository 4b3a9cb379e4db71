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

/** A community that a writer belongs to. */
export interface WriterInCommunity {
  readonly communityId: string;
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
 * Every copy that a level and communities ask for, and no other: none for oneself, one at each employer, everyone's, and one in each
 * of these communities.
 *
 * Supervisors get the writer's own name and no handle: a pen name is told to nobody by being put beside a person. Where an
 * employer asks for names, what is written under a pen name has no copy; everyone's has no employer, and is read there as well.
 */
export function copiesOf(
  level: Level,
  homes: readonly Home[],
  byline: Byline,
  communities: readonly WriterInCommunity[] = [],
): readonly Copy[] {
  return [...levelCopies(level, homes, byline), ...communityCopies(level, byline, communities)];
}

/** Why something may not be put into a community as its writer is known now; undefined when it may. */
export function communityProblem(
  level: Level,
  { penName }: Byline,
  { allowsPenNames }: Pick<WriterInCommunity, "allowsPenNames">,
): "names are asked for" | "a supervisor knows the name" | undefined {
  if (penName === undefined) return undefined;
  if (!allowsPenNames) return "names are asked for";
  return level === "my supervisor" ? "a supervisor knows the name" : undefined;
}

/**
 * The same words under a pen name here and under a name there would say whose pen name it is: so nothing goes where names are asked
 * for, nor anywhere beside what a supervisor is shown under the writer's own name.
 */
function communityCopies(
  level: Level,
  byline: Byline,
  communities: readonly WriterInCommunity[],
): readonly Copy[] {
  const { handle, ownName, penName } = byline;
  return communities
    .filter((each) => communityProblem(level, byline, each) === undefined)
    .map(({ communityId }) => ({
      roomId: communityId,
      level: "community",
      staffId: undefined,
      places: [],
      authorName: penName ?? ownName,
      handle,
    }));
}

function levelCopies(level: Level, homes: readonly Home[], byline: Byline): readonly Copy[] {
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
 * The name over what someone says of another's reflection: among those whom a supervisor's copy is for, and where an employer or a
 * community asks for names, their own and no handle; else as they write.
 */
export function bylineIn(
  { handle, ownName, penName }: Byline,
  {
    home,
    level,
  }: {
    readonly level: SharedLevel;
    /** The employer or community it is said in; undefined in everyone's room. */
    readonly home: Pick<Home, "allowsPenNames"> | undefined;
  },
): Pick<Copy, "authorName" | "handle"> {
  const isNamed =
    level === "my supervisor" || (penName !== undefined && home !== undefined && !home.allowsPenNames);
  return isNamed ? { authorName: ownName, handle: undefined } : { authorName: penName ?? ownName, handle };
}
