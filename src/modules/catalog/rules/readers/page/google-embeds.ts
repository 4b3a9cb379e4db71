import { resolve } from "../markup/address.ts";

/** The public iCalendar addresses of the calendars in a Google calendar's page, frame or "add" link. */
export function embeddedCalendars(address: string | undefined, baseUrl?: string): readonly string[] {
  const url = address === undefined ? undefined : resolve(address.trim(), baseUrl);
  if (url === undefined || !/^(?:calendar|www)\.google\.com$/u.test(url.hostname)) return [];
  if (!/^\/calendar(?:\/u\/\d+)?(?:\/b\/\d+)?(?:\/(?:embed|htmlembed|render|r))?\/?$/u.test(url.pathname))
    return [];
  const ids = [...url.searchParams.getAll("src"), ...url.searchParams.getAll("cid")].map(calendarId);
  return [...new Set(ids.filter((id) => id !== undefined).map(publicGoogleCalendar))];
}

export function publicGoogleCalendar(id: string): string {
  return `https://calendar.google.com/calendar/ical/${encodeURIComponent(id)}/public/basic.ics`;
}

/** The id itself, its base64 as newer links have it, or an address around it. */
function calendarId(written: string): string | undefined {
  if (written.includes("@"))
    return /^(?:https?:.*\/)?([^/]+@[\w.-]+)/u.exec(decodeURIComponentSafely(written))?.[1];
  const decoded = Buffer.from(written, "base64").toString("utf8");
  return /^[\w.+#-]+@[\w.-]+$/u.test(decoded) ? decoded : undefined;
}

function decodeURIComponentSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a stray percent sign
  }
}
