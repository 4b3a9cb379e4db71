/** The parts of an address, as `URL` names them. */
export interface WebAddress {
  readonly href: string;
  readonly protocol: string;
  readonly host: string;
  readonly hostname: string;
  readonly pathname: string;
  readonly search: string;
  readonly hash: string;
}

/**
 * Addresses as nearly all are published, in which `URL` would change nothing: a host of small letters that is no
 * number, a path, and no character that has to be escaped. What has a port, a user, an international name or a path
 * with dots between slashes is left to `URL`.
 */
const PLAIN =
  /^(https?:)\/\/((?:[a-z0-9]+(?:-[a-z0-9]+)*\.)+[a-z][a-z0-9]*(?:-[a-z0-9]+)*)(\/[\w\-.~!$&()*+,;=:@%/]*)(\?[\w\-.~!$&()*+,;=:@%/?]+)?(#[\w\-.~!$&()*+,;=:@%/?]+)?$/u;
const DOTS = /\/(?:\.|%2e)/iu;

/** True for a web address in which `URL` would change nothing, or for none it would refuse: most are told by this alone. */
export function isPlainAddress(address: string): boolean {
  return PLAIN.test(address) && !DOTS.test(address);
}

/** Reads an address; absent when it is none. `webcal:` and a bare `www.` are taken for what they mean. */
export function parseWebAddress(address: string): WebAddress | undefined {
  const match = PLAIN.exec(address);
  if (match === null) return parseOdd(address);
  const [href, protocol = "", host = "", pathname = "", search = "", hash = ""] = match;
  return DOTS.test(pathname)
    ? parseOdd(address)
    : { href, protocol, host, hostname: host, pathname, search, hash };
}

function parseOdd(address: string): WebAddress | undefined {
  const trimmed = address.trim().replace(/^webcal:/iu, "https:");
  return URL.parse(/^www\./iu.test(trimmed) ? `https://${trimmed}` : trimmed) ?? undefined;
}

export function isOfWeb({ hostname, protocol }: WebAddress): boolean {
  return (protocol === "https:" || protocol === "http:") && hostname.includes(".");
}
