import { expect, test } from "vitest";
import type { ReadContext } from "../../record.ts";
import { readDocument } from "../detect/read-document.ts";

const context: ReadContext = { defaultZone: "America/Chicago", now: "2026-11-21T12:00:00Z" };

async function read(json: unknown, baseUrl = "https://site.example.org/events") {
  const bytes = new TextEncoder().encode(JSON.stringify(json));
  return readDocument(bytes, { contentType: "text/html" }, { ...context, baseUrl });
}

test("The Events Calendar: local time by its zone, entities in titles, venue, tiers of cost, next page", async () => {
  const { format, records, nextUrls } = await read({
    events: [
      {
        id: 7,
        global_id: "site.example.org?id=7",
        title: "Zines &#038; Makers",
        description: "<p>Bring paper.</p>",
        url: "https://site.example.org/event/zines/",
        rest_url: "https://site.example.org/wp-json/tribe/events/v1/events/7",
        all_day: false,
        start_date: "2026-12-03 14:00:00",
        end_date: "2026-12-03 15:00:00",
        utc_start_date: "2026-12-03 19:00:00",
        utc_end_date: "2026-12-03 20:00:00",
        timezone: "America/New_York",
        cost: "$5 – $10",
        cost_details: { currency_symbol: "$", currency_code: "USD", values: ["5", "10"] },
        venue: {
          venue: "Main &amp; Elm Library",
          address: "1 Elm St",
          city: "Troy",
          stateprovince: "NY",
          zip: "12180",
          geo_lat: 42.7,
          geo_lng: -73.6,
        },
        organizer: [{ organizer: "State Library" }],
        categories: [{ name: "Makerspace" }],
        tags: [],
        modified_utc: "2026-11-01 10:00:00",
      },
      {
        id: 8,
        title: "Closed",
        all_day: true,
        start_date: "2026-12-25 00:00:00",
        end_date: "2026-12-25 23:59:59",
        utc_start_date: "2026-12-25 05:00:00",
        timezone: "UTC-5",
        venue: [],
        organizer: [],
      },
      { id: 9, title: "No date", utc_start_date: "" },
    ],
    rest_url: "https://site.example.org/wp-json/tribe/events/v1/events/",
    next_rest_url: "https://site.example.org/wp-json/tribe/events/v1/events/?page=2",
  });

  expect(format).toBe("tribe-events");
  expect(nextUrls).toEqual(["https://site.example.org/wp-json/tribe/events/v1/events/?page=2"]);
  expect(records[0]).toEqual({
    key: "site.example.org?id=7",
    title: "Zines & Makers",
    description: "<p>Bring paper.</p>",
    descriptionKind: "html",
    url: "https://site.example.org/event/zines/",
    provider: "State Library",
    sessions: [
      {
        start: "2026-12-03T19:00:00Z",
        end: "2026-12-03T20:00:00Z",
        zone: "America/New_York",
        isAllDay: false,
        status: "scheduled",
        original: "2026-12-03 14:00:00",
      },
    ],
    place: {
      name: "Main & Elm Library",
      address: "1 Elm St",
      city: "Troy",
      region: "NY",
      postalCode: "12180",
      latitude: 42.7,
      longitude: -73.6,
    },
    categories: ["Makerspace"],
    prices: [
      { amountCents: 500, currency: "USD" },
      { amountCents: 1000, currency: "USD" },
    ],
    updatedAt: "2026-11-01T10:00:00Z",
    warnings: [],
  });
  expect(records[1]?.sessions).toEqual([
    {
      start: "2026-12-25",
      end: "2026-12-25",
      isAllDay: true,
      status: "scheduled",
      original: "2026-12-25 00:00:00",
    },
  ]);
  expect(records.length).toBe(2);
});

test("Communico: the library's clock, midnight as a whole day, changed as called off, private left out", async () => {
  const base = {
    private_event: "0",
    recurring_id: "",
    location: "Main",
    url: "https://x.libnet.info/event/1",
  };
  const { format, records, problems } = await read([
    {
      ...base,
      id: "1",
      title: "Code Club",
      event_start: "2026-05-18 17:30:00",
      event_end: "2026-05-18 18:30:00",
      tagsArray: ["Teens"],
    },
    {
      ...base,
      id: "2",
      title: "Book Sale",
      event_start: "2026-05-19 00:00:00",
      event_end: "2026-05-20 00:00:00",
    },
    {
      ...base,
      id: "3",
      title: "Off",
      event_start: "2026-05-21 10:00:00",
      event_end: "2026-05-21 11:00:00",
      changed: "1",
    },
    { ...base, id: "4", title: "Board", event_start: "2026-05-21 10:00:00", private_event: "1" },
  ]);

  expect(format).toBe("communico");
  expect(
    records.map(({ key, sessions: [session] }) => [key, session?.start, session?.end, session?.status]),
  ).toEqual([
    ["1", "2026-05-18T22:30:00Z", "2026-05-18T23:30:00Z", "scheduled"],
    ["2", "2026-05-19", "2026-05-19", "scheduled"],
    ["3", "2026-05-21T15:00:00Z", "2026-05-21T16:00:00Z", "cancelled"],
  ]);
  expect(problems).toEqual([{ where: "list", message: "1 private events were left out.", isLoss: false }]);
});

