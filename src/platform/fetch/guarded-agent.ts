import { lookup as systemLookup, type LookupAddress } from "node:dns";
import type { LookupFunction } from "node:net";
import { callbackify } from "node:util";
import { Agent, buildConnector } from "undici";
import { type AllowedHosts, blockedAddress, isAllowedHost } from "./checked-address.ts";
import type { FetchLimits } from "./fetch-limits.ts";
import { isPublicAddress } from "./public-addresses.ts";

/** All addresses of a name. */
export type Resolver = (hostname: string) => Promise<readonly LookupAddress[]>;

/**
 * An agent that connects to public addresses only. The name is looked up once, at connect time, and the very addresses
 * that were judged are connected to: a name that resolves to something else a moment later (DNS rebinding) gains
 * nothing. The far end of the open socket is judged once more.
 */
export function guardedAgent(
  limits: FetchLimits,
  allowedHosts: AllowedHosts,
  resolve: Resolver = systemResolver,
): Agent {
  const shared = { timeout: limits.connectMilliseconds, autoSelectFamily: true, allowH2: false };
  const connectGuarded = buildConnector({ ...shared, lookup: lookupThrough(judged(resolve)) });
  const connectAllowed = buildConnector({ ...shared, lookup: lookupThrough(resolve) });
  return new Agent({
    connections: 2,
    pipelining: 1,
    maxHeaderSize: limits.headerBytes,
    headersTimeout: limits.idleMilliseconds,
    bodyTimeout: limits.idleMilliseconds,
    connect: (options, callback) => {
      if (isAllowedHost(options.hostname, options.port, allowedHosts))
        return connectAllowed(options, callback);
      return connectGuarded(options, (...[error, socket]) => {
        if (error) return callback(error, null);
        if (isPublicAddress(socket.remoteAddress ?? "")) return callback(null, socket);
        socket.destroy();
        return callback(blockedAddress(options.hostname), null);
      });
    },
  });
}

/** One private address among several is how rebinding begins: the whole name is refused. */
function judged(resolve: Resolver): Resolver {
  return async (hostname) => {
    const addresses = await resolve(hostname);
    if (!addresses.every(({ address }) => isPublicAddress(address))) throw blockedAddress(hostname);
    return addresses;
  };
}

function lookupThrough(resolve: Resolver): LookupFunction {
  const find = callbackify(resolve);
  return (hostname, options, callback) => {
    find(hostname, (error, addresses) => {
      const first = addresses?.[0];
      if (error || !first) callback(error ?? nothingFound(), []);
      else if (options.all) callback(null, [...addresses]);
      else callback(null, first.address, first.family);
    });
  };
}

function nothingFound(): NodeJS.ErrnoException {
  return Object.assign(new Error("The name has no address."), { code: "ENOTFOUND" });
}

function systemResolver(hostname: string): Promise<readonly LookupAddress[]> {
  return new Promise((resolve, reject) => {
    systemLookup(hostname, { all: true }, (error, addresses) => (error ? reject(error) : resolve(addresses)));
  });
}
