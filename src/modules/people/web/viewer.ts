import { HTTPException } from "hono/http-exception";
import type { MiddlewareHandler } from "hono";
import { clearCookie, readCookie, type WebContext, writeCookie } from "#platform/http";
import { localDay, now } from "#platform/time";
import { permit } from "../actions/permit.ts";
import { keepSessionAlive } from "../actions/sign-in/start-session.ts";
import type { Installation } from "../queries/installation.ts";
import { type SessionToken, sessionTokenOf, viewerOfSession } from "../queries/viewer.ts";
import { isSeenLongAgo, sessionDays } from "../rules/sign-in/session-life.ts";
import type { Viewer } from "../rules/viewer.ts";
import type { PeopleSite } from "./site.ts";
import { isForPrograms, refuseProgram, viewerOfProgram } from "./tokens/bearer.ts";

interface Reader {
  readonly viewer: Viewer | undefined;
  readonly installation: Installation | undefined;
}

const cookie = "session";
const readers = new WeakMap<Request, Reader>();

/** Finds out, before any route, who is asking. Costs nothing for a visitor without a session. */
export function readViewer(site: Pick<PeopleSite, "db" | "installation" | "zone">): MiddlewareHandler {
  const todayIn = (zone: string | undefined) => localDay(zone ?? site.zone, now());
  const onSite = (viewer: Viewer | undefined) => viewer && { ...viewer, siteZone: site.zone };
  return async (c, next) => {
    const context = c as WebContext;
    if (isForPrograms(context)) {
      const viewer = await viewerOfProgram(context, site, todayIn);
      readers.set(c.req.raw, { viewer: onSite(viewer), installation: await site.installation.read() });
      await next();
      return keepNowhere(context);
    }
    const token = sessionOf(context);
    const known = token && (await viewerOfSession(site.db, token, todayIn));
    readers.set(c.req.raw, { viewer: onSite(known?.viewer), installation: await site.installation.read() });
    if (token !== undefined && known !== undefined && isSeenLongAgo(known.lastSeenAt, now())) {
      await keepSessionAlive(site.db, token);
      keepSession(context, `${token.accountId}.${token.secret}`);
    }
    await next();
    if (known !== undefined) keepNowhere(context);
  };
}

// Staff share desks: after signing out, neither the back button nor a cache may show what was someone's.
function keepNowhere(c: WebContext): void {
  if (!c.res.headers.has("cache-control")) c.res.headers.set("cache-control", "no-store");
}

/** Who is asking, or undefined for a visitor. */
export function viewerOf(c: WebContext): Viewer | undefined {
  return readerOf(c).viewer;
}

/** Who is asking. A visitor is led to sign in first, and then back to what they wanted; a program is told 401. */
export function signedIn(c: WebContext): Viewer {
  const { viewer } = readerOf(c);
  if (viewer !== undefined) return viewer;
  if (isForPrograms(c)) refuseProgram(c, "Send a token: Authorization: Bearer carrel_…");
  const back =
    c.req.method === "GET" ? `?then=${encodeURIComponent(c.req.path + new URL(c.req.url).search)}` : "";
  throw new HTTPException(303, {
    res: new Response(undefined, { status: 303, headers: { location: `/sign-in${back}` } }),
  });
}

/** What this installation was set up as; undefined before that. */
export function installationFor(c: WebContext): Installation | undefined {
  return readerOf(c).installation;
}

/**
 * Lets a request change the catalogue that all share, or not. Before the set-up whoever reaches the site may: it is then
 * served to its own machine only.
 */
export function permitCatalogueChange(c: WebContext): void {
  const { installation } = readerOf(c);
  if (installation === undefined) return;
  permit(signedIn(c), "change the catalogue", { tenantId: installation.tenantId });
}

/** The session that the reader's browser keeps; it may have ended. */
export function sessionOf(c: WebContext): SessionToken | undefined {
  return sessionTokenOf(readCookie(c, cookie) ?? "");
}

/** Keeps a session in the reader's browser. */
export function keepSession(c: WebContext, token: string): void {
  writeCookie(c, cookie, token, sessionDays * 86_400);
}

/** Tells the browser to forget its session. */
export function forgetSession(c: WebContext): void {
  clearCookie(c, cookie);
}

/** What is known of who is asking; undefined for a request that was refused before anyone looked. */
export function readerBefore(c: WebContext): Reader | undefined {
  return readers.get(c.req.raw);
}

function readerOf(c: WebContext): Reader {
  const reader = readers.get(c.req.raw);
  // Fails closed: a site without the middleware would otherwise take everyone for someone who may set it up.
  if (reader === undefined)
    throw new Error("`readViewer` must run before any route that asks who is asking.");
  return reader;
}
