import { expect, test } from "vitest";
import type { SourceRecord } from "../../record.ts";
import { readPage } from "./read-page.ts";

/** Pages as the programs of publishers write them; read from a file, so that only the page tells its address. */
function readRecords(body: string, head = "", lang = "en"): readonly SourceRecord[] {
  const html = `<!doctype html><html lang="${lang}"><head>${head}</head><body>${body}</body></html>`;
  return readPage(html, { baseUrl: "file:///a.html", defaultZone: "UTC", now: "2026-11-21T12:00:00Z" })
    .records;
}

function script(json: object): string {
  return `<script type="application/ld+json">${JSON.stringify(json)}</script>`;
}

function only(records: readonly SourceRecord[]): SourceRecord {
  expect(records.length).toBe(1);
  return records[0]!;
}

const event = { "@context": "https://schema.org", "@type": "Event", name: "Tags" };
const start = "2026-12-03T14:00:00-05:00";

function described(more: object, head = ""): SourceRecord {
  return only(readRecords("", head + script({ ...event, ...more })));
}

function times(record: SourceRecord): readonly (string | undefined)[][] {
  return record.sessions.map((session) => [session.start, session.end]);
}

test("things of several scripts of a page refer to each other", () => {
  const record = described(
    { startDate: start, organizer: { "@id": "#us" }, location: { "@id": "#hall" } },
    script({ "@type": "Organization", "@id": "#us", name: "Example Consortium" }) +
      script({ "@type": "Place", "@id": "#hall", name: "Town Hall" }),
  );

  expect([record.provider, record.place]).toEqual(["Example Consortium", { name: "Town Hall" }]);
});

test("the blank names of two scripts are two things", () => {
  const place = (name: string) => ({ "@type": "Place", "@id": "_:b0", name });
  const records = readRecords(
    "",
    script({ ...event, location: place("Hall") }) +
      script({ ...event, name: "Zines", location: place("Annex") }),
  );

  expect(records.map((each) => [each.title, each.place?.name])).toEqual([
    ["Tags", "Hall"],
    ["Zines", "Annex"],
  ]);
});

test("a context written out may call terms and keywords otherwise", () => {
  const record = described({
    "@context": {
      "@vocab": "https://schema.org/",
      s: "https://schema.org/",
      id: "@id",
      type: "@type",
      title: "name",
      begins: { "@id": "s:startDate", "@type": "xsd:dateTime" },
      nick: "http://xmlns.com/foaf/0.1/name",
    },
    "@type": undefined,
    name: undefined,
    nick: "T",
    id: "https://example.org/tags",
    type: "Event",
    title: "Tags",
    begins: start,
  });

  expect([record.title, record.url, ...times(record)]).toEqual([
    "Tags",
    "https://example.org/tags",
    ["2026-12-03T19:00:00Z", undefined],
  ]);
});

test("of words in several languages the page's own are taken, and tell the language", () => {
  const name = [
    { "@value": "Atelier", "@language": "fr" },
    { "@value": "Workshop", "@language": "en" },
  ];
  const read = (given: object | string, lang: string) => {
    const { title, language } = only(readRecords("", script({ ...event, name: given }), lang));
    return [title, language];
  };

  expect(read(name, "en-US")).toEqual(["Workshop", "en"]);
  expect(read(name, "fr-CA")).toEqual(["Atelier", "fr"]);
  expect(read({ fr: "Atelier", en: "Workshop" }, "en")).toEqual(["Workshop", "en"]);
  expect(read("RDA", "es-MX")).toEqual(["RDA", "es-MX"]);
  expect(read("RDA", "en-US")).toEqual(["RDA", undefined]);
});

