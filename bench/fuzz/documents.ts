import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const folder = "../shared/data/html";

/** The real pages and lists, where they are; none elsewhere. */
export function realDocuments(): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:html|json|jsonld|xml|ics)$/u.test(entry.name))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"));
}

const event = {
  "@context": "https://schema.org",
  "@type": "EducationEvent",
  "@id": "#a",
  name: "Weeding",
  startDate: "2026-12-03T14:00:00-05:00",
  endDate: "2026-12-03T15:00:00-05:00",
  location: { "@type": "Place", name: "Main", address: { streetAddress: "1 Elm", addressLocality: "Troy" } },
  offers: { price: "25.00", priceCurrency: "USD" },
  eventSchedule: { startDate: "2026-01-01", repeatFrequency: "P1W", byDay: "Monday", startTime: "10:00" },
};

/** Small ones of our own: a page in every syntax, a list of every platform, a table, a message. */
export const ownDocuments: readonly string[] = [
  `<!doctype html><html><head><title>t</title><script type="application/ld+json">${JSON.stringify({ "@graph": [event, { ...event, "@id": "#b", superEvent: { "@id": "#a" } }] })}</script></head><body></body></html>`,
  `<div itemscope itemtype="http://schema.org/Event" itemref="x"><b itemprop="name">A</b><time itemprop="startDate" datetime="2026-12-03T14:00">d</time><div itemprop="location" itemscope itemtype="http://schema.org/Place"><b itemprop="name">Hall</b></div></div><div id="x"><i itemprop="description">words</i></div>`,
  `<div vocab="https://schema.org/" typeof="Event"><b property="name">A</b><meta property="startDate" content="2026-12-03"></div><div class="h-event"><b class="p-name">B</b><time class="dt-start" datetime="2026-12-03T10:00">x</time><span class="p-location h-card"><b class="p-name">Hall</b></span></div>`,
  JSON.stringify({
    events: [
      {
        id: 1,
        title: "A &amp; B",
        rest_url: "https://x/wp-json/tribe/events/v1/events/1",
        start_date: "2026-12-03 14:00:00",
        end_date: "2026-12-03 15:00:00",
        utc_start_date: "2026-12-03 19:00:00",
        timezone: "America/New_York",
        cost: "$5",
        cost_details: { values: ["5"] },
        venue: { venue: "Main" },
        organizer: [{ organizer: "Lib" }],
      },
    ],
    next_rest_url: "https://x/2",
  }),
  JSON.stringify([
    {
      id: "1",
      title: "A",
      event_start: "2026-05-18 17:30:00",
      event_end: "2026-05-18 18:30:00",
      private_event: "0",
      changed: "0",
      tagsArray: ["x"],
    },
  ]),
  JSON.stringify({
    events: [
      {
        event: {
          id: 1,
          title: "A",
          localist_url: "https://x/1",
          event_instances: [{ event_instance: { start: "2026-12-03T10:00:00-06:00", all_day: false } }],
        },
      },
    ],
    page: { current: 1, total: 2 },
  }),
  JSON.stringify({
    events: { items: ["a"] },
    entities: { events: { a: { definition: { title: "A", start: "2026-12-03T10:00" } } } },
  }),
  JSON.stringify({
    kind: "calendar#events",
    timeZone: "America/Chicago",
    items: [
      {
        id: "1",
        summary: "A",
        start: { dateTime: "2026-12-03T10:00:00-06:00" },
        end: { date: "2026-12-04" },
      },
    ],
  }),
  'Title,Date,Start Time,Cost,Link\nWeeding,12/3/2026,2:00 PM,Free,https://a.example\nGaming,12/4/2026,10am,$25,\n"Quoted, title",2026-12-05,,,\n',
  "Title\tWhen\tZone\nA\tDecember 3-5, 2026\tET\nB\t3 Dec 2026 2-3 pm\tCentral Time\n",
  "From: a@b.example\nTo: c@d.example\nSubject: Fwd: [x] Reminder: Weeding\nMIME-Version: 1.0\nContent-Type: text/plain\n\n---------- Forwarded message ---------\nFrom: e@f.example\nSubject: Weeding\n\nJoin us Thursday, December 3, 2:00-3:00 PM ET. Register: https://x.example/register\n",
];
