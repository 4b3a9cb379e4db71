import { formatDate } from "#platform/time";
import { expect, test } from "vitest";
import { type Moment, momentInstant, momentZone, readMoment } from "./moment.ts";
import { readSpan } from "./span.ts";

const zone = "America/New_York";

function read(text: string): string | undefined {
  const moment = readMoment(text);
  if (moment === undefined) return undefined;
  return moment.seconds === undefined
    ? formatDate(moment.day)
    : `${momentInstant(moment, zone)} ${momentZone(moment, zone)}`;
}

test.each([
  ["2026-12-03", "2026-12-03"],
  ["20261203", "2026-12-03"],
  ["2026-12-03T14:00", "2026-12-03T19:00:00Z America/New_York"],
  ["2026-07-03 14:00:00", "2026-07-03T18:00:00Z America/New_York"],
  ["2026-12-03T14:00:00-05:00", "2026-12-03T19:00:00Z America/New_York"],
  ["2026-12-03T14:00:00\u221205:00", "2026-12-03T19:00:00Z America/New_York"],
  ["2026-12-03T14:00:00UTC-06:00", "2026-12-03T20:00:00Z Etc/GMT+6"],
  ["2026-12-03T14:00:00-0600", "2026-12-03T20:00:00Z Etc/GMT+6"],
  ["2026-12-03T19:00:00.000Z", "2026-12-03T19:00:00Z UTC"],
  ["2026-12-03T14:00:00-06:00[America/Chicago]", "2026-12-03T20:00:00Z America/Chicago"],
  ["20261203T140000", "2026-12-03T19:00:00Z America/New_York"],
  ["Thu, 03 Dec 2026 14:00:00 -0500", "2026-12-03T19:00:00Z America/New_York"],
  ["December 3rd, 2026 at 2 p.m. CT", "2026-12-03T20:00:00Z America/Chicago"],
  ["Dec. 3, 2026 noon", "2026-12-03T17:00:00Z America/New_York"],
  ["12/3/2026 2:30 PM", "2026-12-03T19:30:00Z America/New_York"],
  ["25/12/2026", "2026-12-25"],
  ["3.12.2026", "2026-12-03"],
  ["1796324400", "2026-12-03T19:00:00Z UTC"],
  ["2026-123", "2026-05-03"],
  ["2026-12", undefined],
  ["December 2026", undefined],
  ["2026-02-30", undefined],
  ["2026-13-01", undefined],
  ["soon", undefined],
  ["", undefined],
])("%s is %s", (text, expected) => {
  expect(read(text)).toBe(expected);
});

test.each([
  ["Dec 3, 2026, 2-3:30 pm", "2026-12-03T19:00:00Z", "2026-12-03T20:30:00Z"],
  ["Dec 3, 2026 11 am to 1 pm", "2026-12-03T16:00:00Z", "2026-12-03T18:00:00Z"],
  ["12/3/2026 9:00 AM - 12/4/2026 12:00 PM", "2026-12-03T14:00:00Z", "2026-12-04T17:00:00Z"],
  ["Dec 3, 2026, 2 p.m. ET / 1 p.m. CT / 11 a.m. PT", "2026-12-03T19:00:00Z", undefined],
  ["Dec 3, 2026, 2-3:30 p.m. ET / 1-2:30 p.m. CT", "2026-12-03T19:00:00Z", "2026-12-03T20:30:00Z"],
  ["Dec 30 – Jan 2, 2027", undefined, undefined],
])("the span %s starts and ends", (text, start, end) => {
  const span = readSpan(text);
  const at = (moment: Moment | undefined): string | undefined =>
    moment?.seconds === undefined ? undefined : momentInstant(moment, zone);

  expect([at(span?.start), at(span?.end)]).toEqual([start, end]);
});