test("the address of an event is that of its page, and a page's own address completes it", () => {
  const canonical = `<link rel="canonical" href="https://library.example.org/events/tags">`;
  const graph = `<meta property="og:url" content="https://library.example.org/events/tags">`;

  expect(
    [
      described({
        mainEntityOfPage: { "@id": "https://library.example.org/x", "@type": "WebPage", name: "X" },
      }),
      described({ mainEntityOfPage: "True" }, canonical),
      described({}, graph),
      described({ url: "../register" }, canonical),
    ].map((record) => record.url),
  ).toEqual([
    "https://library.example.org/x",
    "https://library.example.org/events/tags",
    "https://library.example.org/events/tags",
    "https://library.example.org/register",
  ]);
});

test("the only event of a page that has no name takes the page's title, and says so", () => {
  const head = `<meta property="og:title" content="Tagging for Beginners">`;
  const { title, warnings } = described({ name: undefined, startDate: start }, head);

  expect([title, warnings]).toEqual([
    "Tagging for Beginners",
    ["It has no name; the title of its page stands in."],
  ]);
});

test("a course at one's own pace says in an instance without dates how long it takes and what it costs", () => {
  const html = script({
    ...event,
    "@type": "Course",
    hasCourseInstance: {
      "@type": "CourseInstance",
      courseMode: "Online",
      courseWorkload: "PT3H",
      offers: { "@type": "Offer", price: "49.0", priceCurrency: "USD" },
    },
  });
  const reading = readPage(html, { defaultZone: "UTC", now: "2026-11-21T12:00:00Z" });
  const { isOnline, durationMinutes, prices, sessions } = only(reading.records);

  expect({ isOnline, durationMinutes, prices, sessions, problems: reading.problems }).toEqual({
    isOnline: true,
    durationMinutes: 180,
    prices: [{ amountCents: 4900, currency: "USD" }],
    sessions: [],
    problems: [],
  });
});

test("a talk with a name of its own is where its conference is, and of the same people", () => {
  const [, talk] = readRecords(
    "",
    script({
      ...event,
      location: { "@type": "Place", name: "Convention Center" },
      organizer: { "@type": "Organization", name: "The Association" },
      subEvent: [{ "@type": "Event", name: "Zines", startDate: start }],
    }),
  );

  expect([talk?.title, talk?.provider, talk?.place]).toEqual([
    "Zines",
    "The Association",
    { name: "Convention Center" },
  ]);
});

test("a room is at the address of its house; a room and a link are both ways to come", () => {
  const house = {
    "@type": "Library",
    name: "Main Library",
    address: { "@type": "PostalAddress", streetAddress: "10 Pine St", addressLocality: "Reno" },
  };
  const room = described({ location: { "@type": "Room", name: "Room B", containedInPlace: house } });
  const both = described({
    location: [house, { "@type": "VirtualLocation", url: "https://example.org/join" }],
  });

  expect(room.place).toEqual({ name: "Room B", address: "10 Pine St", city: "Reno" });
  const meeting = described({ location: { url: "https://us02web.zoom.us/webinar/register/WN_1" } });

  expect([meeting.isOnline, meeting.registrationUrl]).toEqual([
    true,
    "https://us02web.zoom.us/webinar/register/WN_1",
  ]);
  expect([both.isOnline, both.place?.name, both.categories]).toEqual([true, "Main Library", ["Hybrid"]]);
});

test("the lowest and highest of several prices are not prices beside them", () => {
  const offer = (name: string, price: string) => ({ "@type": "Offer", name, price, priceCurrency: "USD" });
  const offers = {
    "@type": "AggregateOffer",
    lowPrice: "10.00",
    highPrice: "25.00",
    priceCurrency: "USD",
    offers: [offer("Member", "10.00"), offer("Non-member", "25.00")],
  };

  expect(described({ offers }).prices).toEqual([
    { label: "Member", amountCents: 1000, currency: "USD" },
    { label: "Non-member", amountCents: 2500, currency: "USD" },
  ]);
});

