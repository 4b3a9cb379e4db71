import { expect, test } from "vitest";
import { readPage } from "./read-page.ts";

const address = "https://library.example.org/events/weeding/";

function script(startDate: string, url = address): string {
  const event = { "@context": "http://schema.org", "@type": "Event", name: "Weeding", startDate, url };
  return `<script type="application/ld+json">${JSON.stringify({ ...event, endDate: startDate })}</script>`;
}

function times(html: string): readonly (readonly [string, string | undefined, number])[] {
  const { records } = readPage(html, { defaultZone: "America/New_York", now: "2026-11-21T12:00:00Z" });
  return records.map(({ sessions, warnings }) => [
    sessions[0]?.start ?? "",
    sessions[0]?.end,
    warnings.filter((each) => each.startsWith("Its hours are those that the page shows")).length,
  ]);
}

const single = (hours: string) =>
  `<div class="mec-single-event-time"><h3 class="mec-time">Time</h3><i class="mec-time-comment"></i>
   <dl><dd><abbr class="mec-events-abbr">${hours}</abbr></dd></dl></div>`;

test("the hours shown beside a bare day are the event's", () => {
  expect(times(script("2026-12-03") + single("2:00 pm - 3:30 pm"))).toEqual([
    ["2026-12-03T19:00:00Z", "2026-12-03T20:30:00Z", 1],
  ]);
  expect(times(script("2026-12-03") + single("10:00 pm - 1:00 am"))).toEqual([
    ["2026-12-04T03:00:00Z", "2026-12-04T06:00:00Z", 1],
  ]);
});

test("an hour from which the offset was taken twice is put right; any other stays", () => {
  expect(times(script("2026-12-03T03:00:00-05:00") + single("8:00 am - 4:30 pm"))).toEqual([
    ["2026-12-03T13:00:00Z", "2026-12-03T21:30:00Z", 1],
  ]);
  expect(times(script("2026-12-03T09:00:00-05:00") + single("8:00 am"))).toEqual([
    ["2026-12-03T14:00:00Z", "2026-12-03T14:00:00Z", 0],
  ]);
  expect(times(script("2026-12-03") + single("All Day"))).toEqual([["2026-12-03", "2026-12-03", 0]]);
});

test("in a list and in a month each event has the hours shown with its link", () => {
  const article = (url: string, from: string, to: string) =>
    `<article class="mec-event-article"><h4 class="mec-event-title"><a href="${url}">Weeding</a></h4>
     <span class="mec-start-time">${from}</span> – <span class="mec-end-time">${to}</span></article>`;
  const month =
    `<a data-tooltip-content="#mec-tooltip-1" href="${address}">Weeding</a>` +
    `<div id="mec-tooltip-1"><div class="mec-tooltip-event-time">2:00 pm – 3:30 pm</div></div>`;
  const other = `${address}other/`;
  const events = script("2026-12-03") + script("2026-12-10", other);

  expect(times(events + article(`${address}?occurrence=1`, "2:00 pm", "3:30 pm"))).toEqual([
    ["2026-12-03T19:00:00Z", "2026-12-03T20:30:00Z", 1],
    ["2026-12-10", "2026-12-10", 0],
  ]);
  expect(times(events + month)[0]).toEqual(["2026-12-03T19:00:00Z", "2026-12-03T20:30:00Z", 1]);
  expect(times(events + month + article(address, "9:00 am", "10:00 am"))[0]).toEqual([
    "2026-12-03",
    "2026-12-03",
    0,
  ]);
});
