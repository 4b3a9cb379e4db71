import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Db } from "#platform/db";
import { testInTransaction } from "#platform/db-testing";
import { newId } from "#platform/ids";
import {
  fileOf,
  type FileStore,
  forgetFile,
  keepFile,
  mediaTypeOf,
  openFileStore,
  type StoredFile,
} from "./index.ts";

let dataDirectory = "";
let store: FileStore;

beforeEach(() => {
  dataDirectory = mkdtempSync(join(tmpdir(), "carrel-files-"));
  store = openFileStore({ dataDirectory });
});

afterEach(() => rmSync(dataDirectory, { recursive: true, force: true }));

const hello = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

async function put(tenantId: string, ...parts: readonly string[]): Promise<StoredFile> {
  return store.put(tenantId, Readable.from(parts.map((part) => Buffer.from(part))), { maximumBytes: 100 });
}

async function text(tenantId: string, digest: string): Promise<string> {
  return Buffer.concat(await (await store.read(tenantId, digest)).toArray()).toString();
}

async function tenant(db: Db): Promise<string> {
  const id = newId();
  await db.insertInto("tenants").values({ id, name: "Hawthorn County" }).execute();
  return id;
}

function filesInStore(): readonly string[] {
  return readdirSync(join(dataDirectory, "files"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name);
}

test("bytes are kept once by their digest, and come back the same", async () => {
  const tenantId = newId();

  const stored = await put(tenantId, "hel", "lo");
  await put(tenantId, "hello");

  expect(stored).toEqual({ digest: hello, sizeBytes: 5, mediaType: "text/plain" });
  expect(await text(tenantId, hello)).toBe("hello");
  expect(filesInStore()).toEqual([hello]);
});

test("one tenant's bytes are not there for another, even the same bytes", async () => {
  const [owner, stranger] = [newId(), newId()];
  await put(owner, "hello");

  await expect(store.read(stranger, hello)).rejects.toMatchObject({ name: "NotFound" });
  await put(stranger, "hello");
  await store.remove(stranger, hello);
  await store.remove(stranger, hello);

  expect(await text(owner, hello)).toBe("hello");
});

test("a file that is too large is refused, and nothing of it stays", async () => {
  const endless = Readable.from(
    (function* () {
      for (;;) yield Buffer.alloc(64);
    })(),
  );

  const putting = store.put(newId(), endless, { maximumBytes: 100 });

  await expect(putting).rejects.toThrow("larger than 100 bytes");
  expect(filesInStore()).toEqual([]);
});

test("a sender that breaks off leaves nothing", async () => {
  const broken = Readable.from(
    (function* () {
      yield Buffer.from("half");
      throw new Error("connection lost");
    })(),
  );

  await expect(store.put(newId(), broken, { maximumBytes: 100 })).rejects.toThrow("connection lost");
  expect(filesInStore()).toEqual([]);
});

test.for(["../../secret", "", "x".repeat(64), `${"a".repeat(63)}/`])(
  "what is no digest leads to no file: %j",
  async (digest) => {
    await expect(store.read(newId(), digest)).rejects.toMatchObject({ name: "NotFound" });
  },
);

test.for([
  ["%PDF-1.7\n", "application/pdf"],
  ["\u0089PNG\r\n\u001a\n", "image/png"],
  ["\u00ff\u00d8\u00ff\u00e0", "image/jpeg"],
  ["GIF89a", "image/gif"],
  ["RIFF\u0000\u0000\u0000\u0000WEBP", "image/webp"],
  ["PK\u0003\u0004", "application/zip"],
  ["<html><script>alert(1)</script>", "text/plain"],
  ["<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "text/plain"],
  ["MZ\u0090\u0000", "application/octet-stream"],
  ["", "text/plain"],
] as const)("a file is what its first bytes say: %j is %s", ([head, mediaType]) => {
  expect(mediaTypeOf(Buffer.from(head, "latin1"))).toBe(mediaType);
});

test("text is text also where it is cut in the middle of a character", () => {
  const text = Buffer.from(`a${"ä".repeat(1000)}`);

  expect([mediaTypeOf(text), mediaTypeOf(text.subarray(0, 1024))]).toEqual(["text/plain", "text/plain"]);
});

test("a kept file has its owner's name for it, and no other tenant sees it", () =>
  testInTransaction(async (db) => {
    const [owner, stranger] = [await tenant(db), await tenant(db)];
    const stored = await put(owner, "hello");

    const id = await keepFile(db, owner, { ...stored, name: "C:\\Evidence\\Certifi\u0007cate 2026.pdf" });

    const kept = await fileOf(db, owner, id);
    expect(kept).toEqual({ ...stored, id, name: "Certificate 2026.pdf", createdAt: kept.createdAt });
    await expect(fileOf(db, stranger, id)).rejects.toMatchObject({ name: "NotFound" });
    await expect(keepFile(db, owner, { ...stored, name: "folder/" })).rejects.toThrow(
      "Give the file a name.",
    );
  }));

test("bytes may go when the last file that has them is forgotten", () =>
  testInTransaction(async (db) => {
    const owner = await tenant(db);
    const stored = await put(owner, "hello");
    const first = await keepFile(db, owner, { ...stored, name: "one.txt" });
    const second = await keepFile(db, owner, { ...stored, name: "two.txt" });

    const digests = [
      await forgetFile(db, owner, first),
      await forgetFile(db, owner, first),
      await forgetFile(db, owner, second),
    ];

    expect(digests).toEqual([undefined, undefined, hello]);
  }));
