/**
 * When a server asks to be left alone until, in milliseconds since 1970: Retry-After is a number of seconds or a date
 * (RFC 9110 §10.2.3). Undefined when it is missing, unreadable or past.
 */
export function retryAfter(header: string | undefined, now: number): number | undefined {
  const text = header?.trim() ?? "";
  if (/^\d{1,9}$/.test(text)) return text === "0" ? undefined : now + Number(text) * 1000;
  const date = /[a-z]/i.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) || date <= now ? undefined : date;
}
