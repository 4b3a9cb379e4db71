import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { access, type FileHandle, mkdir, open, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Readable } from "node:stream";
import { InvalidInput, NotFound } from "#platform/errors";
import { mediaTypeOf, sniffedBytes } from "./media-type.ts";

/** What is known of a file from its bytes alone. */
export interface StoredFile {
  /** SHA-256 in hexadecimal: the same bytes are kept once for each tenant. */
  readonly digest: string;
  readonly sizeBytes: number;
  /** By its first bytes, never by what the sender called it. */
  readonly mediaType: string;
}

/** Keeps bytes by their digest, apart for each tenant. A store on S3 has the same three verbs. */
export interface FileStore {
  /**
   * Keeps all of it or nothing, on the disk when it resolves.
   *
   * @throws InvalidInput when there are more bytes than allowed; the rest is not read.
   */
  readonly put: (
    tenantId: string,
    bytes: AsyncIterable<Uint8Array>,
    limit: { readonly maximumBytes: number },
  ) => Promise<StoredFile>;
  /** @throws NotFound when the tenant has no such bytes. */
  readonly read: (tenantId: string, digest: string) => Promise<Readable>;
  /** Removing what is not there is no error. */
  readonly remove: (tenantId: string, digest: string) => Promise<void>;
}

/** Opens the store in `files/` of the data directory. */
export function openFileStore(settings: { readonly dataDirectory: string }): FileStore {
  const root = join(settings.dataDirectory, "files");
  return {
    put: async (tenantId, bytes, { maximumBytes }) => {
      const waiting = join(root, "waiting", randomUUID());
      await mkdir(dirname(waiting), { recursive: true, mode: 0o700 });
      try {
        const stored = await write(waiting, bytes, maximumBytes);
        await settle(waiting, pathOf(root, tenantId, stored.digest));
        return stored;
      } finally {
        await rm(waiting, { force: true });
      }
    },
    read: async (tenantId, digest) => {
      const path = pathOf(root, tenantId, digest);
      if (!(await isThere(path))) throw new NotFound("There is no such file.");
      return createReadStream(path);
    },
    remove: async (tenantId, digest) => rm(pathOf(root, tenantId, digest), { force: true }),
  };
}

// Both parts come from the database; checked all the same, because a path made of anything else could leave the store.
function pathOf(root: string, tenantId: string, digest: string): string {
  if (!/^[0-9a-f-]{36}$/.test(tenantId) || !/^[0-9a-f]{64}$/.test(digest))
    throw new NotFound("There is no such file.");
  return join(root, tenantId, digest.slice(0, 2), digest);
}

async function write(
  path: string,
  bytes: AsyncIterable<Uint8Array>,
  maximumBytes: number,
): Promise<StoredFile> {
  const file = await open(path, "wx", 0o600);
  try {
    return await copy(file, bytes, maximumBytes);
  } finally {
    await file.close();
  }
}

async function copy(
  file: FileHandle,
  bytes: AsyncIterable<Uint8Array>,
  maximumBytes: number,
): Promise<StoredFile> {
  const hash = createHash("sha256");
  let head = Buffer.alloc(0);
  let sizeBytes = 0;
  for await (const chunk of bytes) {
    sizeBytes += chunk.length;
    if (sizeBytes > maximumBytes)
      throw new InvalidInput(
        `This file is larger than ${sizeInWords(maximumBytes)}, the most that can be kept.`,
      );
    if (head.length < sniffedBytes) head = Buffer.concat([head, chunk]).subarray(0, sniffedBytes);
    hash.update(chunk);
    await file.writeFile(chunk);
  }
  await file.sync();
  return { digest: hash.digest("hex"), sizeBytes, mediaType: mediaTypeOf(head) };
}

// Renamed when it is whole, and the directory synced: a file that has its name has all its bytes, after a power cut too.
async function settle(from: string, to: string): Promise<void> {
  const folder = dirname(to);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await rename(from, to);
  const directory = await open(folder, "r");
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}

async function isThere(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch {
    return false;
  }
}

function sizeInWords(bytes: number): string {
  return bytes >= 1_000_000 ? `${Math.floor(bytes / 1_000_000)} MB` : `${bytes} bytes`;
}
