import { embeddedCalendars, publicGoogleCalendar } from "../page/google-embeds.ts";
import { type AddressPattern, type Found, dayFrom, isHost, onHost, withQuery } from "./pattern.ts";

/** Calendars of any site. */
export const sitePatterns: readonly AddressPattern[] = [
  { platform: "google", name: "Google Calendar", recognise: google },
  { platform: "outlook", name: "Outlook", recognise: outlook },
  { platform: "meetup", name: "Meetup", recognise: meetup },
  { platform: "tockify", name: "Tockify", recognise: tockify },
  { platform: "eventbrite", name: "Eventbrite", recognise: eventbrite },
  { platform: "zoom", name: "Zoom", recognise: zoom },
  { platform: "tribe-events", name: "The Events Calendar", recognise: tribeEvents },
  { platform: "modern-events", name: "Modern Events Calendar", recognise: modernEvents },
  { platform: "events-manager", name: "Events Manager", recognise: eventsManager },
  { platform: "squarespace", name: "Squarespace", recognise: squarespace },
];

function google(url: URL): Found | undefined {
  if (!isHost(url, "calendar.google.com", "www.google.com")) return undefined;
  if (/^\/calendar\/ical\/[^/]+\/[^/]+\/(?:basic|full)\.ics$/u.test(url.pathname)) {
    const isPrivate = url.pathname.includes("/private-");
    const notes = isPrivate
      ? ["This is the calendar's secret address: it is kept secret and not shown."]
      : [];
    return { requests: [{ url: url.href, format: "calendar" }], notes };
  }
  const calendars = embeddedCalendars(url.href);
  if (calendars.length === 0) {
    const feed = /^\/calendar\/feeds\/([^/]+)\//u.exec(url.pathname)?.[1];
    return feed === undefined
      ? undefined
      : { requests: [{ url: publicGoogleCalendar(decodeURIComponent(feed)), format: "calendar" }] };
  }
  return {
    requests: calendars.map((calendar) => ({ url: calendar, format: "calendar" })),
    isSliced: calendars.length > 1,
    notes: ["The calendar must be public; otherwise its owner can give the secret address."],
  };
}

function outlook(url: URL): Found | undefined {
  if (!isHost(url, "outlook.office365.com", "outlook.live.com", "outlook.office.com")) return undefined;
  if (!/^\/(?:owa\/)?calendar\/.+\/(?:calendar|reachcalendar)\.(?:html|ics)$/u.test(url.pathname))
    return undefined;
  return {
    requests: [{ url: onHost(url, url.pathname.replace(/\.html$/u, ".ics")), format: "calendar" }],
    notes: ["The address lets anyone read the calendar: it is kept secret and not shown."],
  };
}

function meetup(url: URL): Found | undefined {
  const group = /^\/(?:[a-z]{2}-[A-Z]{2}\/)?([\w-]+)(?:\/|$)/u.exec(url.pathname)?.[1];
  const isOther = /^(?:find|topics|cities|apps|help|login|register|home|blog|about|lp|pro|members)$/u.test(
    group ?? "find",
  );
  if (!isHost(url, "meetup.com") || isOther || group === undefined) return undefined;
  return {
    requests: [
      { url: `https://www.meetup.com/${group}/events/ical/`, format: "calendar" },
      { url: `https://www.meetup.com/${group}/events/`, format: "page" },
    ],
    notes: ["Meetup may ask for a login or give only the next few meetings."],
  };
}

function tockify(url: URL): Found | undefined {
  if (!isHost(url, "tockify.com")) return undefined;
  const id = /^\/(?:api\/feeds\/ics\/|tkf2\/)?([\w.-]+?)(?:\/|$)/u.exec(url.pathname)?.[1];
  return id === undefined || id === "api" || id === "i"
    ? undefined
    : { requests: [{ url: `https://tockify.com/api/feeds/ics/${id}`, format: "calendar" }] };
}

function eventbrite(url: URL): Found | undefined {
  if (!/(?:^|\.)eventbrite\.(?:com|ca|co\.\w+|com\.\w+|[a-z]{2})$/u.test(url.hostname)) return undefined;
  if (!/^\/(?:e|o|cc)\//u.test(url.pathname)) return undefined;
  return {
    requests: [{ url: withQuery(url, { aff: undefined }), format: "page" }],
    notes: [
      "Eventbrite's terms forbid collecting its listings: read single events you were sent, not whole catalogs.",
    ],
  };
}

function zoom(url: URL): Found | undefined {
  if (!isHost(url, "zoom.us", "zoomgov.com")) return undefined;
  if (!/^\/(?:webinar|meeting)\/register\/|^\/(?:w|rec\/share)\//u.test(url.pathname)) return undefined;
  return {
    requests: [{ url: url.href, format: "page" }],
    notes: [
      "Zoom has no public calendar; its registration page gives a title, and times only where they are structured. Forward the invitation instead.",
    ],
  };
}

function tribeEvents(url: URL, now: string): Found | undefined {
  const api = /^(.*\/wp-json\/tribe\/events\/v1)(?:\/events)?\/?$/u.exec(url.pathname);
  const isCalendar = /[?&](?:outlook-)?ical=1\b/u.test(url.search);
  if (api === null && !isCalendar) return undefined;
  const base =
    api === null
      ? new URL("/wp-json/tribe/events/v1/events", url.origin)
      : new URL(`${api[1] ?? ""}/events`, url.origin);
  for (const name of ["categories", "tags", "venue", "organizer"]) {
    const value = url.searchParams.get(name);
    if (value !== null) base.searchParams.set(name, value);
  }
  const calendar = isCalendar
    ? withQuery(url, { ical: "1", "outlook-ical": undefined })
    : onHost(url, "/events/?ical=1");
  return {
    requests: [
      { url: withQuery(base, { per_page: "50", start_date: dayFrom(now, -1) }), format: "tribe-events" },
      { url: calendar, format: "calendar" },
    ],
    notes: ["The calendar file holds the next 30 events only; the REST interface is followed page by page."],
  };
}

function modernEvents(url: URL): Found | undefined {
  return url.searchParams.get("mec-ical-feed") === "1"
    ? { requests: [{ url: url.href, format: "calendar" }] }
    : undefined;
}

function eventsManager(url: URL): Found | undefined {
  return url.pathname.endsWith("/events.ics")
    ? { requests: [{ url: url.href, format: "calendar" }] }
    : undefined;
}

function squarespace(url: URL): Found | undefined {
  const isJson =
    url.searchParams.get("format") === "json" || url.searchParams.get("format") === "json-pretty";
  if (!isJson && !isHost(url, "squarespace.com")) return undefined;
  return { requests: [{ url: withQuery(url, { format: "json" }), format: "squarespace" }] };
}
