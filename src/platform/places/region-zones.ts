/**
 * The clock most people of a state, territory or province live by. Where it is cut in two (Indiana, Kentucky, Tennessee,
 * the Dakotas, Nebraska, Kansas, Texas, Florida, Idaho, Oregon), the zone with more of them.
 *
 * @see 49 CFR part 71 (zones of the states) and the IANA zone database
 */
const zones: Readonly<Record<string, string>> = {
  ...each("America/New_York", "CT DE DC FL GA KY ME MD MA NH NJ NY NC OH PA RI SC VT VA WV"),
  ...each("America/Chicago", "AL AR IL IA KS LA MN MS MO NE ND OK SD TN TX WI"),
  ...each("America/Denver", "CO MT NM UT WY"),
  ...each("America/Los_Angeles", "CA NV OR WA"),
  ...each("America/Toronto", "ON QC"),
  ...each("America/Halifax", "NS NB PE"),
  MI: "America/Detroit",
  IN: "America/Indiana/Indianapolis",
  ID: "America/Boise",
  AZ: "America/Phoenix",
  AK: "America/Anchorage",
  HI: "Pacific/Honolulu",
  PR: "America/Puerto_Rico",
  VI: "America/St_Thomas",
  GU: "Pacific/Guam",
  MP: "Pacific/Saipan",
  AS: "Pacific/Pago_Pago",
  AB: "America/Edmonton",
  NT: "America/Edmonton",
  BC: "America/Vancouver",
  MB: "America/Winnipeg",
  SK: "America/Regina",
  NL: "America/St_Johns",
  NU: "America/Iqaluit",
  YT: "America/Whitehorse",
};

/** The usual zone of a region, by its code. */
export function zoneOfRegion(code: string): string | undefined {
  return zones[code];
}

function each(zone: string, codes: string): Record<string, string> {
  return Object.fromEntries(codes.split(" ").map((code) => [code, zone]));
}
