import { buffer } from "node:stream/consumers";
import type { Fetcher } from "#platform/fetch";
import type { FileStore } from "#platform/files";
import { sharedTenant } from "#platform/jobs";

const pattern = /^file:([0-9a-f]{64})\/([^/?#]{1,200})$/u;

/** An uploaded file: its bytes by their digest, and what its owner called it. */
export interface Upload {
  readonly digest: string;
  readonly name: string;
}

/** The upload that an address stands for; undefined for addresses of other kinds. */
export function uploadOf(address: string): Upload | undefined {
  const match = pattern.exec(address);
  if (match?.[1] === undefined || match[2] === undefined) return undefined;
  return { digest: match[1], name: decodeURIComponent(match[2]) };
}

/** A fetcher that also reads what was uploaded. */
export function withUploads(fetch: Fetcher, files: FileStore): Fetcher {
  return {
    close: () => fetch.close(),
    askService: (request) => fetch.askService(request),
    robotsObjection: async (address) =>
      uploadOf(address) === undefined ? fetch.robotsObjection(address) : undefined,
    fetchDocument: async (request) => {
      const upload = uploadOf(request.url);
      if (upload === undefined) return fetch.fetchDocument(request);
      const body = new Uint8Array(await buffer(await files.read(sharedTenant, upload.digest)));
      return { kind: "fetched", url: `file:${upload.name}`, body };
    },
  };
}

/** False for sources whose address is only a name: what was imported, written down by hand, or is the sample. */
export function canBeRead(address: string): boolean {
  return /^https?:/u.test(address) || uploadOf(address) !== undefined;
}
