import type { ReaderName } from "./scene.ts";

/** Something that could leak: what it says, and who alone may read that. */
export interface SharedRow {
  readonly name: string;
  /** Its title has this word, by which one searches: a page of results repeats what was asked. */
  readonly asked: string;
  /** It has this word as well, which nothing else has. */
  readonly word: string;
  /** Said in an answer to it. */
  readonly reply?: string;
  readonly readers: readonly ReaderName[];
  /** Its address among what is alike: an id or a number. */
  readonly key: string;
}

const everyReader = [
  "owner",
  "branch colleague",
  "supervisor",
  "system colleague",
  "former colleague",
  "other system",
  "stranger",
  "signed out",
] as const;
const ofBranch = ["owner", "branch colleague", "supervisor"] as const;
const ofSystem = [...ofBranch, "system colleague"] as const;

/** Those in a community of everyone's: its writer, who tends it, and someone of another system. A stranger left, a colleague was removed. */
export const communityReaders: readonly ReaderName[] = ["owner", "system colleague", "other system"];

/** Who may read what a person wrote, by its level; and what became of some. */
export const reflectionReaders = {
  "only me": ["owner"],
  "my supervisor": ["owner", "supervisor"],
  "my branch": ofBranch,
  "my system": ofSystem,
  everyone: everyReader,
  withdrawn: ["owner"],
  hidden: ["owner"],
  removed: ["owner"],
  "only me, in a community": communityReaders,
  "my supervisor, in a community": [...communityReaders, "supervisor"],
  "my branch, in a community": [...communityReaders, "branch colleague", "supervisor"],
  "my system, in a community": [...ofSystem, "other system"],
  "everyone, in a community": everyReader,
  // Who took it out reads it among the reports, and nowhere else.
  "taken out of a community": ["owner", "system colleague"],
  "in a community its writer left": ["owner"],
} as const satisfies Readonly<Record<string, readonly ReaderName[]>>;

export type ReflectionRowName = keyof typeof reflectionReaders;

const end = ", in a community";

/** The level of what was put into a community beside it, or its name: what the level says holds there as well. */
export function levelOf({ name }: SharedRow): string {
  return name.endsWith(end) ? name.slice(0, -end.length) : name;
}

/** Whether a row stands in the community. */
export function isInCommunity({ name }: SharedRow): boolean {
  return name.endsWith(end);
}

/** Whether a reader may read a row whatever community it stands in. */
export function isOfLevel(row: SharedRow, reader: ReaderName): boolean {
  const level = levelOf(row);
  const of: Readonly<Record<string, readonly ReaderName[]>> = reflectionReaders;
  return of[level]?.includes(reader) === true;
}

/** Who may read a branch's program, by its level; and what became of some. */
export const programReaders = {
  branch: ofBranch,
  system: ofSystem,
  group: [...ofSystem, "other system"],
  public: everyReader,
  narrowed: ofBranch,
  hidden: ofBranch,
} as const satisfies Readonly<Record<string, readonly ReaderName[]>>;

export type ProgramRowName = keyof typeof programReaders;

/** Words that stand nowhere else; none is a part of another. */
export function wordsOf(kind: string, name: string) {
  const letters = `${kind}${name}`.replaceAll(/[^a-z]/gu, "");
  return { asked: `vj${letters}vj`, word: `zq${letters}zq`, reply: `xk${letters}xk` };
}
