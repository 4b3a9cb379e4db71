/** First bytes of the kinds that evidence and kits come in. */
const signatures: readonly (readonly [mediaType: string, start: readonly number[], offset?: number])[] = [
  ["application/pdf", [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ["image/png", [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ["image/jpeg", [0xff, 0xd8, 0xff]],
  ["image/gif", [0x47, 0x49, 0x46, 0x38]],
  ["image/webp", [0x57, 0x45, 0x42, 0x50], 8],
  ["image/heic", [0x66, 0x74, 0x79, 0x70, 0x68, 0x65, 0x69, 0x63], 4],
  ["application/zip", [0x50, 0x4b, 0x03, 0x04]],
  ["application/gzip", [0x1f, 0x8b]],
  ["application/vnd.ms-office", [0xd0, 0xcf, 0x11, 0xe0]],
];

/** As many first bytes as `mediaTypeOf` looks at. */
export const sniffedBytes = 1024;

/**
 * What a file is by its first bytes, whatever its name or sender says. Text of any kind is `text/plain`: HTML and SVG would run
 * scripts in the reader's browser, so nothing here is ever called that.
 */
export function mediaTypeOf(head: Uint8Array): string {
  for (const [mediaType, start, offset = 0] of signatures)
    if (start.every((byte, place) => head[offset + place] === byte)) return mediaType;
  return isText(head.subarray(0, sniffedBytes)) ? "text/plain" : "application/octet-stream";
}

// The last character may be cut in the middle: `stream` lets it pass.
function isText(head: Uint8Array): boolean {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(head, { stream: true });
    // oxlint-disable-next-line no-control-regex -- they are what is looked for
    return !/[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/.test(text);
  } catch {
    return false;
  }
}
