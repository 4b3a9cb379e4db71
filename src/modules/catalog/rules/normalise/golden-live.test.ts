import { expect, test } from "vitest";

import { packagedGazetteer } from "#platform/places";
import { packFiles } from "../../queries/pack-files.ts";
import type { Listing } from "../listing.ts";
import type { SourceRecord } from "../record.ts";
import { normaliseRecord } from "./normalise-record.ts";
import { parseVocabulary } from "./vocabulary.ts";

// Records as calendars, feeds and pages of library learning give them (all written for this test), and what a
// librarian would say each is. Only the fields named are compared, exactly.

const parsed = parseVocabulary(packFiles("packs", "vocabulary"));
if (!parsed.isValid) throw new Error("The vocabulary does not parse.");
const settings = { vocabulary: parsed.content, gazetteer: packagedGazetteer(), today: "2026-11-20" };

const at = (start: string, end?: string, zone = "America/Chicago"): SourceRecord["sessions"][number] => ({
  start,
  ...(end === undefined ? {} : { end }),
  zone,
  isAllDay: false,
  status: "scheduled",
  original: start,
});
const hour = [at("2026-12-03T19:00:00Z", "2026-12-03T20:00:00Z")];
const allDay = (start: string, end: string): SourceRecord["sessions"][number] => ({
  start,
  end,
  isAllDay: true,
  status: "scheduled",
  original: start,
});

type Sample = readonly [record: Partial<SourceRecord>, expected: Partial<Listing>];

