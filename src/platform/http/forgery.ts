import { randomBytes } from "node:crypto";
import { NotAllowed } from "#platform/errors";
import type { MiddlewareHandler } from "hono";
import { csrfField, formBody } from "./form-body.ts";
import { isEqualInConstantTime, readCookie, sign, writeCookie } from "./signed-cookies.ts";
import { isApiRequest, isReading, type WebContext, type WebEnv } from "./web-context.ts";

const visitorDays = 30;
const tokenBytes = 16;

/**
 * The token a form must send back, for the hidden field of `PostForm`. The first one gives the visitor a random cookie;
 * pages without forms set none.
 */
export function csrfToken(c: WebContext): string {
  const visitor = visitorOf(c);
  // Pages are compressed: a token that looked the same each time could be guessed from their sizes (BREACH), so it is masked.
  const mask = randomBytes(tokenBytes);
  return Buffer.concat([mask, xor(mask, proof(c.var.site.keys[0], visitor))]).toString("base64url");
}

/** Who the cookie says the visitor is. One answer has one, however many of its parts ask, or forms would not fit the cookie. */
function visitorOf(c: WebContext): string {
  const known = visitors.get(c.req.raw);
  if (known !== undefined) return known;
  const visitor = readCookie(c, "visitor") ?? randomBytes(tokenBytes).toString("base64url");
  writeCookie(c, "visitor", visitor, visitorDays * 86_400);
  visitors.set(c.req.raw, visitor);
  return visitor;
}

const visitors = new WeakMap<Request, string>();

/**
 * Refuses every change that another site sent in a reader's name.
 *
 * Browsers say where a request comes from; what they say must be us. A form must also carry the visitor's token,
 * for browsers that say nothing. The API takes no cookies as proof of who is asking, so there the first is enough.
 * An address that is proof by itself (`proofInAddress`) cannot be forged by who does not know it.
 *
 * @throws NotAllowed
 */
export const refuseForgery: MiddlewareHandler<WebEnv> = async (c, next) => {
  if (isReading(c) || c.var.site.proofInAddress.some((start) => c.req.path.startsWith(start))) return next();
  if (!isFromHere(c)) throw new NotAllowed("This was sent from another site, so nothing was changed.");
  if (!isApiRequest(c) && !(await hasToken(c)))
    throw new NotAllowed(
      "Nothing was changed: this form was open for too long, or cookies are off. Go back, reload the page and send it again.",
    );
  return next();
};

function isFromHere(c: WebContext): boolean {
  const site = c.req.header("sec-fetch-site");
  // `none` is the reader's own doing: a reloaded or reopened tab.
  if (site !== undefined) return site === "same-origin" || site === "none";
  const origin = c.req.header("origin");
  if (origin === undefined) return true;
  if (c.var.site.publicOrigin !== undefined) return origin === c.var.site.publicOrigin;
  // Without a public address only the host can be compared: a proxy may have taken the TLS off.
  return URL.canParse(origin) && new URL(origin).host === new URL(c.req.url).host;
}

async function hasToken(c: WebContext): Promise<boolean> {
  const visitor = readCookie(c, "visitor");
  if (visitor === undefined) return false;
  const sent = c.req.header("x-csrf-token") ?? (await formBody(c)).get(csrfField);
  if (typeof sent !== "string") return false;
  const bytes = Buffer.from(sent, "base64url");
  if (bytes.length !== 2 * tokenBytes) return false;
  const unmasked = xor(bytes.subarray(0, tokenBytes), bytes.subarray(tokenBytes)).toString("base64url");
  return c.var.site.keys.some((key) =>
    isEqualInConstantTime(unmasked, proof(key, visitor).toString("base64url")),
  );
}

function proof(key: string, visitor: string): Buffer {
  return Buffer.from(sign(key, `form of ${visitor}`), "base64url").subarray(0, tokenBytes);
}

function xor(one: Buffer, other: Buffer): Buffer {
  return Buffer.from(one.map((byte, place) => byte ^ (other[place] ?? 0)));
}