test("LibCal's API: public address, seats, categories, whole days", async () => {
  const { format, records } = await read({
    events: [
      {
        id: 5,
        title: "Copyright 101",
        allday: false,
        start: "2026-12-03T14:00:00-05:00",
        end: "2026-12-03T15:00:00-05:00",
        description: "Bring <b>questions</b>",
        url: { public: "https://x.libcal.com/event/5" },
        location: { id: 1, name: "Room A" },
        campus: { name: "North" },
        category: [{ id: 2, name: "Workshops" }],
        calendar: { id: 9, name: "Staff" },
        seats: 20,
        online_join_url: "",
      },
    ],
  });

  expect(format).toBe("libcal");
  expect(records[0]).toMatchObject({
    key: "5",
    url: "https://x.libcal.com/event/5",
    provider: "Staff",
    place: { name: "Room A, North" },
    categories: ["Workshops"],
    capacity: 20,
  });
});

test("Localist: every instance is a session, pages are followed", async () => {
  const { format, records, nextUrls } = await read(
    {
      events: [
        {
          event: {
            id: 3,
            title: "Archives Open House",
            localist_url: "https://uni.example.edu/event/3",
            first_date: "2026-12-03",
            free: true,
            experience: "inperson",
            location_name: "Old Library",
            geo: {
              latitude: "41.8",
              longitude: "-87.6",
              street: "1 Quad",
              city: "Chicago",
              state: "IL",
              zip: "60637",
            },
            filters: { event_types: [{ name: "Open House", id: 1 }] },
            event_instances: [
              {
                event_instance: {
                  id: 1,
                  start: "2026-12-03T10:00:00-06:00",
                  end: "2026-12-03T12:00:00-06:00",
                  all_day: false,
                },
              },
              { event_instance: { id: 2, start: "2026-12-04T00:00:00-06:00", end: null, all_day: true } },
            ],
          },
        },
      ],
      page: { current: 1, size: 100, total: 2 },
    },
    "https://uni.example.edu/api/2/events?pp=100",
  );

  expect(format).toBe("localist");
  expect(nextUrls).toEqual(["https://uni.example.edu/api/2/events?pp=100&page=2"]);
  expect(records[0]).toMatchObject({
    isOnline: false,
    categories: ["Open House"],
    prices: [{ amountCents: 0, currency: "USD" }],
    place: {
      name: "Old Library",
      address: "1 Quad",
      city: "Chicago",
      region: "IL",
      postalCode: "60637",
      latitude: 41.8,
      longitude: -87.6,
    },
  });
  expect(records[0]?.sessions.map(({ start }) => start)).toEqual(["2026-12-03T16:00:00Z", "2026-12-04"]);
});

test("BiblioCommons: names are looked up in the entities, a missing event is counted", async () => {
  const { format, records, problems } = await read(
    {
      events: { items: ["e1", "gone"], pagination: { page: 1, pages: 3 } },
      entities: {
        events: {
          e1: {
            id: "e1",
            definition: {
              title: "Chess",
              start: "2026-12-03T16:00",
              end: "2026-12-03T17:00",
              branchLocationId: "MN",
              typeIds: ["t"],
              isCancelled: true,
            },
          },
        },
        eventTypes: { t: { name: "Games" } },
        locations: {
          MN: {
            name: "Main",
            address: { number: "10", street: "Oak Ave", city: "Troy", state: "NY", zip: "12180" },
            mapLocation: { centrePoint: { lat: 42.7, lng: -73.6 } },
          },
        },
      },
    },
    "https://gateway.bibliocommons.com/v2/libraries/troy/events?limit=100&page=1",
  );

  expect(format).toBe("bibliocommons");
  expect(records[0]).toMatchObject({
    key: "e1",
    url: "https://troy.bibliocommons.com/events/e1",
    status: "cancelled",
    categories: ["Games"],
    place: { name: "Main", address: "10 Oak Ave", city: "Troy" },
  });
  expect(problems.map(({ isLoss }) => isLoss)).toEqual([true]);
});

test("Squarespace: milliseconds are shown in the site's zone", async () => {
  const { format, records, sourceZone } = await read({
    website: { timeZone: "America/Denver", siteTitle: "WLA" },
    collection: { id: "c" },
    upcoming: [
      {
        id: "u",
        title: "Mixer",
        startDate: 1_796_324_400_000,
        endDate: 1_796_328_000_000,
        fullUrl: "/events/mixer",
        body: "<p>Hi</p>",
      },
    ],
    past: [],
  });

  expect([format, sourceZone, records[0]?.url]).toEqual([
    "squarespace",
    "America/Denver",
    "https://site.example.org/events/mixer",
  ]);
  expect(records[0]?.sessions[0]).toMatchObject({
    start: "2026-12-03T19:00:00Z",
    end: "2026-12-03T20:00:00Z",
    zone: "America/Denver",
  });
});

test("an unknown list of titles and dates is read as a table", async () => {
  const { format, records } = await read({
    data: {
      meetings: [
        {
          Name: "Board",
          "Meeting Date": "12/3/2026",
          "Meeting Time": "3:30 PM",
          "Meeting Location": "Room 8",
        },
      ],
    },
  });

  expect(format).toBe("json-list");
  expect(records[0]).toMatchObject({
    title: "Board",
    place: { name: "Room 8" },
    sessions: [{ start: "2026-12-03T21:30:00Z" }],
  });
});
