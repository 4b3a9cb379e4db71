import { type AddressPattern, type Found, dayFrom, isHost, onHost, withQuery } from "./pattern.ts";

/** Calendars made for libraries. */
export const libraryPatterns: readonly AddressPattern[] = [
  { platform: "libcal", name: "LibCal", recognise: libCal },
  { platform: "communico", name: "Communico", recognise: communico },
  { platform: "bibliocommons", name: "BiblioCommons", recognise: biblioCommons },
];

const libCalNotes = [
  "LibCal's times are in UTC.",
  "A busy calendar may be cut at 500 events, the oldest first: then its RSS of the month holds the coming ones.",
];

function libCal(url: URL): Found | undefined {
  const isScript = /\/(?:ical_subscribe|rss)\.php$/u.test(url.pathname) && url.searchParams.has("cid");
  if (!isHost(url, "libcal.com") && !isScript) return undefined;
  if (url.pathname.startsWith("/1.1/"))
    return {
      requests: [{ url: url.href, format: "libcal" }],
      notes: ["LibCal's API wants a token of the library."],
    };
  const id = url.searchParams.get("cid") ?? url.searchParams.get("cal_id");
  if (id === null || !/^-?\d+$/u.test(id))
    return {
      requests: [{ url: url.href, format: "page" }],
      notes: ["The calendar's number stands on its page, in the link to subscribe."],
    };
  const calendar = url.pathname.endsWith("/ical_subscribe.php")
    ? url.href
    : onHost(url, `/ical_subscribe.php?src=p&cid=${id}`);
  return {
    requests: [
      { url: calendar, format: "calendar" },
      { url: onHost(url, `/rss.php?m=month&cid=${id}`), format: "feed" },
    ],
    notes: libCalNotes,
  };
}

const sliceDays = 30;
const slices = 6;

/** Windows of 120 days fail on some hosts, and some cap an answer at 500 events: slices of 30 days, half a year. */
function communico(url: URL, now: string): Found | undefined {
  const isData = url.pathname.endsWith("/eeventcaldata");
  if (!isHost(url, "libnet.info") && !isData) return undefined;
  const requests = Array.from({ length: slices }, (_, slice) => {
    const request = { private: false, date: dayFrom(now, slice * sliceDays), days: sliceDays };
    const address = new URL("/eeventcaldata", url.origin);
    address.searchParams.set("event_type", "0");
    address.searchParams.set("req", JSON.stringify(request));
    return { url: address.href, format: "communico" } as const;
  });
  return {
    requests,
    isSliced: true,
    notes: [
      "Communico gives the library's own clock without a zone: set the zone of the source.",
      "An empty answer is normal for a closed week and no failure.",
    ],
  };
}

function biblioCommons(url: URL): Found | undefined {
  if (!isHost(url, "bibliocommons.com")) return undefined;
  const library = url.hostname.startsWith("gateway.")
    ? /\/libraries\/([\w-]+)/u.exec(url.pathname)?.[1]
    : url.hostname.split(".")[0];
  if (library === undefined || library === "www") return undefined;
  const gateway = `https://gateway.bibliocommons.com/v2/libraries/${library}`;
  return {
    requests: [
      { url: `${gateway}/rss/events`, format: "feed" },
      { url: withQuery(new URL(`${gateway}/events`), { limit: "100", page: "1" }), format: "bibliocommons" },
    ],
    notes: [
      "BiblioCommons allows its RSS to be read by programs; the JSON beside it has the library's clock without a zone.",
    ],
  };
}
