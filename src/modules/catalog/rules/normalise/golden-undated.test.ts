import { expect, test } from "vitest";

import { packagedGazetteer } from "#platform/places";
import { packFiles } from "../../queries/pack-files.ts";
import type { Listing } from "../listing.ts";
import type { SourceRecord } from "../record.ts";
import { normaliseRecord } from "./normalise-record.ts";
import { parseVocabulary } from "./vocabulary.ts";

// Courses, recordings, articles, and odd records of all sorts (all written for this test).

const parsed = parseVocabulary(packFiles("packs", "vocabulary"));
if (!parsed.isValid) throw new Error("The vocabulary does not parse.");
const settings = { vocabulary: parsed.content, gazetteer: packagedGazetteer(), today: "2026-11-20" };

const session = {
  start: "2026-12-03T19:00:00Z",
  end: "2026-12-03T20:00:00Z",
  zone: "America/Chicago",
  isAllDay: false,
  status: "scheduled",
  original: "",
} as const;

type Sample = readonly [record: Partial<SourceRecord>, expected: Partial<Listing>];

const unknownCost = { known: false, isFree: false, currency: "USD", tiers: [] };

const samples: Readonly<Record<string, Sample>> = {
  "a course at one's own pace": [
    {
      title: "Beyond the Picture Book",
      description: "A self-paced course, 4 hours. Enroll anytime.",
      statedKind: "Course",
    },
    { kind: "course", ways: ["own-pace"], durationMinutes: 240, cost: unknownCost },
  ],
  "four weeks are no minutes": [
    { title: "Metadata for Digital Collections", description: "A self-paced online course over 4 weeks." },
    { kind: "course", ways: ["own-pace"], topics: ["collections", "cataloguing"] },
  ],
  "a recorded webinar": [
    { title: "Recorded Webinar: Fundraising for Friends", durationMinutes: 55 },
    {
      kind: "webinar",
      ways: ["own-pace"],
      isRecorded: true,
      durationMinutes: 55,
      topics: ["money", "boards"],
    },
  ],
  "a blog post": [
    {
      title: "Five Ways to Weed",
      publishedAt: "2026-11-01T00:00:00Z",
      categories: ["Collection Development"],
      description: "Last week's webinar left questions. Here are answers.",
    },
    { kind: "article", ways: [], topics: ["collections"] },
  ],
  "a post that names its kind": [
    { title: "New Course: Legal Reference", publishedAt: "2026-11-01T00:00:00Z" },
    { kind: "course", topics: ["reference"] },
  ],
  "schema.org's own words": [
    { title: "Fixing Torn Pages", statedKind: "VideoObject", durationMinutes: 12 },
    { kind: "lesson", ways: ["own-pace"], durationMinutes: 12 },
  ],
  "an event without any word": [
    { title: "The Big Day", statedKind: "EducationEvent", sessions: [session] },
    { kind: "other", ways: [], topics: [], cost: unknownCost },
  ],
  "dated and online is a webinar": [
    { title: "Serving Patrons in Crisis", sessions: [session], isOnline: true },
    { kind: "webinar", topics: ["safety"], ways: ["live-online"] },
  ],
  "a degree": [
    {
      title: "Master of Library Science",
      description: "Tuition: $450 per credit hour.",
      statedKind: "EducationalOccupationalProgram",
    },
    { kind: "degree-program" },
  ],
  "Spanish by its words": [
    {
      title: "Alfabetización digital en la biblioteca",
      description:
        "Este taller es para el personal de las bibliotecas que ayuda a los usuarios con sus dispositivos.",
      sessions: [session],
    },
    { kind: "workshop", language: "es" },
  ],
  "English that is given in Spanish": [
    {
      title: "Storytime Songs",
      description: "This webinar will be presented in Spanish.",
      sessions: [session],
    },
    { language: "es", kind: "webinar" },
  ],
  "French stated by the source": [
    { title: "Atelier de catalogage", language: "fr_ca", sessions: [session] },
    { language: "fr-CA", kind: "workshop" },
  ],
  "a place to be determined": [
    { title: "Reference Workshop", place: { name: "TBD" }, sessions: [session] },
    { ways: [], kind: "workshop" },
  ],
  "a town and a state": [
    { title: "Bookmobile Tour", place: { name: "Keene, NH" }, sessions: [session] },
    {
      topics: ["outreach"],
      place: {
        name: "Keene, NH",
        city: "Keene",
        region: "NH",
        country: "US",
        latitude: 42.9482,
        longitude: -72.2868,
        located: "city",
      },
    },
  ],
  "coordinates of the source go first": [
    {
      title: "HVAC and You",
      place: { name: "City Hall", postalCode: "12180", latitude: 42.73, longitude: -73.69 },
      sessions: [session],
    },
    {
      topics: ["space"],
      place: {
        name: "City Hall",
        postalCode: "12180",
        latitude: 42.73,
        longitude: -73.69,
        located: "source",
      },
    },
  ],
  "a Canadian address": [
    {
      title: "Super Conference",
      place: { name: "Convention Centre", address: "255 Front St W, Toronto, ON M5V 2W6, Canada" },
      sessions: [session],
    },
    {
      kind: "conference",
      place: {
        name: "Convention Centre",
        address: "255 Front St W, Toronto, ON M5V 2W6, Canada",
        city: "Toronto",
        region: "ON",
        postalCode: "M5V 2W6",
        country: "CA",
        latitude: 43.6525,
        longitude: -79.3686,
        located: "zip",
      },
    },
  ],
  "a room link as location": [
    { title: "Office Hours", place: { name: "https://zoom.us/j/98765432101?pwd=x" }, sessions: [session] },
    { kind: "chat", ways: ["live-online"], canonicalUrl: "zoom.us/j/98765432101" },
  ],
  "a page of lists is no key": [
    { title: "Webinar on Teens", url: "https://library.example.org/events/", sessions: [session] },
    { url: "https://library.example.org/events/" },
  ],
  "Eventbrite in the description": [
    {
      title: "Unconference",
      description: "Tickets at https://www.eventbrite.com/e/unconference-2027-tickets-123456789?aff=x.",
      sessions: [session],
    },
    { kind: "conference", canonicalUrl: "eventbrite.com/e/123456789" },
  ],
  "a price of nothing": [
    { title: "Grant Basics", prices: [{ amountCents: 0, currency: "USD" }], sessions: [session] },
    {
      cost: {
        known: true,
        isFree: true,
        fromCents: 0,
        currency: "USD",
        tiers: [{ amountCents: 0, currency: "USD" }],
      },
    },
  ],
  "an early bird that is past": [
    {
      title: "Leadership Institute",
      prices: [
        { label: "Early bird", amountCents: 9900, currency: "USD", until: "2026-11-01" },
        { label: "Regular", amountCents: 14900, currency: "USD" },
      ],
      sessions: [session],
    },
    {
      kind: "conference",
      topics: ["leadership"],
      cost: {
        known: true,
        isFree: false,
        fromCents: 14900,
        currency: "USD",
        tiers: [
          { label: "Early bird", amountCents: 9900, currency: "USD", until: "2026-11-01" },
          { label: "Regular", amountCents: 14900, currency: "USD" },
        ],
      },
    },
  ],
  "a range": [
    { title: "Bookbinding", costText: "$10 - $25", sessions: [session] },
    {
      cost: {
        known: true,
        isFree: false,
        fromCents: 1000,
        currency: "USD",
        tiers: [
          { amountCents: 1000, currency: "USD" },
          { amountCents: 2500, currency: "USD" },
        ],
        text: "$10 - $25",
      },
    },
  ],
  "no charge": [
    { title: "Story Walk Ideas", costText: "No charge", sessions: [session] },
    {
      cost: {
        known: true,
        isFree: true,
        fromCents: 0,
        currency: "USD",
        tiers: [{ amountCents: 0, currency: "USD" }],
        text: "No charge",
      },
    },
  ],
  "for directors, advanced": [
    { title: "Advanced Budgeting for Library Directors", sessions: [session] },
    { level: "advanced", audiences: ["directors"], topics: ["leadership", "money"] },
  ],
  "a storytime is for the public": [
    { title: "Family Storytime", description: "Ages 3-5. All are welcome.", sessions: [session] },
    { audiences: ["public"], topics: ["childrens-services"], cost: unknownCost },
  ],
  "no title": [{ sessions: [session] }, { title: "Untitled", warnings: ["The source gives no title."] }],
  "shouting stays": [{ title: "RAILS MEMBER UPDATE", sessions: [session] }, { title: "RAILS MEMBER UPDATE" }],
  "hostile HTML is only text": [
    {
      title: "<script>alert(1)</script>Weeding & <b>Care</b>",
      description:
        "<p onclick='x()'>Hello<script>alert(2)</script> <img src=x onerror=alert(3)>world &lt;b&gt;</p>",
      descriptionKind: "html",
      sessions: [session],
    },
    { title: "Weeding & Care", summary: "Hello world <b>" },
  ],
  "a postponed symposium": [
    { title: "POSTPONED - Data Symposium", sessions: [session] },
    { title: "Data Symposium", status: "postponed", kind: "conference", topics: ["data"] },
  ],
  "PDPs for school librarians": [
    {
      title: "Media Literacy in the School Library",
      description:
        "For school librarians. 10 PDPs for the full series. 75 clock hours are required every five years.",
      sessions: [session],
    },
    {
      topics: ["school-libraries", "reference"],
      audiences: ["school-librarians"],
      credit: [{ text: "10 PDPs", units: 10, unit: "credit" }],
    },
  ],
};

test.each(Object.entries(samples))("%s", (_, [record, expected]) => {
  const listing = normaliseRecord(
    { key: "sample", title: "", sessions: [], categories: [], prices: [], warnings: [], ...record },
    settings,
  );

  const compared = Object.fromEntries(
    Object.keys(expected).map((field) => [field, listing[field as keyof Listing]]),
  );
  expect(compared).toEqual(expected);
});
