import { modes } from "../ledger/entry.ts";
import { countryOfRegion, REGION_NAMES, regionCode } from "#platform/places";

const of = (pairs: Readonly<Record<string, string>>) =>
  Object.entries(pairs).map(([value, label]) => ({ value, label }));

/** What a rule's form offers to choose from: values of the pack, in plain words. */
export const choices = {
  audience: of({ "public library": "Public libraries", "school library": "School libraries" }),
  subject: of({ person: "Each person", board: "The board as a whole", library: "The library as a whole" }),
  obligation: of({
    required: "Yes, it is required",
    voluntary: "It is voluntary",
    none: "No: nothing falls due",
  }),
  status: of({
    verified: "Read at its source",
    unverified: "Not sure: ask the authority before relying on it",
  }),
  appliesTo: of({
    "cycle start": "Cycles that begin under it",
    "renewal date": "Renewals that are due under it",
    everyone: "Everyone, at once",
  }),
  anchor: of({
    "calendar year": "The calendar year",
    "fiscal year": "The fiscal year",
    "issue date": "The day the certificate was issued",
    "fixed date": "A fixed day for everyone",
    "birth month": "The month of birth",
  }),
  conversion: [
    { value: "measure", label: "another measure, named here" },
    ...modes.map((mode) => ({ value: mode, label: `a unit of: ${mode}` })),
  ],
  measure: of({ units: "in the unit above", percent: "percent of what is required" }),
  roundHow: of({ "": "None", floor: "Down", nearest: "To the nearest", ceil: "Up" }),
  roundEach: of({
    "": "Choose…",
    entry: "Each activity",
    requirement: "Each requirement’s sum",
    total: "The sum of all",
  }),
};

/** Where a rule may hold, by name. */
export const stateChoices = [
  { value: "US", label: "The whole country" },
  ...REGION_NAMES.toSorted().map((label) => {
    const code = regionCode(label) ?? "";
    return { value: `${countryOfRegion(code)}-${code}`, label };
  }),
];