const samples: Readonly<Record<string, Sample>> = {
  "a free webinar with a Zoom link": [
    {
      title: "Storytime for Babies: What Works",
      description: `<p>This free one-hour webinar shows lapsit routines.</p><p><a href="https://us06web.zoom.us/webinar/register/WN_Ab-1?utm_source=news">Register now</a></p>`,
      sessions: hour,
    },
    {
      kind: "webinar",
      topics: ["early-literacy", "childrens-services"],
      ways: ["live-online"],
      canonicalUrl: "zoom.us/register/WN_Ab-1",
      durationMinutes: 60,
      language: "en",
    },
  ],
  "a price for members and one for others": [
    {
      title: "RDA Basics for Copy Catalogers",
      description: "Fee: $25 members, $40 non-members. A live online workshop, three hours, with exercises.",
      sessions: [at("2026-12-03T16:00:00Z", "2026-12-03T19:00:00Z")],
      isOnline: true,
    },
    {
      kind: "workshop",
      topics: ["cataloguing"],
      level: "introductory",
      cost: {
        known: true,
        isFree: false,
        fromCents: 4000,
        currency: "USD",
        tiers: [
          { label: "members", amountCents: 2500, currency: "USD" },
          { label: "non-members", amountCents: 4000, currency: "USD" },
        ],
        text: "Fee: $25 members, $40 non-members.",
      },
      durationMinutes: 180,
    },
  ],
  "free for members only is not free": [
    { title: "Board Bylaws Review", costText: "Free for members, $25 non-members", sessions: hour },
    {
      topics: ["boards"],
      cost: {
        known: true,
        isFree: false,
        fromCents: 2500,
        currency: "USD",
        tiers: [
          { label: "members", amountCents: 0, currency: "USD" },
          { label: "non-members", amountCents: 2500, currency: "USD" },
        ],
        text: "Free for members, $25 non-members",
      },
    },
  ],
  "a cancelled workshop in a branch": [
    {
      title: "CANCELLED: 3D Printing Hands-On",
      place: { name: "Main Library, 12 Elm St, Troy, NY 12180" },
      sessions: hour,
    },
    {
      title: "3D Printing Hands-On",
      status: "cancelled",
      topics: ["technology"],
      ways: ["in-person"],
      place: {
        name: "Main Library",
        address: "12 Elm St",
        city: "Troy",
        region: "NY",
        postalCode: "12180",
        country: "US",
        latitude: 42.7287,
        longitude: -73.6683,
        located: "zip",
      },
    },
  ],
  "a tag in brackets": [
    { title: "[Webinar] First Amendment Audits", sessions: hour },
    {
      title: "First Amendment Audits",
      kind: "webinar",
      topics: ["intellectual-freedom"],
      ways: ["live-online"],
    },
  ],
  "a full class keeps its status and warns": [
    { title: "Genealogy 101 (FULL)", sessions: hour },
    {
      title: "Genealogy 101",
      status: "scheduled",
      level: "introductory",
      topics: ["local-history"],
      warnings: ["It is full, or has a waiting list, says its title."],
    },
  ],
  "a conference of three days": [
    {
      title: "Prairie Library Association Annual Conference",
      sessions: [allDay("2027-04-06", "2027-04-08")],
      place: { city: "Kearney", region: "NE" },
      description: "Registration is $195; students $60. Early bird $165 until January 15, 2027.",
    },
    {
      kind: "conference",
      ways: ["in-person"],
      cost: {
        known: true,
        isFree: false,
        fromCents: 16500,
        currency: "USD",
        tiers: [
          { label: "students", amountCents: 6000, currency: "USD" },
          { label: "Early bird", amountCents: 16500, currency: "USD", until: "2027-01-15" },
          { amountCents: 19500, currency: "USD" },
        ],
        text: "Registration is $195; students $60. Early bird $165 until January 15, 2027.",
      },
    },
  ],
  "a hybrid symposium": [
    {
      title: "Small and Rural Libraries Symposium",
      description: "Join in person or online.",
      sessions: hour,
    },
    { kind: "conference", ways: ["live-online", "in-person"], topics: ["small-rural"] },
  ],
  "a chat": [
    { title: "Tweet Chat: Makerspaces on a Budget", sessions: hour },
    { kind: "chat", topics: ["technology", "money"] },
  ],
  "a committee meeting is no course": [
    { title: "Cataloging Committee Meeting", sessions: hour, place: { name: "Zoom" } },
    { kind: "meeting", ways: ["live-online"], topics: ["cataloguing"] },
  ],
  "an info session of a degree program is a webinar": [
    { title: "MLIS Program Information Session", sessions: hour, isOnline: true },
    { kind: "webinar" },
  ],
  "contact hours": [
    { title: "De-escalation at the Desk", description: "Earn 1.5 contact hours.", sessions: hour },
    {
      topics: ["safety"],
      credit: [{ text: "1.5 contact hours", contactMinutes: 90, units: 1.5, unit: "contact-hour" }],
    },
  ],
  "a CEU is never turned into hours": [
    { title: "Project Management", description: "Participants receive 0.1 CEU.", sessions: hour },
    { topics: ["leadership"], credit: [{ text: "0.1 CEU", units: 0.1, unit: "ceu" }] },
  ],
  "technology LEUs": [
    { title: "Using Excel", description: "Worth 2 LEUs. 1 TLEU of these.", sessions: hour },
    {
      topics: ["technology"],
      credit: [
        { text: "2 LEUs", units: 2, unit: "credit" },
        { text: "1 TLEU", units: 1, unit: "credit", category: "technology" },
      ],
    },
  ],
  "a certificate without an amount": [
    { title: "Weeding Workshop", description: "A certificate of attendance will be sent.", sessions: hour },
    { kind: "workshop", topics: ["collections"], credit: [{ text: "certificate of attendance" }] },
  ],
  "a webinar with the organiser's address": [
    {
      title: "Webinar: Meeting Patrons Where They Are",
      place: { name: "State Library", city: "Lincoln", region: "NE" },
      sessions: hour,
    },
    { kind: "webinar", ways: ["live-online"] },
  ],
  "a weekday that is another day": [
    { title: "Grant Writing", description: "Join us Thursday, December 4, 2026.", sessions: hour },
    {
      topics: ["money"],
      warnings: ["The text says “Thursday, December 4, 2026”, but that day is a Friday."],
    },
  ],
  "a third Thursday that is not": [
    { title: "Third Thursday Reference Chat", sessions: hour },
    {
      kind: "chat",
      topics: ["reference"],
      warnings: [
        "The title says “Third Thursday”, but a session is on 2026-12-03, the first Thursday of its month.",
      ],
    },
  ],
  "a clock time in another zone that fits": [
    { title: "Advocacy Day", description: "We start at 2 pm ET / 1 pm CT.", sessions: hour },
    { topics: ["advocacy"], warnings: [] },
  ],
  "a clock time that does not fit": [
    { title: "Advocacy Day", description: "We start at 3:30 p.m. Eastern.", sessions: hour },
    { warnings: ["The text says “3:30 p.m. Eastern”, but the session starts at 2:00 p.m. in that zone."] },
  ],
  "all times Mountain": [
    { title: "Budget Clinic", description: "All times Mountain.", sessions: hour },
    { warnings: ["The text says “All times Mountain”, but the session is in America/Chicago."] },
  ],
  "a moved session is still on": [
    { title: "Library Law Update", status: "moved-online", sessions: hour, isOnline: true },
    { status: "scheduled", ways: ["live-online"], topics: ["law"] },
  ],
  "all sessions cancelled": [
    {
      title: "ESL Conversation Partners",
      sessions: hour.map((each) => ({ ...each, status: "cancelled" as const })),
    },
    { status: "cancelled", topics: ["outreach"] },
  ],
  "recorded and captioned": [
    {
      title: "AI Literacy for Teens",
      description: "Live captions are provided and the recording will be sent to all who register.",
      sessions: hour,
    },
    { topics: ["ai", "teen-services"], isRecorded: true, hasCaptions: true },
  ],
  "not recorded": [
    { title: "Town Hall", description: "This session will not be recorded.", sessions: hour },
    { kind: "meeting", isRecorded: false },
  ],
  "a price in pounds": [
    { title: "Copyright for Librarians", costText: "£20", sessions: hour },
    {
      topics: ["law"],
      cost: {
        known: true,
        isFree: false,
        fromCents: 2000,
        currency: "GBP",
        tiers: [{ amountCents: 2000, currency: "GBP" }],
        text: "£20",
      },
    },
  ],
  "feel free is not free": [
    {
      title: "Open House",
      description: "Feel free to bring lunch. Free parking behind the library.",
      sessions: hour,
    },
    { cost: { known: false, isFree: false, currency: "USD", tiers: [] } },
  ],
  "a grant is no price": [
    {
      title: "Apply for a Grant",
      description: "Registration is open. Win up to $5,000 in grants.",
      sessions: hour,
    },
    { topics: ["money"], cost: { known: false, isFree: false, currency: "USD", tiers: [] } },
  ],
  "a donation is free to anyone": [
    { title: "Resilience Retreat", costText: "Suggested donation $10", sessions: hour },
    {
      kind: "conference",
      topics: ["wellbeing"],
      cost: {
        known: true,
        isFree: true,
        fromCents: 0,
        currency: "USD",
        tiers: [{ label: "Suggested donation", amountCents: 0, currency: "USD" }],
        text: "Suggested donation $10",
      },
    },
  ],
  "free for the staff of one state": [
    { title: "Passive Programming", description: "Free for Ohio library staff.", sessions: hour },
    {
      topics: ["programming"],
      cost: {
        known: true,
        isFree: false,
        currency: "USD",
        tiers: [{ label: "Ohio library staff", amountCents: 0, currency: "USD" }],
        text: "Free for Ohio library staff.",
      },
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
