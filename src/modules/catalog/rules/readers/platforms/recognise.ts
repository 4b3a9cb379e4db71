import { resolve } from "../markup/address.ts";
import { patterns } from "./address-patterns.ts";
import type { PlatformRequest } from "./pattern.ts";
import { holdsSecret, redactedAddress } from "./redact.ts";

/** What is known of the platform behind an address. */
export interface RecognisedPlatform {
  /** `libcal`, `tribe-events`, `google` … */
  readonly platform: string;
  /** Its name as people know it. */
  readonly name: string;
  /** What to fetch to harvest it, the most useful first: the first that answers is enough, unless `isSliced`. */
  readonly requests: readonly PlatformRequest[];
  /** True when the requests are slices of time, all of them needed. */
  readonly isSliced: boolean;
  /** What a person should know of it, in whole sentences. */
  readonly notes: readonly string[];
  /** The address with secrets blotted out, for pages and logs. */
  readonly displayUrl: string;
  /** The address works like a password: store it encrypted. */
  readonly hasSecret: boolean;
}

/**
 * Tells the platform from an address, and what to fetch from it. Nothing when the address is of no known platform:
 * then it is fetched as it is, and its content tells. `now` (a UTC instant) sets the window of platforms that want one.
 */
export function recognisePlatform(address: string, now: string): RecognisedPlatform | undefined {
  const url = resolve(address.trim().replace(/^webcals?:/iu, "https:"));
  if (url === undefined || !/^https?:$/u.test(url.protocol)) return undefined;
  for (const pattern of patterns) {
    const found = pattern.recognise(url, now);
    if (found === undefined || found.requests.length === 0) continue;
    return {
      platform: pattern.platform,
      name: pattern.name,
      requests: found.requests,
      isSliced: found.isSliced ?? false,
      notes: found.notes ?? [],
      displayUrl: redactedAddress(url.href),
      hasSecret: holdsSecret(url.href),
    };
  }
  return undefined;
}
