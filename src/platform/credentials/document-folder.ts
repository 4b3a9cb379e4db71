import { readdir, readFile, stat } from "node:fs/promises";
import { dirname, join, sep } from "node:path";
import { InvalidInput } from "#platform/errors";
import { type DocumentSource, noDocuments } from "./documents.ts";
import { listOf, readJsonObject, textOf } from "./json.ts";

interface FolderFile {
  readonly path: string;
  /** The parts of its path below the folder, last first. */
  readonly tail: readonly string[];
}

const MOST_FILES = 10_000;
const MOST_BYTES = 2_000_000;

/**
 * Documents out of a folder: the file whose JSON has the address as its `id`, else the one whose path ends as the address
 * does, over the longest stretch (`…/status/list` is `any/folder/status/list`, or `list.json` there).
 *
 * Where several fit alike, none is taken: a guess could make a revoked badge look sound.
 *
 * @throws InvalidInput when there is no such folder, or it holds more than 10,000 files.
 */
export async function openDocumentFolder(folder: string): Promise<DocumentSource> {
  const files = await filesIn(folder);
  const byId = await filesById(files);
  return async (address) => {
    const named = byId.get(address) ?? [];
    const candidates = named.length > 0 ? named : longestTail(files, address);
    const [file] = candidates;
    if (file === undefined) return { found: false, why: "The folder of documents does not hold it." };
    if (candidates.length > 1)
      return { found: false, why: "The folder holds several documents that it could be." };
    return { found: true, text: await readFile(file.path, "utf8") };
  };
}

/**
 * Signed status lists that lie beside a file, under the last part of their address (`…/status/list` is `list` there).
 *
 * Nothing else is taken from there: who sends a badge with its issuer's supposed keys beside it could be anyone, but a
 * status list is signed, and believed only if the issuer signed it.
 */
export function statusListsBeside(file: string): DocumentSource {
  return async (address) => {
    const name = /\/([\w-][\w.-]*)(?:[?#]|$)/u.exec(address.replace(/^https?:\/\/[^/]*/iu, ""))?.[1];
    for (const path of name === undefined
      ? []
      : [name, `${name}.json`].map((each) => join(dirname(file), each))) {
      const found = await stat(path).catch(() => undefined);
      if (found?.isFile() !== true || found.size > MOST_BYTES) continue;
      const text = await readFile(path, "utf8");
      if (isStatusList(text)) return { found: true, text };
    }
    return noDocuments(address);
  };
}

function isStatusList(text: string): boolean {
  const read = readJsonObject(text);
  const types = "problem" in read ? [] : listOf(read.document["type"]);
  return types.includes("BitstringStatusListCredential") || types.includes("StatusList2021Credential");
}

async function filesIn(folder: string): Promise<readonly FolderFile[]> {
  const found = await stat(folder).catch(() => undefined);
  if (found?.isDirectory() !== true)
    throw new InvalidInput([{ where: "--documents", message: "There is no such folder." }]);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  if (entries.length > MOST_FILES)
    throw new InvalidInput([{ where: "--documents", message: "The folder holds more than 10,000 files." }]);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path, tail: path.slice(folder.length).split(sep).filter(Boolean).toReversed() }));
}

async function filesById(files: readonly FolderFile[]): Promise<ReadonlyMap<string, readonly FolderFile[]>> {
  const byId = new Map<string, FolderFile[]>();
  for (const file of files) {
    if (!/(?:^|[\\/])[^.]*$|\.json(?:ld)?$/iu.test(file.path)) continue;
    const { size } = await stat(file.path);
    if (size > MOST_BYTES) continue;
    const read = readJsonObject(await readFile(file.path, "utf8"));
    const id = "problem" in read ? undefined : textOf(read.document["id"]);
    if (id !== undefined) byId.set(id, [...(byId.get(id) ?? []), file]);
  }
  return byId;
}

function longestTail(files: readonly FolderFile[], address: string): readonly FolderFile[] {
  const path = /^https?:\/\/[^/?#]+\/([^?#]*)/iu.exec(address)?.[1] ?? "";
  const parts = path.split("/").filter(Boolean).toReversed();
  const lengths = files.map(({ tail }) => sharedLength(tail, parts));
  const longest = lengths.reduce((most, length) => Math.max(most, length), 0);
  return longest === 0 ? [] : files.filter((_file, place) => lengths[place] === longest);
}

function sharedLength(tail: readonly string[], parts: readonly string[]): number {
  let length = 0;
  while (length < parts.length && isSamePart(tail[length], parts[length], length)) length += 1;
  return length;
}

/** The last part of an address is often written without the ending that the file has. */
function isSamePart(ofFile: string | undefined, ofAddress: string | undefined, place: number): boolean {
  return ofFile === ofAddress || (place === 0 && ofFile === `${ofAddress ?? ""}.json`);
}
