import { createHash } from "node:crypto";
import jsonld from "jsonld";
import { loadContext, UnknownContext } from "./contexts.ts";
import { isObject, textOf } from "./json.ts";

/** Why a document has no canonical form that a signature could stand for. */
export class NotCanonical extends Error {
  override readonly name = "NotCanonical";
  readonly reason: "context-not-known" | "says-undefined" | "not-json-ld";

  constructor(reason: NotCanonical["reason"], message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}

/**
 * SHA-256 of the canonical N-Quads of a document (RDF Dataset Canonicalization, RDFC-1.0).
 *
 * Strict: a property or type that no context defines would drop out of the N-Quads and so could be changed without
 * breaking the signature; such a document is refused.
 *
 * @throws NotCanonical with the reason.
 */
export async function canonicalHash(document: object): Promise<Buffer> {
  return createHash("sha256")
    .update(await canonicalQuads(document))
    .digest();
}

/** The loader handed to libraries: bundled contexts, and nothing else. */
export async function contextLoader(url: string): Promise<ReturnType<typeof loadContext>> {
  return loadContext(url);
}

async function canonicalQuads(document: object): Promise<string> {
  let missing: string | undefined;
  try {
    return await jsonld.canonize(document, {
      algorithm: "RDFC-1.0",
      format: "application/n-quads",
      // The library wraps what a loader throws; what was missing is remembered here instead.
      documentLoader: async (url) => {
        missing = url;
        const loaded = loadContext(url);
        missing = undefined;
        return loaded;
      },
      safe: true,
      base: null,
      // Bounds the work on graphs of blank nodes made to take for ever.
      maxWorkFactor: 1,
    });
  } catch (cause) {
    throw asNotCanonical(cause, missing);
  }
}

/** The reason behind an error of the JSON-LD library or of one built on it. */
export function asNotCanonical(cause: unknown, missingContext?: string): NotCanonical {
  if (cause instanceof NotCanonical) return cause;
  if (missingContext !== undefined)
    return new NotCanonical("context-not-known", new UnknownContext(missingContext).message, { cause });
  const undefinedWord = undefinedWordOf(cause);
  if (undefinedWord === undefined)
    return new NotCanonical("not-json-ld", "It is not JSON-LD that can be put in order.", { cause });
  const message = `It says “${undefinedWord}”, which none of its contexts defines.`;
  return new NotCanonical("says-undefined", message, { cause });
}

function undefinedWordOf(cause: unknown): string | undefined {
  const details: unknown = cause instanceof Error && "details" in cause ? cause.details : undefined;
  const event = isObject(details) ? details["event"] : undefined;
  const told = isObject(event) ? event["details"] : undefined;
  if (!isObject(told)) return undefined;
  const word = ["property", "type", "object", "subject", "predicate", "id", "value"]
    .map((name) => textOf(told[name]))
    .find((text) => text !== undefined);
  return (word ?? "something").slice(0, 80);
}
