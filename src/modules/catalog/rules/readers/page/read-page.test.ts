import { expect, test } from "vitest";
import type { ReadContext, SourceRecord } from "../../record.ts";
import { readPage } from "./read-page.ts";

const context: ReadContext = {
  baseUrl: "https://library.example.org/events",
  defaultZone: "America/New_York",
  now: "2026-11-21T12:00:00Z",
};

function page(...scripts: unknown[]): string {
  const tags = scripts.map((each) => {
    const text = typeof each === "string" ? each : JSON.stringify(each);
    return `<script type="application/ld+json">${text}</script>`;
  });
  return `<!doctype html><html><head><title>Events</title>${tags.join("")}</head><body></body></html>`;
}

function only(html: string): SourceRecord {
  const { records } = readPage(html, context);
  expect(records.length).toBe(1);
  return records[0]!;
}

const event = {
  "@context": "https://schema.org",
  "@type": "EducationEvent",
  name: "Weeding &amp; Wonder",
  startDate: "2026-12-03T14:00:00-05:00",
  endDate: "2026-12-03T15:00:00-05:00",
  url: "/events/weeding",
};

test("an event with an offset that agrees with the source's zone is shown in that zone", () => {
  expect(only(page(event))).toEqual({
    key: "https://library.example.org/events/weeding",
    title: "Weeding & Wonder",
    url: "https://library.example.org/events/weeding",
    sessions: [
      {
        start: "2026-12-03T19:00:00Z",
        end: "2026-12-03T20:00:00Z",
        zone: "America/New_York",
        isAllDay: false,
        status: "scheduled",
        original: "2026-12-03T14:00:00-05:00",
      },
    ],
    categories: [],
    prices: [],
    statedKind: "EducationEvent",
    warnings: [],
  });
});

test("a time without a zone is the source's clock, a date alone is a whole day, its end included", () => {
  const local = only(page({ ...event, startDate: "2026-07-01T09:30", endDate: "2026-07-01T10:30" }));
  const whole = only(page({ ...event, startDate: "2026-07-01", endDate: "2026-07-03" }));

  expect(local.sessions.map(({ start, end }) => [start, end])).toEqual([
    ["2026-07-01T13:30:00Z", "2026-07-01T14:30:00Z"],
  ]);
  expect(whole.sessions).toEqual([
    { start: "2026-07-01", end: "2026-07-03", isAllDay: true, status: "scheduled", original: "2026-07-01" },
  ]);
});

test("place, price, organizer, language, image, audience, credit and seats are all kept", () => {
  const record = only(
    page({
      ...event,
      eventAttendanceMode: "https://schema.org/MixedEventAttendanceMode",
      eventStatus: "https://schema.org/EventPostponed",
      location: [
        { "@type": "VirtualLocation", url: "https://zoom.example/j/1" },
        {
          "@type": "Place",
          name: "Main Library",
          address: {
            "@type": "PostalAddress",
            streetAddress: "1 Elm St",
            addressLocality: "Troy",
            addressRegion: "NY",
            postalCode: "12180",
            addressCountry: { "@type": "Country", name: "US" },
          },
          geo: { latitude: "42.7", longitude: -73.6 },
        },
      ],
      offers: [
        { "@type": "Offer", name: "Members", price: "0", priceCurrency: "USD" },
        {
          "@type": "Offer",
          name: "Others",
          price: 25.5,
          priceCurrency: "USD",
          priceValidUntil: "2026-12-01",
          url: "https://shop.example/1",
        },
        { "@type": "AggregateOffer", lowPrice: "10", highPrice: "40", priceCurrency: "EUR" },
        "Scholarships on request",
      ],
      organizer: [{ "@type": "Organization", name: "State Library" }, { name: "Friends" }],
      inLanguage: { "@type": "Language", name: "Spanish", alternateName: "es" },
      image: ["/a.png", "/b.png"],
      keywords: "cataloging, weeding",
      about: { "@type": "Thing", name: "Collections" },
      audience: { "@type": "EducationalAudience", educationalRole: "librarian" },
      educationalLevel: "Beginner",
      maximumAttendeeCapacity: 30,
      educationalCredentialAwarded: "1 LEU",
      description: "<p>Bring a cart.</p>",
    }),
  );

  expect(record).toMatchObject({
    status: "postponed",
    isOnline: true,
    place: {
      name: "Main Library",
      address: "1 Elm St",
      city: "Troy",
      region: "NY",
      postalCode: "12180",
      country: "US",
      latitude: 42.7,
      longitude: -73.6,
    },
    prices: [
      { label: "Members", amountCents: 0, currency: "USD" },
      { label: "Others", amountCents: 2550, currency: "USD", until: "2026-12-01" },
      { label: "lowest", amountCents: 1000, currency: "EUR" },
      { label: "highest", amountCents: 4000, currency: "EUR" },
    ],
    costText: "Scholarships on request",
    registrationUrl: "https://shop.example/1",
    provider: "State Library, Friends",
    language: "es",
    imageUrl: "https://library.example.org/a.png",
    categories: ["cataloging", "weeding", "Collections", "Beginner", "librarian", "Hybrid"],
    capacity: 30,
    creditText: "1 LEU",
    description: "<p>Bring a cart.</p>",
    descriptionKind: "html",
  });
});

