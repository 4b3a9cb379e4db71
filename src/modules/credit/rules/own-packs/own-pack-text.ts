import type { RulePack } from "../packs/pack.ts";
import { readPack } from "../packs/read-pack.ts";
import type { PackProblem } from "../packs/reading/pack-text.ts";

/** What the ids of own packs begin with, and those of shipped ones never. */
export const ownPrefix = "own-";

/** How an own pack's text was read, with its id put into it. */
export interface OwnPackReading {
  readonly text: string;
  readonly pack: RulePack | undefined;
  readonly problems: readonly PackProblem[];
}

/** Stands for the id until it is saved for the first time. */
export const idToCome = `${ownPrefix}new`;

/**
 * Reads the text of an own pack. The id is the installation's to give, so it is written into the text first: whatever stood
 * there cannot stand for another pack.
 */
export function readOwnPack(written: string, id: string = idToCome): OwnPackReading {
  const text = withId(written.replaceAll("\r\n", "\n"), id);
  const reading = readPack(text, "This rule");
  if (!reading.isValid) return { text, pack: undefined, problems: reading.problems };
  if (reading.pack.id === id) return { text, pack: reading.pack, problems: [] };
  const message = `Write the fields at the beginning of their lines, with “id: ${id}” as the first`;
  return { text, pack: undefined, problems: [{ file: "", line: 1, column: 1, field: "id", message }] };
}

/** The line with the id, in its place; the first line when there is none. */
function withId(text: string, id: string): string {
  const line = `id: ${id}`;
  // A field of the pack itself begins its line: no other `id` of a pack does.
  return /^id:.*$/mu.test(text) ? text.replace(/^id:.*$/mu, line) : `${line}\n${text}`;
}

/** An id for a new pack: from its name, and letters so random that no other pack has the same. */
export function newOwnId(credential: string, random: string): string {
  const name = slugOf(credential).slice(0, 40).replace(/-$/u, "");
  return `${ownPrefix}${name === "" ? "" : `${name}-`}${random}`;
}

/** A name for machines from one for people: `full-time-staff`. */
export function slugOf(name: string): string {
  return name
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, "-")
    .slice(0, 60)
    .replaceAll(/^-+|-+$/gu, "");
}
