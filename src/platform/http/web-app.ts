import { newId } from "#platform/ids";
import { nowMilliseconds } from "#platform/time";
import { Hono, type MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { HTTPException } from "hono/http-exception";
import type { Assets } from "./assets.ts";
import { compression } from "./compression.ts";
import { describeError, type ErrorRenderer, sendError, unexpectedError } from "./error-responses.ts";
import { carryFlash } from "./flash.ts";
import { refuseForgery } from "./forgery.ts";
import { methodsAt } from "./methods-at.ts";
import { rateLimit, type RateLimits, usualRateLimits } from "./rate-limit.ts";
import { ownPath } from "./redirects.ts";
import { securityHeaders } from "./security-headers.ts";
import { isApiRequest, isReading, type WebApp, type WebContext, type WebEnv } from "./web-context.ts";

/** Where the web shell writes lines about requests. */
export interface WebLog {
  readonly info: (message: string, fields: Readonly<Record<string, unknown>>) => void;
  /** Of what the person who runs the site should see: refusals, sign-ins. Left out, such lines are as any other. */
  readonly note?: (message: string, fields: Readonly<Record<string, unknown>>) => void;
  readonly error: (message: string, fields: Readonly<Record<string, unknown>>) => void;
}

export interface WebAppOptions {
  /** Sign cookies and form tokens, newest first; at least 32 random characters each. */
  readonly keys: readonly [string, ...string[]];
  readonly assets: Assets;
  /** Draws error pages. */
  readonly renderError: ErrorRenderer;
  readonly log: WebLog;
  /** Where readers reach the site, when that is known. With `https:` cookies are `Secure` and TLS is made to stay. */
  readonly publicUrl?: string | undefined;
  /** Set when a proxy of ours stands in front: then, and only then, its `X-Forwarded-For` is believed. */
  readonly isBehindProxy?: boolean | undefined;
  /** `false` for tests and measurements. */
  readonly rateLimits?: RateLimits | false | undefined;
  /** Paths to which a room full of people behind one address sends something at once: they have a looser limit. */
  readonly crowdPaths?: readonly string[] | undefined;
  /** How much a request may send, usually and below the paths named: `{ "/sources/upload": 20_000_000 }`. */
  readonly largestBodyBytes?: number | undefined;
  readonly largerBodies?: Readonly<Record<string, number>> | undefined;
  /**
   * Beginnings of paths that hold an unguessable token. Whoever knows such an address may change what it stands for, so no
   * form token is asked for: mail programs stop a digest without having seen a page (RFC 8058).
   */
  readonly proofInAddress?: readonly string[] | undefined;
  /** Beginnings of paths whose rest is a secret address: log lines leave it out. */
  readonly secretPaths?: readonly string[] | undefined;
  /** Says whether what the site stands on works; throws when not. Asked by `/healthz`. */
  readonly checkHealth?: (() => Promise<void>) | undefined;
}

const usualBodyBytes = 1_000_000;

/**
 * The shell every page and endpoint lives in: request ids, security headers, compression, assets, limits, protection against
 * forged changes, and errors turned into answers. Hang routes on what it returns.
 */
export function createWebApp(options: WebAppOptions): WebApp {
  const publicOrigin = options.publicUrl === undefined ? undefined : new URL(options.publicUrl).origin;
  const isHttps = publicOrigin?.startsWith("https:") ?? false;
  const site = {
    keys: options.keys,
    publicOrigin,
    isHttps,
    isBehindProxy: options.isBehindProxy ?? false,
    proofInAddress: options.proofInAddress ?? [],
    note: options.log.note ?? options.log.info,
  };
  const app: WebApp = new Hono<WebEnv>();
  app.use(async (c, next) => {
    c.set("requestId", newId());
    c.set("site", site);
    await next();
  });
  app.use(requestLog(options));
  app.use(securityHeaders(isHttps));
  app.get("/assets/*", async (c) => options.assets.respond(c) ?? c.notFound());
  app.get("/healthz", healthAnswer(options));
  app.use(compression);
  if (options.rateLimits !== false)
    app.use(rateLimit(options.rateLimits ?? usualRateLimits, options.renderError, options.crowdPaths));
  app.use(limitedBody(options));
  app.use(otherMethod(app, options.renderError));
  app.use(refuseForgery);
  app.use(oddAddress);
  app.use(carryFlash);
  app.use(privateByDefault);
  answerErrors(app, options);
  return app;
}

function answerErrors(app: WebApp, { renderError, log, secretPaths }: WebAppOptions) {
  app.notFound((c) => {
    const trimmed = c.req.path.replace(/\/+$/, "");
    if (isReading(c) && trimmed !== c.req.path && ownPath(trimmed))
      return c.redirect(trimmed + new URL(c.req.url).search, 301);
    return (
      wrongMethod(c, app, renderError) ??
      sendError(c, renderError, {
        status: 404,
        title: "This page is not here",
        message: "The address may be mistyped, or what it led to is gone.",
        problems: [],
      })
    );
  });
  app.onError(async (error, c) => {
    // A way out of the middle of a route, such as being led to sign in.
    if (error instanceof HTTPException && error.res !== undefined) return error.res;
    const description = describeError(error);
    if (description === undefined)
      log.error("a request failed", {
        requestId: c.var.requestId,
        path: loggedPath(c.req.path, secretPaths),
        error,
      });
    try {
      return await sendError(c, renderError, description ?? unexpectedError);
    } catch (cause) {
      // The page that tells of the error broke too.
      log.error("an error page failed", { requestId: c.var.requestId, error: cause });
      return c.text(`${unexpectedError.title}. ${unexpectedError.message} (${c.var.requestId})`, 500);
    }
  });
}

// Before a form is asked for its proof: one that nothing takes is told so. All else finds out at its end, on the way to «not
// here»: a page does not pay for it, and a door for programs may have an answer of its own to what it does not know.
function otherMethod(app: WebApp, renderError: ErrorRenderer): MiddlewareHandler<WebEnv> {
  return async (c, next) =>
    (isReading(c) || isApiRequest(c) ? undefined : wrongMethod(c, app, renderError)) ?? next();
}

/** RFC 9110 §15.5.6: an address that is there, asked in a way it does not take. Undefined when it is not so. */
function wrongMethod(c: WebContext, app: WebApp, renderError: ErrorRenderer): Promise<Response> | undefined {
  const { method } = c.req;
  const allowed = methodsAt(app, c.req.path);
  // A route that took it and found nothing is «not here».
  if (allowed.length === 0 || allowed.includes(method)) return undefined;
  c.header("allow", allowed.join(", "));
  return sendError(c, renderError, {
    status: 405,
    ...(isReading(c)
      ? {
          title: "There is nothing to read at this address",
          message: "It takes what a form sends. Go back to the page with the form, and send it from there.",
        }
      : {
          title: `This address takes no ${method}`,
          message: `It takes ${allowed.join(", ")}.`,
        }),
    problems: [],
  });
}

function requestLog({ log, secretPaths }: WebAppOptions): MiddlewareHandler<WebEnv> {
  return async (c, next) => {
    const started = nowMilliseconds();
    await next();
    const isRefused = refusals.has(c.res.status);
    (isRefused ? (log.note ?? log.info) : log.info)(isRefused ? "a request was refused" : "request", {
      requestId: c.var.requestId,
      method: c.req.method,
      // Without the query: what people search for is nobody's business.
      path: loggedPath(c.req.path, secretPaths),
      status: c.res.status,
      milliseconds: nowMilliseconds() - started,
    });
    c.res.headers.set("x-request-id", c.var.requestId);
  };
}

// No proof of who asks, not theirs to do or sent by another site, too large, nothing a form of ours sends, and too often:
// worth a look when there are many.
const refusals: ReadonlySet<number> = new Set([400, 401, 403, 413, 422, 429]);

function loggedPath(path: string, secretPaths: readonly string[] = []): string {
  const start = secretPaths.find((each) => path.startsWith(each));
  return start === undefined ? path : `${start}…`;
}

function limitedBody(options: WebAppOptions): MiddlewareHandler<WebEnv> {
  const limit = (bytes: number): MiddlewareHandler<WebEnv> =>
    bodyLimit({
      maxSize: bytes,
      onError: (c) =>
        sendError(c, options.renderError, {
          status: 413,
          title: "This is too large",
          message: `At most ${Math.floor(bytes / 1000).toLocaleString("en")} kB can be sent here.`,
          problems: [],
        }),
    });
  const usual = limit(options.largestBodyBytes ?? usualBodyBytes);
  const larger = Object.entries(options.largerBodies ?? {}).map(([path, bytes]) => ({
    path,
    check: limit(bytes),
  }));
  return (c, next) => {
    // These carry nothing. To ask would make a whole Request of the lean one, at a fiftieth of a page of results.
    if (c.req.method === "GET" || c.req.method === "HEAD") return next();
    return (larger.find(({ path }) => c.req.path.startsWith(path))?.check ?? usual)(c, next);
  };
}

// A NUL names nothing of ours, and PostgreSQL takes no text with it.
const oddAddress: MiddlewareHandler<WebEnv> = async (c, next) => {
  if (c.req.path.includes("%00") || c.req.path.includes("\0")) return c.notFound();
  return next();
};

// A page may hold what only its reader may see. What is public says so itself.
const privateByDefault: MiddlewareHandler<WebEnv> = async (c, next) => {
  await next();
  if (!c.res.headers.has("cache-control")) c.res.headers.set("cache-control", "private, no-cache");
};

function healthAnswer({ checkHealth, log }: WebAppOptions): MiddlewareHandler<WebEnv> {
  return async (c) => {
    c.header("cache-control", "no-store");
    try {
      await checkHealth?.();
      return c.json({ status: "ok" });
    } catch (error) {
      log.error("the site is not healthy", { requestId: c.var.requestId, error });
      return c.json({ status: "failing" }, 503);
    }
  };
}
