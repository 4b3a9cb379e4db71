import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { InvalidInput, NotFound, SourceFailure } from "#platform/errors";

const mostBytes = 200_000_000;

/**
 * The bytes of a file named on the command line, or with `-` of standard input: at most 200 MB.
 *
 * @throws NotFound when there is no such file; InvalidInput when it is a folder or too large.
 */
export async function inputBytes(path: string): Promise<Uint8Array> {
  if (path === "-") return bytesOf(process.stdin);
  const found = await stat(path).catch(() => undefined);
  if (found === undefined)
    throw new NotFound("There is no such file, and it is no address (those start with https://).");
  if (found.isDirectory()) throw new InvalidInput("This is a folder: name the files in it.");
  if (found.size > mostBytes) throw tooLarge();
  return bytesOf(createReadStream(path));
}

/** Counted while it is read: pipes and devices have no size, and some have no end. */
async function bytesOf(stream: NodeJS.ReadableStream): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stream) {
    const read = Buffer.from(chunk);
    bytes += read.length;
    if (bytes > mostBytes) throw tooLarge();
    chunks.push(read);
  }
  return Buffer.concat(chunks);
}

function tooLarge(): InvalidInput {
  return new InvalidInput(`It has more than ${mostBytes / 1e6} MB, the most that is read.`);
}

/** An error of the kind of the first failure, by which the program ends when some of its inputs failed. */
export function sameFailure(first: unknown, message: string): Error {
  if (first instanceof NotFound) return new NotFound(message);
  return first instanceof InvalidInput ? new InvalidInput(message) : new SourceFailure(message);
}
