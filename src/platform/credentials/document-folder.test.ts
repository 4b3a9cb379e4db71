import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { openDocumentFolder, statusListsBeside } from "./document-folder.ts";
import type { DocumentAnswer } from "./documents.ts";

const folder = mkdtempSync(join(tmpdir(), "carrel-documents-"));
afterAll(() => rmSync(folder, { recursive: true }));
for (const [path, document] of Object.entries({
  "issuers/17.json": { id: "https://library.example/issuers/17" },
  "status/list": { type: ["VerifiableCredential", "BitstringStatusListCredential"] },
  "other/list": { type: "Other" },
  "twice/a.json": { id: "urn:twice" },
  "twice/b.json": { id: "urn:twice" },
  "list.json": { type: "BitstringStatusListCredential" },
  "keys.json": { type: "Multikey" },
})) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), JSON.stringify(document));
}

test.for([
  ["its id", "https://library.example/issuers/17", '{"id":"https://library.example/issuers/17"}'],
  [
    "the end of its path",
    "https://elsewhere.example/issuers/17",
    '{"id":"https://library.example/issuers/17"}',
  ],
  [
    "the longest end of its path",
    "https://x.example/a/status/list?x=1#94567",
    '{"type":["VerifiableCredential","BitstringStatusListCredential"]}',
  ],
] as const)("a document is found by %s", async ([, address, text]) => {
  const documents = await openDocumentFolder(folder);

  expect(await documents(address)).toEqual({ found: true, text });
});

test("no guess is made between two, and none where nothing fits", async () => {
  const documents = await openDocumentFolder(folder);
  const why = async (address: string): Promise<string> => whyNot(await documents(address));

  expect(await why("urn:twice")).toBe("The folder holds several documents that it could be.");
  expect(await why("https://x.example/list")).toBe("The folder holds several documents that it could be.");
  expect(await why("https://x.example/")).toBe("The folder of documents does not hold it.");
  await expect(openDocumentFolder(join(folder, "none"))).rejects.toThrow("There is no such folder.");
});

test("beside a file only status lists are taken, for they are signed", async () => {
  const documents = statusListsBeside(join(folder, "badge.json"));

  expect(await documents("https://x.example/status/list#7")).toEqual({
    found: true,
    text: '{"type":"BitstringStatusListCredential"}',
  });
  expect((await documents("https://x.example/keys")).found).toBe(false);
  expect((await documents("https://x.example/..")).found).toBe(false);
});

function whyNot(answer: DocumentAnswer): string {
  return answer.found ? answer.text : answer.why;
}
