import { createHmac, timingSafeEqual } from "node:crypto";
import { nowMilliseconds } from "#platform/time";
import { getCookie, setCookie } from "hono/cookie";
import type { Site, WebContext } from "./web-context.ts";

/**
 * Sets a cookie that only we can have written: signed together with its name and its end, so that it can neither be
 * changed, nor used under another name, nor kept longer. Not encrypted: put no secret in it.
 */
export function writeCookie(c: WebContext, name: string, value: string, maxAgeSeconds: number): void {
  const ends = Math.floor(nowMilliseconds() / 1000) + maxAgeSeconds;
  const body = `${Buffer.from(value).toString("base64url")}.${ends}`;
  send(c, name, `${body}.${sign(c.var.site.keys[0], `${name}=${body}`)}`, maxAgeSeconds);
}

/** The value `writeCookie` set, or undefined when there is none, it has ended, or it is not ours. */
export function readCookie(c: WebContext, name: string): string | undefined {
  const [value, ends, signature] = (getCookie(c, cookieName(c.var.site, name)) ?? "").split(".");
  if (value === undefined || ends === undefined || signature === undefined) return undefined;
  if (Number(ends) * 1000 <= nowMilliseconds()) return undefined;
  const signed = `${name}=${value}.${ends}`;
  if (!c.var.site.keys.some((key) => isEqualInConstantTime(sign(key, signed), signature))) return undefined;
  return Buffer.from(value, "base64url").toString();
}

/** Tells the browser to forget a cookie. */
export function clearCookie(c: WebContext, name: string): void {
  send(c, name, "", 0);
}

/** HMAC-SHA-256 of a text, for tokens. */
export function sign(key: string, text: string): string {
  return createHmac("sha256", key).update(text).digest("base64url");
}

/** Compares without telling by its time where two texts differ. */
export function isEqualInConstantTime(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}

// `__Host-` keeps subdomains from planting a cookie, but browsers take it over TLS only.
function cookieName(site: Site, name: string): string {
  return site.isHttps ? `__Host-${name}` : name;
}

function send(c: WebContext, name: string, value: string, maxAge: number): void {
  const { site } = c.var;
  setCookie(c, cookieName(site, name), value, {
    path: "/",
    httpOnly: true,
    sameSite: "Lax",
    secure: site.isHttps,
    maxAge,
  });
}
