import fc from "fast-check";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { emptyStatusList, encodedStatusList, statusAt, statusBitsIn, withStatus } from "./status-list.ts";

test("the shortest list has 16 kB, however few entries are asked for", () => {
  expect(emptyStatusList(1).length).toBe(16_384);
  expect(emptyStatusList(131_073).length).toBe(16_385);
});

test("entry 0 is the leftmost bit of the first byte", () => {
  expect(withStatus(emptyStatusList(), 0, true)[0]).toBe(0b1000_0000);
  expect(withStatus(emptyStatusList(), 15, true)[1]).toBe(0b0000_0001);
});

test("exactly the entries that were set are set, also after packing", () => {
  const entry = fc.integer({ min: 0, max: 131_071 });

  fc.assert(
    fc.property(fc.uniqueArray(entry, { maxLength: 20 }), entry, (set, other) => {
      const bits = set.reduce((list, index) => withStatus(list, index, true), emptyStatusList());
      const unpacked = statusBitsIn(encodedStatusList(bits)) ?? emptyStatusList();

      expect(set.map((index) => statusAt(unpacked, index))).toEqual(set.map(() => true));
      expect(statusAt(unpacked, other)).toBe(set.includes(other));
    }),
    { numRuns: 25 },
  );
});

test("an entry beyond the list is not known, and cannot be set", () => {
  expect(statusAt(emptyStatusList(), 131_072)).toBeUndefined();
  expect(statusAt(emptyStatusList(), -1)).toBeUndefined();
  expect(() => withStatus(emptyStatusList(), 131_072, true)).toThrow("The status list has no entry 131072.");
});

test("a list without multibase's u is read, and a bomb is not", () => {
  const bits = withStatus(emptyStatusList(), 7, true);

  expect(statusBitsIn(encodedStatusList(bits).slice(1))).toEqual(Buffer.from(bits));
  expect(statusBitsIn(`u${gzipSync(Buffer.alloc(17_000_000)).toString("base64url")}`)).toBeUndefined();
  expect(statusBitsIn("u!")).toBeUndefined();
  expect(statusBitsIn("")).toBeUndefined();
});