test("a course is one record whose instances are its sessions", () => {
  const record = only(
    page({
      "@context": { s: "http://schema.org/" },
      "@type": "s:Course",
      "s:name": "RDA from Scratch",
      "s:provider": { "s:name": "Infopeople" },
      "s:numberOfCredits": { "@type": "s:StructuredValue", "s:value": 1.5, "s:unitText": "CEU" },
      "s:timeRequired": "PT10H",
      "s:hasCourseInstance": [
        {
          "@type": "s:CourseInstance",
          "s:startDate": "2027-02-01",
          "s:endDate": "2027-02-26",
          "s:courseMode": "online",
        },
        {
          "@type": "s:CourseInstance",
          "s:startDate": "2027-01-04",
          "s:endDate": "2027-01-29",
          "s:courseMode": "online",
        },
      ],
    }),
  );

  expect(record).toMatchObject({
    title: "RDA from Scratch",
    provider: "Infopeople",
    creditText: "1.5 CEU",
    durationMinutes: 600,
    isOnline: true,
    statedKind: "Course",
  });
  expect(record.sessions.map(({ start, end }) => [start, end])).toEqual([
    ["2027-01-04", "2027-01-29"],
    ["2027-02-01", "2027-02-26"],
  ]);
});

test("a schedule is expanded by the zone's clock, across the change to winter time, without its exceptions", () => {
  const record = only(
    page({
      "@type": "EventSeries",
      name: "Tech Tuesday",
      eventSchedule: {
        "@type": "Schedule",
        startDate: "2026-10-20",
        endDate: "2026-11-17",
        repeatFrequency: "P1W",
        byDay: "https://schema.org/Tuesday",
        startTime: "10:00:00",
        endTime: "11:00:00",
        exceptDate: "2026-11-10",
        scheduleTimezone: "America/New_York",
      },
    }),
  );

  expect(record.sessions.map(({ start }) => start)).toEqual([
    "2026-10-20T14:00:00Z",
    "2026-10-27T14:00:00Z",
    "2026-11-03T15:00:00Z",
    "2026-11-17T15:00:00Z",
  ]);
});

test("an endless schedule stops at the horizon", () => {
  const schedule = {
    "@type": "Schedule",
    startDate: "2026-01-01",
    repeatFrequency: "Daily",
    startTime: "09:00",
  };
  const record = only(page({ "@type": "Event", name: "Daily", eventSchedule: schedule }));

  expect(record.sessions.length).toBe(872);
  expect(record.sessions.at(-1)?.start).toBe("2028-05-21T13:00:00Z");
});

test("nodes of a graph are followed by their ids, and parents do not hide their children", () => {
  const { records } = readPage(
    page({
      "@graph": [
        { "@type": "Organization", "@id": "#org", name: "OLA" },
        {
          "@type": "BusinessEvent",
          "@id": "#a",
          name: "Conference",
          startDate: "2027-04-01",
          endDate: "2027-04-03",
          organizer: { "@id": "#org" },
          subEvent: { "@id": "#b" },
        },
        {
          "@type": "Event",
          "@id": "#b",
          name: "Keynote",
          startDate: "2027-04-01T09:00:00",
          superEvent: { "@id": "#a" },
        },
      ],
    }),
    context,
  );

  expect(records.map(({ title, provider, sessions }) => [title, provider, sessions[0]?.start])).toEqual([
    ["Conference", "OLA", "2027-04-01"],
    ["Keynote", "OLA", "2027-04-01T13:00:00Z"],
  ]);
});

