import { nowMilliseconds } from "#platform/time";
import type { MiddlewareHandler } from "hono";
import ipaddr from "ipaddr.js";
import { sendError } from "./error-responses.ts";
import type { ErrorRenderer } from "./error-responses.ts";
import { isReading, type WebContext, type WebEnv } from "./web-context.ts";

/** A bucket that holds `burst` requests and is refilled at `perMinute`. */
interface RateLimit {
  readonly burst: number;
  readonly perMinute: number;
}

/** How often one address may ask. */
export interface RateLimits {
  readonly reading: RateLimit;
  readonly changing: RateLimit;
  /** For changes where a whole room stands behind one address. */
  readonly crowd: RateLimit;
}

/** A person never notices these; a script that takes the catalogue apart does. A branch behind one address shares them. */
export const usualRateLimits: RateLimits = {
  reading: { burst: 300, perMinute: 900 },
  changing: { burst: 40, perMinute: 40 },
  // A hall of 300 with their phones, in the minutes before a talk.
  crowd: { burst: 300, perMinute: 300 },
};

// What is forgotten is full again, so a bound on memory costs strictness only.
const mostAddresses = 20_000;

/**
 * Refuses an address that asks too often: 429, with when to come back. Kept in memory, so per process. Paths at which crowds
 * make changes have a bucket of their own.
 */
export function rateLimit(
  limits: RateLimits,
  render: ErrorRenderer,
  crowdPaths: readonly string[] = [],
): MiddlewareHandler<WebEnv> {
  const reading = tokenBuckets(limits.reading);
  const changing = tokenBuckets(limits.changing);
  const crowd = tokenBuckets(limits.crowd);
  return async (c, next) => {
    const bucket = isReading(c) ? reading : crowdPaths.includes(c.req.path) ? crowd : changing;
    const waitSeconds = bucket(requestAddress(c));
    if (waitSeconds === 0) return next();
    c.header("retry-after", String(waitSeconds));
    return sendError(c, render, {
      status: 429,
      title: "Too many requests",
      message: `There were too many requests from your address. Try again in ${waitSeconds} seconds.`,
      problems: [],
    });
  };
}

/** Takes one token for a key; answers how many seconds to wait for the next, 0 when there was one. */
function tokenBuckets({ burst, perMinute }: RateLimit): (key: string) => number {
  const buckets = new Map<string, { tokens: number; at: number }>();
  return (key) => {
    const at = nowMilliseconds();
    const known = buckets.get(key) ?? { tokens: burst, at };
    const tokens = Math.min(burst, known.tokens + ((at - known.at) * perMinute) / 60_000);
    buckets.delete(key);
    buckets.set(key, { tokens: tokens >= 1 ? tokens - 1 : tokens, at });
    if (buckets.size > mostAddresses) buckets.delete(buckets.keys().next().value ?? key);
    return tokens >= 1 ? 0 : Math.ceil(((1 - tokens) * 60) / perMinute);
  };
}

/** The address a request comes from; an IPv6 one up to its network, since a household has more of them than we can count. */
export function requestAddress(c: WebContext): string {
  // The last entry is what our own proxy saw; those before it are what the sender claims.
  const forwarded = c.var.site.isBehindProxy
    ? c.req.header("x-forwarded-for")?.split(",").at(-1)?.trim()
    : undefined;
  const address = forwarded ?? c.env?.incoming?.socket.remoteAddress ?? "";
  if (!ipaddr.isValid(address)) return "unknown";
  const parsed = ipaddr.process(address);
  return parsed.kind() === "ipv4" ? parsed.toString() : parsed.toByteArray().slice(0, 8).join(".");
}
