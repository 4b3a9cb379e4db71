import type { MiddlewareHandler } from "hono";
import type { WebContext, WebEnv } from "./web-context.ts";

const noPolicy = "trusted-types 'none'";

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  // No policy may be made, so no script can turn text into HTML at all.
  "require-trusted-types-for 'script'",
  noPolicy,
];

const always: readonly (readonly [string, string])[] = [
  ["x-content-type-options", "nosniff"],
  // Search words stand in the address: other sites are not told where a reader came from.
  ["referrer-policy", "same-origin"],
  ["permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"],
  ["cross-origin-opener-policy", "same-origin"],
  ["cross-origin-resource-policy", "same-origin"],
];

/** Headers that keep a page to itself: nothing inline, nothing from elsewhere, no frames, no guessing of types. */
export function securityHeaders(isHttps: boolean): MiddlewareHandler<WebEnv> {
  const policy = isHttps ? [...contentSecurityPolicy, "upgrade-insecure-requests"] : contentSecurityPolicy;
  const headers: readonly (readonly [string, string])[] = [
    ["content-security-policy", policy.join("; ")],
    ...always,
    ...(isHttps ? [["strict-transport-security", "max-age=31536000; includeSubDomains"] as const] : []),
  ];
  return async (c, next) => {
    await next();
    for (const [name, value] of headers)
      c.res.headers.set(
        name,
        c.get("startsWorkers") === true ? value.replace(noPolicy, workerPolicy) : value,
      );
  };
}

const workerPolicy = "trusted-types default";

/**
 * Lets this page's scripts, which are our own, make one Trusted Types policy, the default: without any no library can start a worker
 * from its address. What the policy lets through is for the script that makes it to say.
 */
export function allowWorkers(c: WebContext): void {
  c.set("startsWorkers", true);
}
