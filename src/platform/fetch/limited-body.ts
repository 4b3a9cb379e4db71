import { type Readable, Transform, type TransformCallback } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from "node:zlib";
import { FetchFailure } from "./fetch-failure.ts";
import type { FetchLimits } from "./fetch-limits.ts";

/** Up to here any ratio is harmless: an almost empty calendar packs very well. */
const HARMLESS_BYTES = 1_000_000;

/**
 * The whole document, unpacked, or a failure as soon as it passes a limit: bytes on the wire, bytes unpacked, or the
 * ratio of the two. At most one chunk beyond the limit is ever held.
 *
 * @throws FetchFailure `too-large`, `compression-bomb` or `broken-response`.
 */
export async function limitedBody(
  body: Readable,
  contentEncoding: string | undefined,
  limits: FetchLimits,
): Promise<Uint8Array> {
  const wire = { bytes: 0 };
  const stages = decompressors(contentEncoding);
  const meter = byteMeter(wire, limits.wireBytes);
  const unpacked = joined(body, [meter, ...stages]);
  const chunks: Buffer[] = [];
  let total = 0;
  try {
    for await (const chunk of unpacked) {
      total += chunk.length;
      if (total > limits.documentBytes) throw tooLarge(limits.documentBytes);
      if (total > HARMLESS_BYTES && total > wire.bytes * limits.compressionRatio)
        throw bomb(total, wire.bytes);
      chunks.push(chunk);
    }
  } finally {
    body.destroy();
    for (const stage of [meter, ...stages]) stage.destroy();
  }
  return Buffer.concat(chunks, total);
}

/** Refuses by what the server announces, before anything is read. */
export function checkAnnouncedLength(contentLength: string | undefined, limits: FetchLimits): void {
  const announced = Number(contentLength ?? 0);
  if (announced > limits.wireBytes) throw tooLarge(limits.wireBytes);
}

/** Errors travel down the line to where it is read: `pipe` alone would lose them. */
function joined(body: Readable, stages: readonly Transform[]): AsyncIterable<Buffer> {
  let current: Readable = body;
  for (const stage of stages) {
    current.once("error", (error) => stage.destroy(error));
    current = current.pipe(stage);
  }
  return current;
}

function byteMeter(wire: { bytes: number }, most: number): Transform {
  return new Transform({
    transform(chunk: Buffer, _encoding, done: TransformCallback) {
      wire.bytes += chunk.length;
      if (wire.bytes > most) done(tooLarge(most));
      else done(null, chunk);
    },
  });
}

/** Unpackers in the order they are needed: encodings are listed in the order they were applied (RFC 9110 §8.4). */
function decompressors(contentEncoding: string | undefined): Transform[] {
  const names = (contentEncoding ?? "")
    .toLowerCase()
    .split(",")
    .map((name) => name.trim());
  const applied = names.filter((name) => name !== "" && name !== "identity").toReversed();
  if (applied.length > 2)
    throw new FetchFailure("compression-bomb", "The document is packed more than twice over.");
  return applied.map(decompressor);
}

function decompressor(name: string): Transform {
  if (name === "gzip" || name === "x-gzip") return createGunzip();
  if (name === "br") return createBrotliDecompress();
  if (name === "deflate") return inflateOfEitherKind();
  throw new FetchFailure(
    "broken-response",
    `The document is packed in a way we did not ask for («${name.slice(0, 20)}»).`,
  );
}

/** `deflate` means zlib's format, but some servers send the bare stream: the first byte tells (RFC 1950 §2.2). */
function inflateOfEitherKind(): Transform {
  let inflater: Transform | undefined;
  return new Transform({
    transform(chunk: Buffer, _encoding, done: TransformCallback) {
      inflater ??= started(this, chunk);
      if (inflater.write(chunk)) done();
      else inflater.once("drain", () => done());
    },
    flush(done: TransformCallback) {
      if (!inflater) return done();
      inflater.once("end", () => done());
      inflater.end();
    },
    destroy(error, done) {
      inflater?.destroy();
      done(error);
    },
  });
}

function started(outer: Transform, chunk: Buffer): Transform {
  const inflater = ((chunk[0] ?? 0) & 0x0f) === 8 ? createInflate() : createInflateRaw();
  inflater.on("data", (unpacked: Buffer) => outer.push(unpacked));
  inflater.once("error", (error) => outer.destroy(error));
  return inflater;
}

function tooLarge(most: number): FetchFailure {
  const megabytes = most >= 1_000_000 ? `${Math.round(most / 1_000_000)} MB` : `${most} bytes`;
  return new FetchFailure("too-large", `The document is larger than the ${megabytes} we take.`);
}

function bomb(unpacked: number, wire: number): FetchFailure {
  const times = Math.round(unpacked / Math.max(1, wire));
  return new FetchFailure(
    "compression-bomb",
    `The document unpacks to ${times} times its size, which no honest one does.`,
  );
}
