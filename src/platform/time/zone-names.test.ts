import { expect, test } from "vitest";

import { resolveZone, zoneOf } from "#platform/time";

test.each([
  ["America/New_York", "America/New_York"],
  ["america/new_york", "America/New_York"],
  ["US/Eastern", "America/New_York"],
  ["EST5EDT", "America/New_York"],
  ["Japan", "Asia/Tokyo"],
  ["Asia/Calcutta", "Asia/Kolkata"],
  ["Europe/Kiev", "Europe/Kyiv"],
  ["GMT", "UTC"],
  ["Etc/GMT-2", "Etc/GMT-2"],
])("the IANA name %s is %s without a remark", (name, id) => {
  expect(resolveZone(name)).toStrictEqual({ id, kind: "iana" });
});

test("every zone of the engine, and every old name that stands alone, is read", () => {
  // Names without a region in the time zone database (2025b).
  const alone =
    "CET CST6CDT Cuba EET EST5EDT Egypt Eire GB GB-Eire GMT+0 GMT-0 GMT0 Greenwich Hongkong Iceland Iran Israel Jamaica Japan Kwajalein Libya MST7MDT NZ NZ-CHAT Navajo PRC PST8PDT Poland Portugal ROC ROK Singapore Turkey UCT UTC Universal W-SU WET Zulu".split(
      " ",
    );
  const unread = [...Intl.supportedValuesOf("timeZone"), ...alone].filter(
    (name) => resolveZone(name).id === undefined,
  );
  expect(unread).toEqual([]);
});

test.each([
  ["Eastern Standard Time", "windows", "America/New_York"],
  ["Eastern Standard Time 1", "windows", "America/New_York"],
  ['"W. Europe Standard Time"', "windows", "Europe/Berlin"],
  ["Romance Daylight Time", "windows", "Europe/Paris"],
  ["Eastern", "windows", "America/New_York"],
  ["US-Eastern", "prefixed", "America/New_York"],
  ["America/New York", "prefixed", "America/New_York"],
  ["posix/Europe/Vaduz", "prefixed", "Europe/Vaduz"],
  ["/freeassociation.sourceforge.net/Tzfile/America/New_York", "prefixed", "America/New_York"],
  [
    "/softwarestudio.org/Olson_20011030_5/America/Argentina/Buenos_Aires",
    "prefixed",
    "America/Argentina/Buenos_Aires",
  ],
  ["EST", "abbreviation", "America/New_York"],
  ["PDT", "abbreviation", "America/Los_Angeles"],
  ["UTC+11", "offset", "Etc/GMT-11"],
  ["GMT-0500", "offset", "Etc/GMT+5"],
  ["+05:30", "offset", "+05:30"],
  ["(UTC-05:00) Eastern Time (US & Canada)", "description", "America/New_York"],
  ["(UTC-06:00) Central Time (US and Canada)", "description", "America/Chicago"],
  ["Pacific Time (US & Canada), Tijuana", "description", "America/Los_Angeles"],
  ["(UTC+01:00) Amsterdam\\, Berlin\\, Bern\\, Rome\\, Stockholm\\, Vienna", "description", "Europe/Berlin"],
  ["Kuala Lumpur, Singapore", "description", "Asia/Kuala_Lumpur"],
])("%s is taken as a %s name and says so", (name, kind, id) => {
  const resolution = resolveZone(name);

  expect({ ...resolution, repair: undefined }).toStrictEqual({ id, kind, repair: undefined });
  expect(resolution).toHaveProperty("repair", expect.stringContaining(`read as ${id}.`));
  expect(() => zoneOf(id)).not.toThrow();
});

test.each([
  "Nowhere/Middle",
  "America/Example",
  "Customized Time Zone 1",
  "tzone://Microsoft/Custom",
  "GMT +0100 (Standard) / GMT +0200 (Daylight)",
  "",
  "x".repeat(5000),
])("%s is not a zone and the reason says so", (name) => {
  expect(resolveZone(name)).toStrictEqual({ id: undefined, reason: expect.any(String) });
});
