import { errors } from "undici";
import { SourceFailure } from "#platform/errors";

/** Why a document could not be had; the message says the same to a person. */
export type FetchFailureReason =
  | "bad-address"
  | "blocked-address"
  | "robots"
  | "asked-to-wait"
  | "unknown-host"
  | "unreachable"
  | "certificate"
  | "too-slow"
  | "too-large"
  | "compression-bomb"
  | "broken-response"
  | "redirect-loop"
  | "too-many-redirects"
  | "http-status";

export interface FetchFailureDetails extends ErrorOptions {
  /** Status of the response, where there was one. */
  readonly httpStatus?: number;
  /** Milliseconds since 1970 before which the server asked not to be asked again. */
  readonly notBefore?: number;
}

/** Someone else's server did not give us a document. A whole sentence a person can act on is in `message`. */
export class FetchFailure extends SourceFailure {
  readonly reason: FetchFailureReason;
  readonly httpStatus: number | undefined;
  readonly notBefore: number | undefined;

  constructor(reason: FetchFailureReason, message: string, details: FetchFailureDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.reason = reason;
    this.httpStatus = details.httpStatus;
    this.notBefore = details.notBefore;
  }
}

/** True for failures that asking again later may mend: the server, the line or the hour was bad, not the address. */
export function isWorthRetrying(failure: FetchFailure): boolean {
  const { reason, httpStatus } = failure;
  if (reason === "http-status")
    return httpStatus === undefined || httpStatus >= 500 || httpStatus === 408 || httpStatus === 429;
  return !["bad-address", "blocked-address", "robots"].includes(reason);
}

/** Codes of errors that undici, node:net, node:dns and node:tls raise, by what they mean to a person. */
const REASONS: readonly (readonly [pattern: RegExp, reason: FetchFailureReason, words: string])[] = [
  [/^(?:ENOTFOUND|EAI_NONAME)$/, "unknown-host", "There is no server of that name"],
  [/^EAI_/, "unknown-host", "The name of the server could not be looked up just now"],
  [/^UND_ERR_CONNECT_TIMEOUT$|^ETIMEDOUT$/, "too-slow", "The server did not answer in time"],
  [/^UND_ERR_HEADERS_TIMEOUT$/, "too-slow", "The server took the request but did not answer in time"],
  [/^UND_ERR_BODY_TIMEOUT$/, "too-slow", "The server stopped sending in the middle of the document"],
  [
    /^UND_ERR_HEADERS_OVERFLOW$|^HPE_HEADER_OVERFLOW$/,
    "too-large",
    "The server sent far more headers than any document needs",
  ],
  [
    /^ERR_SSL_WRONG_VERSION_NUMBER$|^ERR_SSL_PACKET_LENGTH_TOO_LONG$/,
    "unreachable",
    "The server does not speak https: try the address with http:// in front",
  ],
  [
    /^CERT_|CERT|^ERR_TLS|^ERR_SSL|^UNABLE_TO_|^EPROTO$/,
    "certificate",
    "The server's security certificate is not valid for this address",
  ],
  [
    /^ECONNREFUSED$|^EHOSTUNREACH$|^ENETUNREACH$|^EADDRNOTAVAIL$/,
    "unreachable",
    "The server refuses connections",
  ],
  [
    /^Z_|^ERR__ERROR_FORMAT|^ERR_BROTLI|^ERR_.*BROTLI|^ERR_PADDING|^ERR__/,
    "broken-response",
    "The document's compression is damaged",
  ],
  [
    /^HPE_|^UND_ERR|^ECONNRESET$|^EPIPE$|^ERR_STREAM_PREMATURE_CLOSE$|^ECONNABORTED$/,
    "broken-response",
    "The server broke off or sent something that is not a whole answer",
  ],
];

/** The failure an error of the network means; errors that are none of the network's are given back as they are. */
export function failureFrom(error: unknown, host: string): unknown {
  if (error instanceof FetchFailure) return error;
  const inner = causes(error).find((cause) => cause instanceof FetchFailure);
  if (inner) return inner;
  const code = causes(error)
    .map(codeOf)
    .find((found) => found !== undefined);
  const known = code === undefined ? undefined : REASONS.find(([pattern]) => pattern.test(code));
  if (!known) return error;
  return new FetchFailure(known[1], `${known[2]} (${host}).`, { cause: error });
}

/** The error, the errors it was caused by and those it gathers. */
function causes(error: unknown): unknown[] {
  const found: unknown[] = [];
  let current: unknown = error;
  while (current instanceof Error && found.length < 8) {
    found.push(current);
    if (current instanceof AggregateError) found.push(...current.errors.slice(0, 4));
    current = current.cause;
  }
  return found;
}

function codeOf(error: unknown): string | undefined {
  // The parser's code is missing when the very first bytes are no HTTP.
  if (error instanceof errors.HTTPParserError) return error.code ?? "HPE_INVALID";
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}

/** What a status other than success means to the person who added the source. */
export function statusFailure(status: number, host: string, notBefore?: number): FetchFailure {
  const details = notBefore === undefined ? { httpStatus: status } : { httpStatus: status, notBefore };
  return new FetchFailure("http-status", `${statusWords(status)} (${host} answered ${status}).`, details);
}

function statusWords(status: number): string {
  if (status === 401 || status === 407) return "The server asks for a name and password";
  if (status === 403) return "The server refuses to show this to us";
  if (status === 404) return "There is nothing at this address";
  if (status === 410) return "The document was taken away for good";
  if (status === 429) return "The server says we ask too often";
  if (status >= 500) return "The server has trouble of its own";
  return "The server did not give the document";
}
