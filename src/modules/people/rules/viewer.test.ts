import { expect, test } from "vitest";
import { dayOf } from "./viewer.ts";

test("who chose no zone has the day of the site, and not yet the next one of Greenwich", () => {
  const evening = "2026-11-24T02:30:00Z";

  expect(dayOf({ zone: undefined, siteZone: "America/New_York" }, evening)).toBe("2026-11-23");
  expect(dayOf({ zone: "Asia/Tokyo", siteZone: "America/New_York" }, evening)).toBe("2026-11-24");
});
