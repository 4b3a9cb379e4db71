import { crc32 } from "node:zlib";
import { InvalidInput } from "#platform/errors";

/** The kinds of numbers a stored index holds, each with a letter. */
export type Numbers = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array;

const magic = "CARRELIX";
const headerBytes = 24;
const alignment = 8;

/**
 * A file of one JSON value and rows of numbers: magic, version, checksum of all that follows, length of the JSON,
 * the JSON, then the rows, each beginning at a multiple of eight bytes. Numbers are little-endian, as on every
 * machine Node.js runs on.
 */
export class ByteFileWriter {
  readonly #rows: Numbers[] = [];

  add(row: Numbers): void {
    this.#rows.push(row);
  }

  /** The file in pieces, to be written one after another. They share the rows' memory: write before it changes. */
  finish(version: number, meta: unknown): readonly Uint8Array[] {
    const lengths = this.#rows.map((row) => row.length);
    const json = new TextEncoder().encode(JSON.stringify({ meta, lengths }));
    const pieces: Uint8Array[] = [json, padding(json.length)];
    for (const row of this.#rows) {
      pieces.push(new Uint8Array(row.buffer, row.byteOffset, row.byteLength), padding(row.byteLength));
    }
    const header = new Uint8Array(headerBytes);
    header.set(new TextEncoder().encode(magic));
    const view = new DataView(header.buffer);
    view.setUint32(8, version, true);
    view.setUint32(
      12,
      pieces.reduce((checksum, piece) => crc32(piece, checksum), 0),
      true,
    );
    view.setUint32(16, json.length, true);
    return [header, ...pieces].filter((piece) => piece.length > 0);
  }
}

/** Reads what `ByteFileWriter` wrote: the JSON first, then the rows in the order in which they were added. */
export class ByteFileReader {
  readonly meta: unknown;
  readonly #bytes: Uint8Array;
  readonly #lengths: readonly number[];
  #row = 0;
  #at: number;

  /** @throws InvalidInput when it is another file, of another version, or damaged. */
  constructor(bytes: Uint8Array, version: number) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (bytes.length < headerBytes || new TextDecoder().decode(bytes.subarray(0, 8)) !== magic) {
      throw new InvalidInput("This is not a stored search index.");
    }
    if (view.getUint32(8, true) !== version) {
      throw new InvalidInput("The stored search index was written by another version.");
    }
    if (view.getUint32(12, true) !== crc32(bytes.subarray(headerBytes))) {
      throw new InvalidInput("The stored search index is damaged: its checksum does not match.");
    }
    const jsonLength = view.getUint32(16, true);
    const json = new TextDecoder().decode(bytes.subarray(headerBytes, headerBytes + jsonLength));
    // The checksum has shown that this is what was written.
    const { meta, lengths } = JSON.parse(json) as { meta: unknown; lengths: readonly number[] };
    this.meta = meta;
    this.#bytes = bytes;
    this.#lengths = lengths;
    this.#at = headerBytes + jsonLength + padding(jsonLength).length;
  }

  bytes(): Uint8Array {
    return this.#next(1);
  }

  halves(): Uint16Array {
    return new Uint16Array(this.#next(2).buffer);
  }

  words(): Uint32Array {
    return new Uint32Array(this.#next(4).buffer);
  }

  signedWords(): Int32Array {
    return new Int32Array(this.#next(4).buffer);
  }

  doubles(): Float64Array {
    return new Float64Array(this.#next(8).buffer);
  }

  /** The next row in memory of its own, so that the file need not be kept. */
  #next(bytesEach: number): Uint8Array<ArrayBuffer> {
    const length = (this.#lengths[this.#row] ?? 0) * bytesEach;
    const row = new Uint8Array(length);
    row.set(this.#bytes.subarray(this.#at, this.#at + length));
    this.#row += 1;
    this.#at += length + padding(length).length;
    return row;
  }
}

function padding(length: number): Uint8Array {
  return new Uint8Array((alignment - (length % alignment)) % alignment);
}
