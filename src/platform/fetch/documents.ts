export interface DocumentRequest {
  /** http, https, webcal or feed. */
  readonly url: string;
  /** From the last time it was fetched: the server then only answers when it has something new. */
  readonly etag?: string;
  readonly lastModified?: string;
  /** Media types wanted, for servers that offer several. */
  readonly accept?: string;
  /** False for an address a person asked for by hand, once; robots.txt is for machines that come on their own. */
  readonly obeysRobots?: boolean;
}

/** A document as the server gave it, unpacked but not decoded. */
export interface FetchedDocument {
  readonly kind: "fetched";
  /** Where it was found in the end. */
  readonly url: string;
  readonly body: Uint8Array;
  /** With its parameters, charset among them. */
  readonly contentType?: string;
  readonly etag?: string;
  readonly lastModified?: string;
  /** Set when every redirect on the way was a permanent one: the address to use from now on. */
  readonly movedTo?: string;
}

export interface NotModified {
  readonly kind: "not-modified";
  readonly url: string;
}

/** What fetching came to. */
export type FetchOutcome = FetchedDocument | NotModified;
