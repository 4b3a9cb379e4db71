import { crc32, inflateSync } from "node:zlib";
import type { Baked } from "./baked.ts";

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** The keyword of Open Badges 3.0 (§5.3.2.1), and of 2.0 (Baking §2). */
const KEYWORD = "openbadgecredential";
const KEYWORD_OF_2 = "openbadges";
const MOST_TEXT_BYTES = 2_000_000;

interface Chunk {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly body: Buffer;
}

/** Whether bytes begin as a PNG. */
export function isPng(bytes: Uint8Array): boolean {
  return SIGNATURE.equals(bytes.subarray(0, SIGNATURE.length));
}

/** The credential baked into a PNG as an iTXt chunk, plain or packed. */
export function bakedInPng(bytes: Uint8Array): Baked {
  const read = chunksOf(bytes);
  if (!Array.isArray(read)) return read;
  const found = read.find(({ type, body }) => type === "iTXt" && keywordOf(body) === KEYWORD);
  if (found) return textOfChunk(found.body);
  const isOlder = read.some(
    ({ type, body }) => (type === "iTXt" || type === "tEXt") && keywordOf(body) === KEYWORD_OF_2,
  );
  if (isOlder) return { kind: "open-badges-2" };
  return { kind: "none", why: "The picture is a PNG, but no Open Badge is baked into it." };
}

/** The PNG with a credential baked in, in place of any that was. Undefined when it is no whole PNG. */
export function bakePng(bytes: Uint8Array, credential: string): Buffer | undefined {
  const read = chunksOf(bytes);
  if (!Array.isArray(read)) return undefined;
  const header = read[0];
  if (header?.type !== "IHDR" || read.at(-1)?.type !== "IEND") return undefined;
  const kept = read.filter(({ type, body }) => type !== "iTXt" || keywordOf(body) !== KEYWORD);
  const pieces = kept.map(({ start, end }) => Buffer.from(bytes.subarray(start, end)));
  // Keyword, no packing, no language, no translated keyword, then the text (PNG §11.3.3.4).
  const text = Buffer.concat([Buffer.from(`${KEYWORD}\0\0\0\0\0`, "latin1"), Buffer.from(credential)]);
  return Buffer.concat([SIGNATURE, ...pieces.slice(0, 1), chunk("iTXt", text), ...pieces.slice(1)]);
}

function chunksOf(bytes: Uint8Array): Chunk[] | (Baked & { readonly kind: "damaged" }) {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks: Chunk[] = [];
  for (let start = SIGNATURE.length; start < buffer.length;) {
    if (start + 12 > buffer.length) return damaged("The PNG ends within a chunk.");
    const end = start + 12 + buffer.readUInt32BE(start);
    if (end > buffer.length) return damaged("The PNG is cut off, or a chunk's length is wrong.");
    const type = buffer.toString("latin1", start + 4, start + 8);
    const body = buffer.subarray(start + 8, end - 4);
    // Other chunks only make up the picture; the one that is read has to be whole.
    if (type === "iTXt" && crc32(buffer.subarray(start + 4, end - 4)) !== buffer.readUInt32BE(end - 4))
      return damaged("A text of the PNG does not match its checksum.");
    chunks.push({ type, start, end, body });
    if (type === "IEND") break;
    start = end;
  }
  return chunks;
}

function textOfChunk(body: Buffer): Baked {
  const keywordEnd = body.indexOf(0);
  const isPacked = body[keywordEnd + 1] === 1;
  const languageEnd = body.indexOf(0, keywordEnd + 3);
  const translatedEnd = languageEnd === -1 ? -1 : body.indexOf(0, languageEnd + 1);
  if (translatedEnd === -1) return damaged("The badge's text in the PNG is cut off.");
  const text = body.subarray(translatedEnd + 1);
  if (!isPacked) return { kind: "baked", text: text.toString() };
  try {
    return { kind: "baked", text: inflateSync(text, { maxOutputLength: MOST_TEXT_BYTES }).toString() };
  } catch {
    return damaged("The badge's packed text in the PNG cannot be unpacked, or is far too long.");
  }
}

function keywordOf(body: Buffer): string {
  const end = body.indexOf(0);
  return end > 79 ? "" : body.toString("latin1", 0, Math.max(end, 0));
}

function chunk(type: string, body: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type, "latin1"), body]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(typed));
  return Buffer.concat([length, typed, checksum]);
}

function damaged(why: string): Baked & { readonly kind: "damaged" } {
  return { kind: "damaged", why };
}
