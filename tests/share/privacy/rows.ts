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
} as const satisfies Readonly<Record<string, readonly ReaderName[]>>;

export type ReflectionRowName = keyof typeof reflectionReaders;

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
