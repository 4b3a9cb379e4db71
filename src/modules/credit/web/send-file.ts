import { Readable } from "node:stream";
import type { KeptFile } from "#platform/files";
import type { WebContext } from "#platform/http";
import type { CreditSite } from "./site.ts";

/**
 * A kept file as a download, never shown in place: what somebody uploaded must not run as a page of this site.
 *
 * @throws NotFound when the store has no such bytes.
 */
export async function sendFile(
  c: WebContext,
  site: CreditSite,
  tenantId: string,
  file: KeptFile,
): Promise<Response> {
  const bytes = await site.files.read(tenantId, file.digest);
  return c.body(Readable.toWeb(bytes) as ReadableStream<Uint8Array>, 200, {
    ...madeHeaders(file.mediaType, file.name),
    "content-length": String(file.sizeBytes),
  });
}

/** What a file that was made just now, for one person alone, is sent with. */
export function madeHeaders(type: string, name: string): Record<string, string> {
  return {
    "content-type": type,
    "content-disposition": attachment(name),
    "cache-control": "private, no-store",
    "x-content-type-options": "nosniff",
  };
}

/** The header that makes a browser keep a file under its name (RFC 6266), with plain letters for old ones. */
export function attachment(name: string): string {
  const plain = name.replaceAll(/[^\w .()-]/gu, "_");
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`;
}
