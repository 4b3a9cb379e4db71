// "Fits my schedule" over 10,000 offerings, for someone at a desk that is often short, in a library of 300 staff.
// Run: npm run bench -- fits
import { anything } from "../src/modules/catalog/rules/finding/find-query.ts";
import { fitBy } from "../src/modules/catalog/queries/fits/fit-by.ts";
import {
  offeringDocument,
  offeringSchema,
} from "../src/modules/catalog/queries/finding/offering-document.ts";
import { searchRequest } from "../src/modules/catalog/queries/finding/search-request.ts";
import { quickFit } from "../src/modules/staffing/rules/free-times/quick-fit.ts";
import type { PossibleSession } from "../src/modules/staffing/index.ts";
import { createIndex } from "../src/platform/search/index.ts";
import { madeListing } from "../tests/catalog/made-listing.ts";
import { madeStaffing } from "./staffing/made-staffing.ts";

const goals = { medianMilliseconds: 100 };
const [zone, now, offerings, runs] = ["America/New_York", "2027-01-04T12:00:00Z", 10_000, 15];
const staffing = madeStaffing({ branches: 25, staff: 300, seed: 20270101 });
const person = staffing.staff[3];
if (person === undefined) throw new Error("The staffing is empty.");
const staffId = person.id;

const index = createIndex(offeringSchema);
for (let number = 0; number < offerings; number += 1) {
  // Half-hours of working days, mostly in the next two months; one in four in person, one in eight with several dates.
  const dates = Array.from({ length: number % 8 === 0 ? 4 : 1 }, (_, nth) => {
    const day = Math.floor(((number * 7919) % 240) ** 1.1 / 2) + nth * 7;
    const start = Date.parse(now) + (day * 24 + 1) * 3_600_000 + ((number * 31) % 20) * 1_800_000;
    return {
      start: instant(start),
      end: instant(start + 3_600_000),
      original: "",
      isAllDay: false,
      status: "scheduled" as const,
    };
  });
  const listing = madeListing({
    title: `Offering ${number}`,
    sessions: dates,
    ways: [number % 4 === 0 ? "in-person" : "live-online"],
  });
  index.put(offeringDocument(String(number), listing, false, { names: new Map(), zone }));
}

const times = Array.from({ length: runs * 2 }, () => cpuMilliseconds(() => asked(true)))
  .slice(runs)
  .sort((a, b) => a - b);
const plain = Array.from({ length: runs * 2 }, () => cpuMilliseconds(() => asked(false)))
  .slice(runs)
  .sort((a, b) => a - b);
const [fitting, total] = [asked(true), asked(false)];
const figures = {
  medianMilliseconds: times[Math.floor(runs / 2)] ?? Number.NaN,
  withoutFilter: plain[Math.floor(runs / 2)] ?? Number.NaN,
  fitting,
  total,
};
console.log(
  `${fitting} of ${total} fit; median ${figures.medianMilliseconds} ms of CPU, without the filter ${figures.withoutFilter} ms`,
);
const met = figures.medianMilliseconds <= goals.medianMilliseconds;
console.log(JSON.stringify({ bench: "fits", figures, goals, met }));
process.exitCode = met ? 0 : 1;

/** One page with its counts, from a staffing nobody has asked before: as each request does. */
function asked(isFiltered: boolean): number {
  const quick = quickFit({ ...staffing }, staffId);
  const fits = ({ travelMinutes, ...rest }: PossibleSession) =>
    quick({
      ...rest,
      id: "asked",
      staffId,
      title: "",
      travelMinutesBefore: travelMinutes,
      travelMinutesAfter: travelMinutes,
    });
  const fit = fitBy({ fits, answer: () => undefined }, { now, zone, home: undefined });
  const request = searchRequest(
    { ...anything, fitsMe: isFiltered },
    { now, siteZone: zone, pageSize: 20, fits: isFiltered ? fit.condition([]) : undefined },
  );
  return index.search(request).total;
}

function instant(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(".000Z", "Z");
}

function cpuMilliseconds(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return Math.round((user + system) / 10) / 100;
}
