/** How much of a stranger's server we put up with. */
export interface FetchLimits {
  /** Until a connection stands, TLS included. */
  readonly connectMilliseconds: number;
  /** Between the request and the answer, and between two parts of the document. */
  readonly idleMilliseconds: number;
  /** For one answer, first byte to last; a redirect starts anew. The wait for our turn does not count. */
  readonly totalMilliseconds: number;
  /** Of the document on the wire, and once it is unpacked. */
  readonly wireBytes: number;
  readonly documentBytes: number;
  /** Unpacked bytes for each byte on the wire, beyond a first megabyte. */
  readonly compressionRatio: number;
  readonly headerBytes: number;
  readonly redirects: number;
}

/** The largest library calendars run to some 10 MB; XML packs to about a thirtieth, a bomb to a thousandth. */
export const DEFAULT_LIMITS: FetchLimits = {
  connectMilliseconds: 10_000,
  idleMilliseconds: 20_000,
  totalMilliseconds: 90_000,
  wireBytes: 20_000_000,
  documentBytes: 50_000_000,
  compressionRatio: 200,
  headerBytes: 32_768,
  redirects: 5,
};