test("events that share one @id or address stay apart, with keys of their own", () => {
  const shared = { ...event, "@id": "https://library.example.org/events" };
  const { records } = readPage(
    page([shared, { ...shared, name: "Another", startDate: "2026-12-04T14:00:00-05:00" }]),
    context,
  );

  expect(records.map(({ key, title }) => [key, title])).toEqual([
    ["https://library.example.org/events#2026-12-03T19:00:00Z", "Weeding & Wonder"],
    ["https://library.example.org/events#2026-12-04T19:00:00Z", "Another"],
  ]);
});

test("the same event in JSON-LD, microdata, RDFa and microformats is one record", () => {
  const start = "2026-12-03T14:00:00-05:00";
  const body = `
    <div itemscope itemtype="http://schema.org/Event"><b itemprop="name">Story Lab</b><time itemprop="startDate" datetime="${start}"></time></div>
    <div vocab="https://schema.org/" typeof="Event"><b property="name">Story Lab</b><meta property="startDate" content="${start}"></div>
    <div class="h-event"><b class="p-name">Story Lab</b><time class="dt-start" datetime="${start}">2 pm</time><span class="p-category">youth</span></div>`;
  const { records } = readPage(
    page({ "@type": "Event", name: "Story Lab", startDate: start }) + body,
    context,
  );

  expect(records.map(({ title, sessions, categories }) => [title, sessions.length, categories])).toEqual([
    ["Story Lab", 1, ["youth"]],
  ]);
});

test("hCalendar's values in parts make one date, and an end without a day takes the day of the start", () => {
  const html = `<div class="vevent"><span class="summary">Board</span>
    <span class="dtstart"><abbr class="value" title="2026-12-03">Dec 3</abbr> at <span class="value">14:00</span></span>
    <span class="dtend"><span class="value">15:30</span></span>
    <div class="location vcard"><span class="org">City Hall</span> <span class="adr"><span class="locality">Troy</span></span></div></div>`;
  const record = only(html);

  expect(record.sessions.map(({ start, end }) => [start, end])).toEqual([
    ["2026-12-03T19:00:00Z", "2026-12-03T20:30:00Z"],
  ]);
  expect(record.place).toEqual({ name: "City Hall", city: "Troy" });
});

test("broken JSON-LD is repaired and the repair is told", () => {
  const broken = `<!-- events -->
    { "@type": "Event", "name": "He said "hello" to all", 'startDate': "2026-12-03T14:00", // note
      "description": "two
lines", "offers": { "price": "5", "priceCurrency": "USD", }, }`;
  const { records, problems } = readPage(page(broken), context);

  expect(records.map(({ title, description }) => [title, description])).toEqual([
    ['He said "hello" to all', "two\nlines"],
  ]);
  expect(problems).toEqual([
    {
      where: "JSON-LD script 1",
      message:
        "It is not valid JSON and was repaired: comments were left out; quotes inside a text were taken as part of it; " +
        "single quotes were taken as double ones; raw line breaks or control characters inside a text were kept; " +
        "a trailing comma was left out.",
      isLoss: false,
    },
  ]);
});

test("a script cut short keeps what was read and counts the loss", () => {
  const { records, problems } = readPage(
    '<script type="application/ld+json">[{"@type":"Event","name":"A","startDate":"2026-12-03"},{"@type":"Event","na',
    context,
  );

  expect(records.map(({ title }) => title)).toEqual(["A"]);
  expect(problems.filter((problem) => problem.isLoss).length).toBeGreaterThan(0);
});

test("an event with neither name nor date is counted as lost", () => {
  const { records, problems } = readPage(page({ "@type": "Event", location: "Here" }), context);

  expect(records).toEqual([]);
  expect(problems.map(({ isLoss, message }) => [isLoss, message])).toEqual([
    [true, "One Event with neither a name nor a date was left out."],
    [false, "This page describes no events or courses in a form that programs can read."],
  ]);
});

test("a page nested without end is cut short and says so", () => {
  const { problems } = readPage("<b>".repeat(200_000) + "</i>".repeat(200_000), context);

  expect(problems[0]).toEqual({
    where: "page",
    message: "The page nests its elements too deep; what comes after was not read.",
    isLoss: true,
  });
});
