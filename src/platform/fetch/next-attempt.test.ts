import fc from "fast-check";
import { expect, test } from "vitest";
import { DEFAULT_BACK_OFF, isPublicAddress, nextAttempt } from "#platform/fetch";
import { checkedAddress } from "./checked-address.ts";
import { retryAfter } from "./retry-after.ts";

const now = Date.parse("2026-11-02T12:00:00Z");
const minutes = (count: number): number => count * 60_000;

test("each failure doubles the wait, up to two days", () => {
  const waits = [1, 2, 3, 4, 9, 50].map(
    (failureCount) => nextAttempt({ failureCount, now, chance: 0 }) - now,
  );

  expect(waits).toStrictEqual([
    minutes(7.5),
    minutes(15),
    minutes(30),
    minutes(60),
    minutes(1440),
    minutes(1440),
  ]);
});

test("a server's own date is kept, with a little spread after it", () => {
  const notBefore = now + minutes(600);

  expect(nextAttempt({ failureCount: 1, now, notBefore, chance: 0 })).toBe(notBefore);
  expect(nextAttempt({ failureCount: 1, now, notBefore, chance: 0.5 })).toBe(notBefore + minutes(3.75));
  expect(nextAttempt({ failureCount: 1, now, notBefore: now + minutes(9_999_999), chance: 0 })).toBe(
    now + minutes(7 * 1440),
  );
});

test("the next attempt is never in the past, never beyond the limits, and later after more failures", () => {
  const attempt = fc.record({
    failureCount: fc.integer({ min: 1, max: 1000 }),
    now: fc.constant(now),
    chance: fc.double({ min: 0, max: 0.999999, noNaN: true }),
  });

  fc.assert(
    fc.property(attempt, (failed) => {
      const next = nextAttempt(failed);
      expect(next).toBeGreaterThanOrEqual(now + DEFAULT_BACK_OFF.firstMilliseconds / 2);
      expect(next).toBeLessThanOrEqual(now + DEFAULT_BACK_OFF.longestMilliseconds);
      expect(nextAttempt({ ...failed, failureCount: failed.failureCount + 1 })).toBeGreaterThanOrEqual(next);
    }),
  );
});

test.each([
  ["120", now + 120_000],
  [" 5 ", now + 5_000],
  ["Mon, 02 Nov 2026 13:00:00 GMT", now + 3_600_000],
  ["Mon, 02 Nov 2026 11:00:00 GMT", undefined],
  ["0", undefined],
  ["-5", undefined],
  ["soon", undefined],
  ["99999999999999", undefined],
  [undefined, undefined],
])("Retry-After: %s", (header, expected) => {
  expect(retryAfter(header, now)).toBe(expected);
});

test("only addresses of the public internet are public", () => {
  const open = ["93.184.215.14", "8.8.8.8", "2606:4700::6810:84e5", "2a00:1450:4001:82a::200e"];
  const closed = [
    "0.0.0.0",
    "10.0.0.1",
    "100.64.0.1",
    "100.100.100.200",
    "127.0.0.1",
    "127.255.255.254",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.1",
    "192.0.2.1",
    "192.88.99.1",
    "192.168.1.1",
    "198.18.0.1",
    "198.51.100.1",
    "203.0.113.1",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::7f00:1",
    "::ffff:127.0.0.1",
    "::ffff:8.8.4.400",
    "64:ff9b::7f00:1",
    "64:ff9b:1::1",
    "100::1",
    "2001::1",
    "2001:db8::1",
    "2002:7f00:1::",
    "fc00::1",
    "fd00:ec2::254",
    "fe80::1",
    "fec0::1",
    "ff02::1",
    "3fff::1",
    "",
    "localhost",
    "not an address",
  ];

  expect(open.filter((address) => !isPublicAddress(address))).toStrictEqual([]);
  expect(closed.filter((address) => isPublicAddress(address))).toStrictEqual([]);
});

test("addresses are judged before anyone is asked", () => {
  const outcome = (address: string): string => {
    try {
      return checkedAddress(address, ["intranet.example.org", "127.0.0.1:9000"]).href;
    } catch (error) {
      return error instanceof Error ? error.message : "";
    }
  };

  expect(outcome("webcal://example.org/a.ics#x")).toBe("https://example.org/a.ics");
  expect(outcome("feed:https://example.org/rss")).toBe("https://example.org/rss");
  expect(outcome("feed://example.org/rss")).toBe("https://example.org/rss");
  expect(outcome("http://example.org:8443/a")).toBe("http://example.org:8443/a");
  expect(outcome("http://intranet.example.org:1234/a")).toBe("http://intranet.example.org:1234/a");
  expect(outcome("http://127.0.0.1:9000/a")).toBe("http://127.0.0.1:9000/a");
  expect(outcome("http://127.0.0.1:8001/a")).toMatch(/^127\.0\.0\.1 is not on the public internet/);
  expect(outcome("file:///etc/passwd")).toBe("Only web addresses can be fetched, not «file:».");
  expect(outcome("https://me:secret@example.org/")).toBe(
    "The address holds a name or password; give it without.",
  );
  expect(outcome("https://example.org:6379/")).toBe("Port 6379 is not one that web pages are served from.");
  expect(outcome("nonsense")).toBe("This is not a web address that can be understood.");
  expect(outcome(`https://example.org/${"a".repeat(5000)}`)).toBe(
    "This is not a web address that can be understood.",
  );
});
