import { expect, test } from "vitest";
import { madeListing, madeSession } from "../../../../../tests/catalog/made-listing.ts";
import { planOfEvent, publicEvents, whyLeftOut } from "./public-events.ts";

test.each([
  ["Staff Training: New Catalog", "for staff"],
  ["All-Staff Day", "for staff"],
  ["In-Service Day", "for staff"],
  ["Board of Trustees Meeting", "meetings of a board"],
  ["Library closed for Thanksgiving", "closings"],
  ["All branches closed", "closings"],
  ["Teen Podcast Club", undefined],
  ["Board Game Night", undefined],
  ["Closed-Loop Knitting", undefined],
  ["Meet the Staff Picks Author", undefined],
])("“%s” is left out: %s", (title, why) => {
  expect(whyLeftOut(madeListing({ title }))).toBe(why);
});

test("what is for staff by its first words is left out, and staff who help in passing are not", () => {
  const training = madeListing({
    title: "Spanish at the desk",
    summary: "For library staff. Bring a notebook.",
  });
  const makers = madeListing({ title: "Maker hour", summary: "Make a lamp. Our staff help beginners." });

  expect([whyLeftOut(training), whyLeftOut(makers)]).toEqual(["for staff", undefined]);
});

test("days and hours are those where the branch is, and what was left out is told", () => {
  const listings = [
    madeListing({
      title: "Teen Podcast Club",
      sourceKey: "podcasts",
      sessions: [{ ...madeSession("2026-12-03T01:30:00Z"), zone: "UTC" }],
    }),
    madeListing({ title: "Staff meeting", sourceKey: "staff" }),
    madeListing({ title: "Story Time", sourceKey: "story", status: "cancelled" }),
  ];

  const { events, leftOut } = publicEvents(listings, "America/New_York");

  expect(leftOut).toBe("1 for staff, 1 cancelled");
  expect(events).toMatchObject([
    {
      key: "title teen podcast club",
      title: "Teen Podcast Club",
      times: [{ heldOn: "2026-12-02", startsAt: 20 * 60 + 30 }],
    },
  ]);
  expect(events.map(planOfEvent)).toMatchObject([{ title: "Teen Podcast Club", audiences: ["teens"] }]);
});

test("events of one title are one, with all their times", () => {
  const storyTime = (sourceKey: string, start: string) =>
    madeListing({ title: "Story Time!", sourceKey, sessions: [madeSession(start)] });

  const { events } = publicEvents(
    [storyTime("b", "2026-12-08T16:00:00Z"), storyTime("a", "2026-12-01T16:00:00Z")],
    "America/New_York",
  );

  expect(events.map(({ title, times }) => [title, times.map(({ key, heldOn }) => [key, heldOn])])).toEqual([
    [
      "Story Time!",
      [
        ["a once", "2026-12-01"],
        ["b once", "2026-12-08"],
      ],
    ],
  ]);
});
