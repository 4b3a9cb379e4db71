import { crc32, deflateSync } from "node:zlib";
import { encode } from "uqr";

const pixelsPerModule = 8;
// A reader needs four light modules around it (ISO/IEC 18004 §5.3.8).
const quietModules = 4;

/** A text as a QR code: a PNG of one bit to the pixel. */
export function qrPicture(text: string): Uint8Array {
  const { size, data } = encode(text, { ecc: "M", border: quietModules });
  const side = size * pixelsPerModule;
  const rows = data.flatMap((modules) => {
    const row = packedRow(modules, side);
    return Array.from({ length: pixelsPerModule }, () => row);
  });
  return png(side, Buffer.concat(rows));
}

/** A row of pixels, the first the leftmost bit, behind the mark that it is not filtered. A set bit is white. */
function packedRow(modules: readonly boolean[], side: number): Buffer {
  const row = Buffer.alloc(1 + Math.ceil(side / 8));
  for (let x = 0; x < side; x += 1) {
    if (modules[Math.floor(x / pixelsPerModule)] === true) continue;
    const byte = 1 + Math.floor(x / 8);
    row[byte] = (row[byte] ?? 0) | (0x80 >> (x % 8));
  }
  return row;
}

/** Grey of depth 1 (PNG §11.2.2). */
function png(side: number, rows: Buffer): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([1, 0, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(rows)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(type: string, body: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type, "latin1"), body]);
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length);
  checksum.writeUInt32BE(crc32(typed));
  return Buffer.concat([length, typed, checksum]);
}
