import { expect, test } from "vitest";
import { anything, type FindQuery } from "./find-query.ts";
import { questionInWords } from "./question-in-words.ts";

const names = new Map([
  ["making", "Technology and making"],
  ["lgbtq", "LGBTQ+ services"],
]);

const say = (wishes: Partial<FindQuery>) => questionInWords({ ...anything, ...wishes }, names);

test("a question is said as a person would say it", () => {
  expect(say({ text: "makerspace teens", isFree: true, maxMinutes: 60, near: "11217" })).toBe(
    "“makerspace teens”, free, at most 60 minutes, within 25 miles of 11217",
  );
});

test("no wish at all is everything to come", () => {
  expect(say({ page: 3, order: "soonest" })).toBe("Everything to come");
});

test.for<[Partial<FindQuery>, string]>([
  [{ maxCents: 2550 }, "at most $25.50"],
  [{ near: "Albany, NY", withinMiles: 1 }, "within 1 mile of Albany, NY"],
  [{ ways: ["live-online", "own-pace"] }, "live online or at my own pace"],
  [{ kinds: ["chat", "webinar", "workshop"] }, "chat, webinar or workshop"],
  [{ topics: ["making", "lgbtq"] }, "about technology and making or LGBTQ+ services"],
  [{ audiences: ["school-librarians"] }, "for school librarians"],
  [{ credits: ["any", "contact-hours"] }, "with credit"],
  [{ credits: ["contact-hours"] }, "with credit: contact hours"],
  [{ languages: ["es"] }, "in Spanish"],
  [
    { days: ["mon", "thu"], afterMinute: 720, beforeMinute: 1050 },
    "on Mondays or Thursdays, between noon and 5:30 pm",
  ],
  [{ afterMinute: 0 }, "from midnight on"],
  [{ beforeMinute: 565 }, "over by 9:25 am"],
  [{ days: ["sat"], zone: "America/Los_Angeles" }, "on Saturdays (America/Los Angeles time)"],
  [{ zone: "America/Los_Angeles", isFree: true }, "free"],
  [{ from: "2026-12-03" }, "from Dec 3, 2026 on"],
  [{ from: "2026-12-03", to: "2027-01-31" }, "from Dec 3, 2026 to Jan 31, 2027"],
  [{ to: "2027-01-31", includesPast: true }, "until Jan 31, 2027, past sessions too"],
])("%j", ([wishes, words]) => {
  expect(say(wishes)).toBe(words);
});
