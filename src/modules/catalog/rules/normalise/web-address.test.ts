import fc from "fast-check";
import { expect, test } from "vitest";

import { isPlainAddress, parseWebAddress } from "./web-address.ts";

const partsOf = (address: string) => {
  const url = parseWebAddress(address);
  if (url === undefined) return undefined;
  const { href, protocol, host, hostname, pathname, search, hash } = url;
  return { href, protocol, host, hostname, pathname, search, hash };
};
const partsOfUrl = (address: string) => {
  const url = URL.parse(address);
  if (url === null) return undefined;
  const { href, protocol, host, hostname, pathname, search, hash } = url;
  return { href, protocol, host, hostname, pathname, search, hash };
};

test.each([
  "https://library.example.org/event/1?utm_source=list#top",
  "http://1.2.3.4/a",
  "https://library.example.0x7f/a",
  "https://library.example.org/a/../b/./c",
  "https://library.example.org/a/%2E%2e/b",
  "https://library.example.org/a/.%2e/b",
  "https://library.example.org?x=1",
  "https://library.example.org/?",
  "https://library.example.org/#",
  "https://xn--bcher-kva.example/a",
  "https://-odd-.example/a",
  "https://a--b.example/a",
  "https://Library.Example.org:443/A b?c='d'",
])("%s is read as the standard reads it", (address) => {
  expect(partsOf(address)).toEqual(partsOfUrl(address));
});

test("addresses of any pieces are read as the standard reads them", () => {
  const pieces =
    "a b2 7 0x1 . .. / // - -- xn-- _ ~ % %2e %zz : @ ? # = & ' ^ | [ ] ( ) é A .example.org /event/1 $!*+,; b\tc";
  const piece = fc.constantFrom(...pieces.split(" "));

  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (parts) => {
      const address = `https://${parts.join("")}`;

      expect(partsOf(address)).toEqual(partsOfUrl(address));
      expect(!isPlainAddress(address) || partsOfUrl(address)?.href === address).toBe(true);
    }),
    { numRuns: 2000, seed: 7 },
  );
});

test("an address in which nothing changes is known as one", () => {
  expect(isPlainAddress("https://library.example.org/event/1?utm_source=list#top")).toBe(true);
  expect(isPlainAddress("https://library.example.org/a/../b")).toBe(false);
  expect(isPlainAddress("https://library.example.org")).toBe(false);
});

test("a calendar's scheme and a bare host are taken for what they mean", () => {
  expect(parseWebAddress("webcal://library.example.org/events.ics")?.href).toBe(
    "https://library.example.org/events.ics",
  );
  expect(parseWebAddress(" www.example.org/a ")?.href).toBe("https://www.example.org/a");
});
