import fc from "fast-check";
import { expect, test } from "vitest";

import { canonicalUrl, cleanUrl } from "./addresses.ts";

test.each([
  ["https://www.Example.org/a/?utm_source=x&b=2&a=1#top", "example.org/a?a=1&b=2"],
  ["http://example.org:80/a/", "example.org/a"],
  ["https://us02web.zoom.us/webinar/register/WN_x1?src=a", "zoom.us/register/WN_x1"],
  ["https://library.zoom.us/meeting/register/tZ-9.a", "zoom.us/register/tZ-9.a"],
  ["https://zoom.us/j/123456789?pwd=abc", "zoom.us/j/123456789"],
  ["https://attendee.gotowebinar.com/register/1234567890", "gotowebinar.com/register/1234567890"],
  ["https://register.gotowebinar.com/rt/1234567890", "gotowebinar.com/register/1234567890"],
  ["https://www.eventbrite.com/e/weeding-well-tickets-987654321?aff=oddt", "eventbrite.com/e/987654321"],
  ["https://www.eventbrite.co.uk/e/987654321", "eventbrite.com/e/987654321"],
  ["https://lib.webex.com/lib/j.php?MTID=m0a1", "webex.com/lib/m0a1"],
  ["https://events.teams.microsoft.com/event/ab-12@cd-34", "teams.microsoft.com/event/ab-12"],
  ["https://www.crowdcast.io/e/genre-night", "crowdcast.io/c/genre-night"],
  ["https://prairie.libcal.com/event/1234567?hs=a", "prairie.libcal.com/event/1234567"],
  ["https://prairie.libcal.com/calendar/staff/event/1234567", "prairie.libcal.com/event/1234567"],
  ["https://youtu.be/abcdefghijk", "youtube.com/abcdefghijk"],
  ["www.example.org/workshop-one", "example.org/workshop-one"],
  ["webcal://example.org/one.ics", "example.org/one.ics"],
])("%s has the key %s", (address, key) => {
  expect(canonicalUrl(address)).toBe(key);
});

test.each([
  "https://example.org/",
  "https://www.example.org/events/",
  "https://example.org/index.php",
  "https://example.org/training/webinars?utm_source=x",
  "mailto:a@example.org",
  "not an address",
  "ftp://example.org/file",
])("%s names no single offering", (address) => {
  expect(canonicalUrl(address)).toBeUndefined();
});

test.each([
  [
    "https://nam04.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.org%2Fa&data=05",
    "https://example.org/a",
  ],
  ["https://www.google.com/url?q=https://example.org/a&sa=D&ust=1", "https://example.org/a"],
  [
    "https://urldefense.proofpoint.com/v2/url?u=https-3A__example.org_a-3Fb-3D1&d=x",
    "https://example.org/a?b=1",
  ],
  ["https://urldefense.com/v3/__https://example.org/a__;!!abc!def$", "https://example.org/a"],
  ["https://urldefense.com/v3/__https:/example.org/a*b__;Iw!!abc!def$", "https://example.org/a#b"],
  ["https://x.us1.list-manage.com/track/click?url=https%3A%2F%2Fexample.org%2Fa", "https://example.org/a"],
  [
    "https://www.google.com/search?q=https://example.org/a",
    "https://www.google.com/search?q=https://example.org/a",
  ],
  ["https://example.org/a?fbclid=1&id=2&mc_cid=3#utm_x=1", "https://example.org/a?id=2"],
  ["https://example.org/a?b=1#section", "https://example.org/a?b=1#section"],
])("%s leads to %s", (address, target) => {
  expect(cleanUrl(address)).toBe(target);
});

test("redirectors in each other are opened, but not for ever", () => {
  const wrap = (address: string) => `https://www.google.com/url?q=${encodeURIComponent(address)}`;

  expect(cleanUrl(wrap(wrap("https://example.org/a")))).toBe("https://example.org/a");
  expect(cleanUrl(Array.from({ length: 9 }).reduce<string>(wrap, "https://example.org/a"))).toMatch(
    /google/u,
  );
});

const tracking = fc.constantFrom("utm_source=a", "fbclid=b", "mc_eid=c", "_hsenc=d", "gclid=e", "aff=f");

test("decorating an address does not change its key", () => {
  fc.assert(
    fc.property(
      fc.webUrl({ withQueryParameters: false }),
      fc.array(tracking, { maxLength: 4 }),
      (address, parameters) => {
        const decorated = `${address}${parameters.length > 0 ? "?" : ""}${parameters.join("&")}#top`;

        expect(canonicalUrl(decorated)).toBe(canonicalUrl(address));
        expect(canonicalUrl(address.replace(/^https?:\/\//u, "https://www."))).toBe(canonicalUrl(address));
      },
    ),
    { numRuns: 300, seed: 1 },
  );
});

test("a key stays itself, and no address makes trouble", () => {
  fc.assert(
    fc.property(fc.oneof(fc.webUrl({ withQueryParameters: true }), fc.string()), (address) => {
      const key = canonicalUrl(address);
      expect(canonicalUrl(`https://${key ?? ""}`)).toBe(key);
      const clean = cleanUrl(address);
      expect(cleanUrl(clean ?? "")).toBe(clean);
    }),
    { numRuns: 500, seed: 2 },
  );
});

test("an address with parameters comes whole out of a redirector of mail", () => {
  const wrapped = "https://urldefense.com/v3/__https://example.org/e/weeding?id=7__;!!abc!def$";

  expect(cleanUrl(wrapped)).toBe("https://example.org/e/weeding?id=7");
});

test("what Zoom adds to follow its readers is no part of an address", () => {
  const tracked = "https://zoom.us/webinar/register/WN_abc?_x_zm_rtaid=Q&_x_zm_rhtaid=9";

  expect(cleanUrl(tracked)).toBe("https://zoom.us/webinar/register/WN_abc");
});
