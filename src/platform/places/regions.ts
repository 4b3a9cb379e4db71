/** States, districts, territories and Canadian provinces: code and name. */
const NAMES: Readonly<Record<string, string>> = {
  AL: "Alabama",
  AK: "Alaska",
  AZ: "Arizona",
  AR: "Arkansas",
  CA: "California",
  CO: "Colorado",
  CT: "Connecticut",
  DE: "Delaware",
  DC: "District of Columbia",
  FL: "Florida",
  GA: "Georgia",
  HI: "Hawaii",
  ID: "Idaho",
  IL: "Illinois",
  IN: "Indiana",
  IA: "Iowa",
  KS: "Kansas",
  KY: "Kentucky",
  LA: "Louisiana",
  ME: "Maine",
  MD: "Maryland",
  MA: "Massachusetts",
  MI: "Michigan",
  MN: "Minnesota",
  MS: "Mississippi",
  MO: "Missouri",
  MT: "Montana",
  NE: "Nebraska",
  NV: "Nevada",
  NH: "New Hampshire",
  NJ: "New Jersey",
  NM: "New Mexico",
  NY: "New York",
  NC: "North Carolina",
  ND: "North Dakota",
  OH: "Ohio",
  OK: "Oklahoma",
  OR: "Oregon",
  PA: "Pennsylvania",
  RI: "Rhode Island",
  SC: "South Carolina",
  SD: "South Dakota",
  TN: "Tennessee",
  TX: "Texas",
  UT: "Utah",
  VT: "Vermont",
  VA: "Virginia",
  WA: "Washington",
  WV: "West Virginia",
  WI: "Wisconsin",
  WY: "Wyoming",
  AS: "American Samoa",
  GU: "Guam",
  MP: "Northern Mariana Islands",
  PR: "Puerto Rico",
  VI: "Virgin Islands",
  AB: "Alberta",
  BC: "British Columbia",
  MB: "Manitoba",
  NB: "New Brunswick",
  NL: "Newfoundland and Labrador",
  NS: "Nova Scotia",
  NT: "Northwest Territories",
  NU: "Nunavut",
  ON: "Ontario",
  PE: "Prince Edward Island",
  QC: "Quebec",
  SK: "Saskatchewan",
  YT: "Yukon",
};

const CANADIAN = new Set("AB BC MB NB NL NS NT NU ON PE QC SK YT".split(" "));
const CODES = new Map(Object.entries(NAMES).map(([code, name]) => [name.toLowerCase(), code]));

/** The code of a state or province, from its code or its name in any case: `ny`, `New York` are `NY`. */
export function regionCode(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  // As nearly all write it.
  if (text.length === 2 && text in NAMES) return text;
  const trimmed = text.trim().replace(/^US-|^CA-(?=[A-Z]{2}$)|\.$/gu, "");
  const upper = trimmed.toUpperCase();
  return upper in NAMES ? upper : CODES.get(trimmed.toLowerCase());
}

/** `US` or `CA`, by a region's code. */
export function countryOfRegion(code: string): "US" | "CA" {
  return CANADIAN.has(code) ? "CA" : "US";
}

/** All names, longest first, for finding them at the end of an address. */
export const REGION_NAMES: readonly string[] = Object.values(NAMES).toSorted(
  (one, other) => other.length - one.length,
);

/** The name of a state or province by its code. */
export function regionName(code: string): string | undefined {
  return NAMES[code];
}