test("a schedule may name several weeks of the month", () => {
  const eventSchedule = {
    "@type": "Schedule",
    startDate: "2026-12-01",
    endDate: "2026-12-31",
    repeatFrequency: "P1M",
    byDay: "https://schema.org/Wednesday",
    byMonthWeek: [1, 3],
  };

  expect(described({ eventSchedule }).sessions.map((session) => session.start)).toEqual([
    "2026-12-02",
    "2026-12-16",
  ]);
});

test.each([
  [{ startDate: "2026-12-03T14:00:00GMT-05:00" }, [["2026-12-03T19:00:00Z", undefined]]],
  [{ startDate: start, endDate: "15:30" }, [["2026-12-03T19:00:00Z", "2026-12-03T20:30:00Z"]]],
  [{ startDate: start, duration: "01:30" }, [["2026-12-03T19:00:00Z", "2026-12-03T20:30:00Z"]]],
  [{ startDate: start, duration: "90 minutes" }, [["2026-12-03T19:00:00Z", "2026-12-03T20:30:00Z"]]],
  [{ startDate: start, duration: "3 hours a week" }, [["2026-12-03T19:00:00Z", undefined]]],
  [
    { startDate: "2026-12-03T14:00:00-0500, 2026-12-10T14:00:00-0500" },
    [
      ["2026-12-03T19:00:00Z", undefined],
      ["2026-12-10T19:00:00Z", undefined],
    ],
  ],
  [{ startDate: "2026-12-03T00:00:00Z", endDate: "2026-12-03T23:59:59Z" }, [["2026-12-03", "2026-12-03"]]],
  [
    { startDate: "2026-12-03T00:00:00Z", endDate: "2026-12-04T00:00:00Z" },
    [["2026-12-03T00:00:00Z", "2026-12-04T00:00:00Z"]],
  ],
])("times as some write them: %j", (written, expected) => {
  expect(times(described(written))).toEqual(expected);
});

test("a type may be written small, stated beside another, or as a relation in RDFa", () => {
  const small = described({ "@type": "event", startDate: start });
  const beside = only(
    readRecords(
      `<div itemscope itemtype="https://schema.org/TouristAttraction"><b itemprop="name">Book Fair</b>
       <link itemprop="additionalType" href="https://schema.org/Event">
       <time itemprop="startDate" datetime="2026-12-03">Dec 3</time></div>`,
    ),
  );
  const related = only(
    readRecords(
      `<main vocab="https://schema.org/" typeof="Course"><h1 property="name">Toolbox</h1>
       <div rel="hasCourseInstance" typeof="CourseInstance">
       <b property="startDate" content="2026-12-03">Dec 3</b></div></main>`,
    ),
  );

  expect([small, beside, related].map((each) => [each.title, each.sessions[0]?.start])).toEqual([
    ["Tags", "2026-12-03T19:00:00Z"],
    ["Book Fair", "2026-12-03"],
    ["Toolbox", "2026-12-03"],
  ]);
});

test("an event that is a link has its address; one may include what stands elsewhere on the page", () => {
  const linked = only(readRecords(`<a class="h-event" href="https://example.org/camp">Book Camp</a>`));
  const including = only(
    readRecords(
      `<div class="vevent" itemref="day"><b class="summary">Tags</b><a class="include" href="#hall"></a></div>
       <abbr id="day" class="dtstart" title="2026-12-03T14:00:00-05:00">Dec 3</abbr>
       <p id="hall"><span class="location">Town Hall</span></p>`,
    ),
  );

  expect([linked.title, linked.url]).toEqual(["Book Camp", "https://example.org/camp"]);
  expect([...times(including), including.place]).toEqual([
    ["2026-12-03T19:00:00Z", undefined],
    { name: "Town Hall" },
  ]);
});

test("a script whose quotes were escaped as if it were text is read", () => {
  const escaped = JSON.stringify({ ...event, startDate: start }).replaceAll('"', "&quot;");

  expect(only(readRecords("", `<script type="application/ld+json">${escaped}</script>`)).title).toBe("Tags");
});
