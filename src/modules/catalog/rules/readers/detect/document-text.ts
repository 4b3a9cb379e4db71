import { charsetOf, decodeBytes } from "../feed/decode-bytes.ts";

/** The text of a document: as a feed is decoded, and for pages by the charset their head names. */
export function documentText(bytes: Uint8Array, contentType?: string): string {
  const named = charsetOf(contentType) === undefined ? charsetInHead(bytes) : undefined;
  const type = named === undefined ? contentType : `text/html; charset=${named}`;
  const { text } = decodeBytes(bytes, type);
  return text.codePointAt(0) === 0xfe_ff ? text.slice(1) : text;
}

function charsetInHead(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 2048));
  const charset = /<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)/iu.exec(head)?.[1]?.toLowerCase();
  // A page that could be searched byte by byte is not UTF-16, whatever it says of itself.
  return charset?.startsWith("utf-16") === true ? undefined : charset;
}
