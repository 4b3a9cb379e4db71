import fc from "fast-check";
import { expect, test } from "vitest";
import { confirmationWays } from "./confirmation-ways.ts";
import { deviceName } from "./device-name.ts";
import { inWords, signInLetter } from "./letters.ts";
import { isRecentProof, isSeenLongAgo, later, sessionEnd } from "./session-life.ts";
import { budgets, isThisMachine, waitAfter, waitInWords } from "./tries.ts";
import { isOneFactor } from "./ways.ts";

test.for([
  ["Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox on Windows"],
  [
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36",
    "Chrome on Linux",
  ],
  [
    "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0",
    "Edge on Windows",
  ],
  [
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15",
    "Safari on a Mac",
  ],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Version/18.5 Mobile/15E148 Safari/604.1",
    "Safari on iPhone",
  ],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 CriOS/140.0 Mobile/15E148 Safari/604.1",
    "Chrome on iPhone",
  ],
  [
    "Mozilla/5.0 (Linux; Android 15; SM-S921B) AppleWebKit/537.36 SamsungBrowser/28.0 Chrome/130.0 Mobile Safari/537.36",
    "Samsung Internet on Android",
  ],
  [
    "Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36",
    "Chrome on a Chromebook",
  ],
  ["curl/8.5.0", "A program on an unknown system"],
  ["", "An unknown browser"],
] as const)("%s is %s", ([userAgent, name]) => {
  expect(deviceName(userAgent)).toBe(name);
});

test("whatever a browser says of itself, its name here is short and made of our words", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 3000 }), (text) => {
      expect(deviceName(text)).toMatch(/^[A-Z][A-Za-z ]{5,45}$/);
    }),
    { numRuns: 200 },
  );
});

test("waits never shrink as failures add up, nor grow beyond what a letter's link lives", () => {
  for (const budget of Object.values(budgets)) {
    const waits = Array.from({ length: 200 }, (_, failures) => waitAfter(failures, budget));
    expect(waits.slice(0, budget.free).every((wait) => wait === 0)).toBe(true);
    expect(waits).toEqual(waits.toSorted((one, other) => one - other));
    expect(waits.at(-1)).toBe(15 * 60);
  }
});

test("this machine's own addresses are told from others'", () => {
  const addresses = [
    "127.0.0.1",
    "0.0.0.0.0.0.0.0",
    "192.168.1.7",
    "12.7.0.1",
    "32.1.13.184.0.0.0.0",
    "unknown",
  ];

  expect(addresses.filter(isThisMachine)).toEqual(["127.0.0.1", "0.0.0.0.0.0.0.0"]);
});

test("a wait in words is never shorter than the wait", () => {
  expect([1, 40, 59, 60, 61, 900].map(waitInWords)).toEqual([
    "1 second",
    "40 seconds",
    "59 seconds",
    "1 minute",
    "2 minutes",
    "15 minutes",
  ]);
});

test("a session ends thirty days after its last use, and half a year after its start at the latest", () => {
  expect(sessionEnd("2026-01-01T00:00:00Z", "2026-01-05T00:00:00Z")).toBe("2026-02-04T00:00:00Z");
  expect(sessionEnd("2026-01-01T00:00:00Z", "2026-06-20T00:00:00Z")).toBe("2026-06-30T00:00:00Z");
});

test("ten minutes are long ago for a session, and a quarter of an hour is recent for a proof", () => {
  const at = "2026-11-22T14:00:00Z";
  const ago = (seconds: number) => later(at, { minutes: -seconds / 60 });

  expect([isSeenLongAgo(ago(599), at), isSeenLongAgo(ago(600), at)]).toEqual([false, true]);
  expect([isRecentProof(ago(900), at), isRecentProof(ago(901), at)]).toEqual([true, false]);
});

test("a letter and a password are one factor, a passkey and a library's own sign-in are whole", () => {
  const ways = ["set-up", "link", "code", "password", "passkey", "openid", "saml", "invitation"] as const;

  expect(ways.filter(isOneFactor)).toEqual(["link", "code", "password", "invitation"]);
});

test("with an authenticator nothing less confirms; without one, what there is", () => {
  const ways = (hasAuthenticator: boolean, hasPassword: boolean, hasEmail: boolean) =>
    confirmationWays({ hasAuthenticator, hasPassword, hasEmail });

  expect(ways(true, true, true)).toEqual(["authenticator"]);
  expect(ways(false, true, true)).toEqual(["password", "letter"]);
  expect(ways(false, false, true)).toEqual(["letter"]);
  expect(ways(false, false, false)).toEqual([]);
});

test("the letter to sign in with says everything that is needed, in few words", () => {
  const letter = signInLetter({
    siteUrl: "https://learn.example",
    url: "https://learn.example/x",
    code: "012345",
  });

  expect(letter).toEqual({
    subject: "Sign in to Carrel: 012345",
    text: `Open this address to sign in at https://learn.example:
https://learn.example/x

Or type this code on the page where you asked for it: 012345

Either works once, for 15 minutes. Nobody from your library will ever ask you for it.

You did not ask for this? Then leave it: without this letter nobody gets in.`,
  });
});

test("a time in a letter is the reader's, with its zone", () => {
  expect(inWords("2026-11-22T14:05:00Z", "America/New_York").replaceAll("\u202f", " ")).toBe(
    "Sunday, November 22, 2026 at 9:05 am EST",
  );
});
