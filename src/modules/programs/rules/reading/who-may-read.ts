/** Who may read a program: the branch, the system, a group of systems, or the public. */
export const levelNames = {
  branch: "My branch",
  system: "My system",
  group: "A group of systems",
  public: "Everyone",
} as const;

export type Level = keyof typeof levelNames;

export const levels = Object.keys(levelNames) as readonly Level[];

/** Whose a program is, and whom it is for. */
export interface Readable {
  readonly tenantId: string;
  /** The branch that runs it. */
  readonly organisationId: string;
  readonly level: Level;
  readonly groupId?: string | undefined;
}

/** Who asks: nobody in particular, or someone with places in systems. */
export interface ProgramReader {
  /** The systems they work for. */
  readonly systems: readonly string[];
  /** Groups that one of those systems is a member of today. */
  readonly groups: readonly string[];
  /** Every organisation they work in, with all above it; and those they lead, with all below. */
  readonly places: readonly string[];
}

/** Someone who is not signed in, or works for nobody. */
export const anyone: ProgramReader = { systems: [], groups: [], places: [] };

/**
 * The doors a program can be read through, each as a key: whoever holds one of them may read it. The one rule of who may read:
 * pages, search, letters, Today and files all ask it, by `mayRead` or by these keys as a filter of the index.
 *
 * A branch’s own is read by those who work there or below it, and by those who lead there or above it. A system's by everyone in it. A group's
 * by its members, and by its own system whether that is still one. What is public has the key everyone holds.
 */
export function doorsOf(program: Readable): readonly string[] {
  const ofSystem = `system ${program.tenantId}`;
  switch (program.level) {
    case "branch":
      return [`at ${program.organisationId}`];
    case "system":
      return [ofSystem];
    case "group":
      return [ofSystem, `group ${program.groupId ?? ""}`];
    case "public":
      return [worldKey];
    default:
      return program.level satisfies never;
  }
}

const worldKey = "world";

/** The keys a reader holds. */
export function keysOf(reader: ProgramReader): readonly string[] {
  return [
    worldKey,
    ...reader.systems.map((id) => `system ${id}`),
    ...reader.groups.map((id) => `group ${id}`),
    ...reader.places.map((id) => `at ${id}`),
  ];
}

/** Whether a reader may read a program. */
export function mayRead(reader: ProgramReader, program: Readable): boolean {
  const keys = new Set(keysOf(reader));
  return doorsOf(program).some((door) => keys.has(door));
}

/** Whether a reader may change a program: they work at its branch, or lead it. */
export function mayChange(reader: ProgramReader, program: Omit<Readable, "level" | "groupId">): boolean {
  return mayRead(reader, { ...program, level: "branch" });
}
