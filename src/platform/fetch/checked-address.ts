import { FetchFailure } from "./fetch-failure.ts";
import { isPublicAddress } from "./public-addresses.ts";

/** Hosts that may be asked although they are not on the public internet: `intranet.example.org`, `127.0.0.1:8090`. */
export type AllowedHosts = readonly string[];

const LONGEST_ADDRESS = 4096;

/**
 * The address to ask, after everything that can be judged before looking it up: http or https, no name and password,
 * an ordinary port, and no private address written out. `webcal:` and `feed:` become https.
 *
 * @throws FetchFailure when the address must not be asked.
 */
export function checkedAddress(written: string, allowedHosts: AllowedHosts): URL {
  const url = parsed(written);
  if (url.protocol !== "http:" && url.protocol !== "https:") {
    throw new FetchFailure("bad-address", `Only web addresses can be fetched, not «${url.protocol}».`);
  }
  if (url.username !== "" || url.password !== "") {
    throw new FetchFailure("bad-address", "The address holds a name or password; give it without.");
  }
  if (isAllowedHost(url.hostname, url.port, allowedHosts)) return url;
  if (!isOrdinaryPort(url.port)) {
    throw new FetchFailure("blocked-address", `Port ${url.port} is not one that web pages are served from.`);
  }
  const literal = url.hostname.replace(/^\[|\]$/g, "");
  if (/^[\d.]+$|:/.test(literal) && !isPublicAddress(literal)) throw blockedAddress(url.hostname);
  return url;
}

/** True when the operator has allowed this host by name, with this port or any. */
export function isAllowedHost(hostname: string, port: string, allowedHosts: AllowedHosts): boolean {
  const host = hostname.toLowerCase();
  return allowedHosts.some(
    (allowed) => allowed.toLowerCase() === host || allowed.toLowerCase() === `${host}:${port}`,
  );
}

export function blockedAddress(hostname: string): FetchFailure {
  return new FetchFailure(
    "blocked-address",
    `${hostname} is not on the public internet, and Carrel does not look inside networks unless its operator allows the host.`,
  );
}

function parsed(written: string): URL {
  const address = written
    .trim()
    .replace(/^(?:webcals?|feed):(?=\/\/)/i, "https:")
    .replace(/^feed:(?=https?:)/i, "");
  if (address.length > LONGEST_ADDRESS || !URL.canParse(address)) {
    throw new FetchFailure("bad-address", "This is not a web address that can be understood.");
  }
  const url = new URL(address);
  url.hash = "";
  return url;
}

/** 80 and 443, and the range in which servers that cannot have those are put. */
function isOrdinaryPort(port: string): boolean {
  return port === "" || port === "80" || port === "443" || /^8\d{3}$/.test(port);
}
