import type { HttpBindings } from "@hono/node-server";
import type { Context, Hono } from "hono";

/** What the parts of one site know about it; set once by `createWebApp`. */
export interface Site {
  /** Sign cookies and tokens: the first signs, all are believed, so that keys can be changed without signing people out. */
  readonly keys: readonly [string, ...string[]];
  /** Where the site is reached from outside, when known: `https://learn.example.org`. */
  readonly publicOrigin: string | undefined;
  /** Whether readers reach it over TLS: cookies are then `Secure` and `__Host-`. */
  readonly isHttps: boolean;
  /** Whether a proxy of ours stands in front, whose `X-Forwarded-For` can be believed. */
  readonly isBehindProxy: boolean;
  /** Beginnings of paths whose addresses are proof by themselves. */
  readonly proofInAddress: readonly string[];
  /** Writes a line for the person who runs the site. */
  readonly note: (message: string, fields: Readonly<Record<string, unknown>>) => void;
}

/** The types Hono carries through every handler. `requestId` is quoted on error pages and in the log. */
export interface WebEnv {
  Bindings: Partial<HttpBindings>;
  Variables: {
    requestId: string;
    site: Site;
    startsWorkers?: boolean;
    /** What the page that this request leads to shall say. */
    flash?: { readonly message: string; readonly undo?: string | undefined };
  };
}

/** The context a route handler gets. */
export type WebContext = Context<WebEnv>;

/** The application that modules hang their routes on. */
export type WebApp = Hono<WebEnv>;

/** Whether the answer is for a program: problem+json instead of a page, and no form token is asked for. */
export function isApiRequest(c: WebContext): boolean {
  return c.req.path.startsWith("/api/");
}

/** GET and HEAD (and OPTIONS) change nothing and may be repeated by anyone. */
export function isReading(c: WebContext): boolean {
  return ["GET", "HEAD", "OPTIONS"].includes(c.req.method);
}
