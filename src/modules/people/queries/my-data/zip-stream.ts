import { Zip, ZipDeflate, ZipPassThrough } from "fflate";

/** A file to be packed: its path in the ZIP, and its bytes as they come. */
export interface ZipEntry {
  readonly path: string;
  readonly bytes: AsyncIterable<Uint8Array> | readonly Uint8Array[];
  /** For what is packed already: pictures, PDF. */
  readonly isPacked?: boolean;
}

/** A ZIP as it is made, holding no more than a chunk of each file: entries are asked for one by one. */
export async function* zipStream(entries: AsyncIterable<ZipEntry>): AsyncGenerator<Uint8Array> {
  const made: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    made.push(chunk);
  });
  for await (const { path, bytes, isPacked } of entries) {
    const file = isPacked === true ? new ZipPassThrough(path) : new ZipDeflate(path, { level: 6 });
    // The earliest a ZIP can say: when it was made is in its manifest, and the same record makes the same bytes.
    file.mtime = new Date(1980, 0, 1);
    zip.add(file);
    for await (const chunk of bytes) {
      file.push(chunk, false);
      yield* made.splice(0);
    }
    file.push(new Uint8Array(0), true);
    yield* made.splice(0);
  }
  zip.end();
  yield* made.splice(0);
}
