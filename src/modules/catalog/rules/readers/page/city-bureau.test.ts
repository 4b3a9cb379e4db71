import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type DocumentReading, readDocument } from "../detect/read-document.ts";

const folder = "../shared/data/html/City-Bureau_city-scrapers/tests/files";
const isHere = existsSync(folder);
// oxlint-disable-next-line no-console -- a skipped set of real inputs must be seen
if (!isHere) console.warn(`Skipped: the pages of City-Bureau are not in ${folder}.`);

async function read(file: string): Promise<DocumentReading> {
  const context = { defaultZone: "America/Chicago", now: "2026-11-21T12:00:00Z" };
  return readDocument(readFileSync(join(folder, file)), {}, context);
}

/** Format, records, title and start of the first: as the scrapers of City-Bureau expect, where they say. */
const expected: readonly (readonly [
  file: string,
  format: string,
  count: number,
  title: string,
  start: string,
])[] = [
  [
    "chi_buildings.json",
    "json-list",
    29,
    "Pre-Submission Conference – RFP for Constructability Review Services",
    "2018-11-19T15:30:00Z",
  ],
  [
    "chi_citycouncil.json",
    "json-list",
    99,
    "Committee on Zoning, Landmarks and Building Standards",
    "2023-10-12T15:00:00Z",
  ],
  ["chi_low_income_housing_trust_fund.ics", "calendar", 30, "Administrative Day", "2024-05-08"],
  [
    "chi_low_income_housing_trust_fund_detail.html",
    "page",
    1,
    "Chicago Low-Income Housing Trust Fund - October Allocations Meeting",
    "2018-10-04T15:00:00Z",
  ],
  ["chi_parks.json", "json-list", 19, "Board of Commissioners", "2017-12-13T21:30:00Z"],
  [
    "chi_ssa_19_detail.html",
    "page",
    1,
    "Howard Street SSA #19 Commissioners Meeting",
    "2019-11-20T14:30:00Z",
  ],
  ["chi_ssa_32.json", "google-calendar", 3, "SSA #69 Commissioners Meeting", "2019-11-12T14:30:00Z"],
  [
    "chi_ssa_43_detail.html",
    "page",
    1,
    "Devon Avenues SSA #43 Commissioners Meeting",
    "2019-09-16T19:30:00Z",
  ],
  [
    "chi_ssa_54_detail.html",
    "page",
    1,
    "Sheridan Road SSA #54 Commissioners Meeting",
    "2019-11-14T14:30:00Z",
  ],
  ["chi_ssa_69.json", "google-calendar", 3, "SSA #69 Commissioners Meeting", "2019-11-12T14:30:00Z"],
  ["cook_board.json", "json-list", 167, "Board of Commissioners", "2017-12-13T17:00:00Z"],
  ["cook_forest_preserves.json", "json-list", 94, "FPD Board of Commissioners", "2019-12-17T16:00:00Z"],
  ["cook_landbank.html", "page", 9, "CCLBA Data & Marketing Committee", "2019-09-18T15:00:00Z"],
  ["cook_landbank.json", "eventon", 1, "CCLBA Land Transactions Committee", "2019-09-13T15:00:00Z"],
  ["cook_landbank_detail.html", "page", 1, "CCLBA Land Transactions Committee", "2019-09-13T15:00:00Z"],
  ["cook_water.json", "json-list", 23, "Board of Commissioners", "2026-12-17T16:30:00Z"],
  [
    "il_adcrc.json",
    "json-list",
    10,
    "Research Subcommission Meeting - February 15, 2024",
    "2024-02-15T16:00:00Z",
  ],
  [
    "il_criminal_justice_information.json",
    "json-list",
    177,
    "TRAFFIC & PEDESTRIAN STOP STATISTICAL STUDY TASK FORCE: July 25, 2024",
    "2024-07-25T16:30:00Z",
  ],
  ["il_pollution_control.json", "json-list", 98, "Independence Day - Board Closed", "2023-07-04"],
];

test.skipIf(!isHere).each(expected)(
  "%s is %s with %i records (pages missing: skipped)",
  async (file, ...wanted) => {
    const { format, records, problems } = await read(file);

    expect([format, records.length, records[0]?.title, records[0]?.sessions[0]?.start]).toEqual(wanted);
    expect(problems.filter(({ isLoss }) => isLoss)).toEqual([]);
  },
);

test.skipIf(!isHere)(
  "every other page holds no structured data, and the reading says so (pages missing: skipped)",
  async () => {
    const known = new Set(expected.map(([file]) => file));
    const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
      (file) => file.endsWith(".html") && !known.has(file),
    );
    const said = new Set<string>();
    for (const file of files) {
      const { format, records, problems } = await read(file);
      expect([file, format, records.length, problems.length]).toEqual([file, "page", 0, 1]);
      said.add(problems[0]?.message ?? "");
    }

    expect(files.length).toBe(68);
    expect([...said].sort()).toEqual([
      "This page describes no events itself, but links to a calendar or feed that can be read.",
      "This page describes no events or courses in a form that programs can read.",
    ]);
  },
);
