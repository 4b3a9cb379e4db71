import { trumbaCalendar } from "./trumba-address.ts";
import { type AddressPattern, type Found, dayFrom, isHost, onHost, withQuery } from "./pattern.ts";

/** Calendars of schools, universities and cities. */
export const educationPatterns: readonly AddressPattern[] = [
  { platform: "moodle", name: "Moodle", recognise: moodle },
  { platform: "localist", name: "Localist", recognise: localist },
  { platform: "trumba", name: "Trumba", recognise: trumba },
  { platform: "25live", name: "25Live Publisher", recognise: live25 },
  { platform: "civicplus", name: "CivicPlus", recognise: civicPlus },
];

function moodle(url: URL): Found | undefined {
  if (!url.pathname.endsWith("/calendar/export_execute.php")) return undefined;
  const preset = url.searchParams.get("preset_time") ?? "";
  const isStale = /^(?:weeknow|weeknext|monthnow|monthnext)$/u.test(preset);
  return {
    requests: [
      { url: isStale ? withQuery(url, { preset_time: "recentupcoming" }) : url.href, format: "calendar" },
    ],
    notes: [
      "The address holds a personal token: it is kept secret and not shown.",
      ...(isStale ? [`It asks for "${preset}" only; "recentupcoming" is asked for instead.`] : []),
    ],
  };
}

function localist(url: URL): Found | undefined {
  const isApi = /\/api\/2(?:\.\d)?\/events\/?$/u.test(url.pathname);
  if (!isApi && !isHost(url, "localist.com")) return undefined;
  const base = isApi ? url : new URL("/api/2/events", url.origin);
  const query = { days: base.searchParams.get("days") ?? "365", pp: base.searchParams.get("pp") ?? "100" };
  return {
    requests: [
      { url: withQuery(base, query), format: "localist" },
      { url: onHost(url, "/calendar.ics"), format: "calendar" },
    ],
    notes: ["Localist answers in pages of at most 100; the next ones are followed."],
  };
}

function trumba(url: URL): Found | undefined {
  if (!isHost(url, "trumba.com")) return undefined;
  const inPath = /^\/calendars\/([\w-]+)(?:\.(?:ics|rss|json|xml|csv))?$/u.exec(url.pathname)?.[1];
  // The frame in which Trumba shows a calendar on somebody's page.
  const inFrame = /^\/s\.aspx$/iu.test(url.pathname) ? url.searchParams.get("calendar") : null;
  const name = inPath ?? /^[\w-]+$/u.exec(inFrame ?? "")?.[0];
  if (name === undefined) return undefined;
  return {
    requests: [
      { url: trumbaCalendar(name), format: "calendar" },
      { url: onHost(url, `/calendars/${name}.rss`), format: "feed" },
      { url: onHost(url, `/calendars/${name}.json`), format: "json-list" },
    ],
  };
}

function live25(url: URL): Found | undefined {
  if (!isHost(url, "25livepub.collegenet.com")) return undefined;
  const name = /^\/calendars\/([\w-]+)(?:\.\w+)?$/u.exec(url.pathname)?.[1];
  if (name === undefined) return undefined;
  return {
    requests: [
      { url: onHost(url, `/calendars/${name}.ics`), format: "calendar" },
      { url: onHost(url, `/calendars/${name}.rss`), format: "feed" },
    ],
  };
}

function civicPlus(url: URL, now: string): Found | undefined {
  if (/\/iCalendar\.aspx$/iu.test(url.pathname)) {
    const isFeed = url.searchParams.has("catID") || url.searchParams.has("feed");
    return { requests: [{ url: url.href, format: isFeed ? "calendar" : "page" }] };
  }
  const category = url.searchParams.get("CID") ?? url.searchParams.get("cid");
  if (!/^\/calendar\.aspx$/iu.test(url.pathname)) return undefined;
  const ids = category?.split(",").filter((id) => /^\d+$/u.test(id)) ?? [];
  if (ids.length === 0)
    return {
      requests: [{ url: onHost(url, "/iCalendar.aspx"), format: "page" }],
      notes: [`Asked on ${dayFrom(now, 0)}: the page lists the calendars to choose from.`],
    };
  return {
    requests: ids.map((id) => ({
      url: onHost(url, `/common/modules/iCalendar/iCalendar.aspx?catID=${id}&feed=calendar`),
      format: "calendar",
    })),
    isSliced: ids.length > 1,
  };
}
