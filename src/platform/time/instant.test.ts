import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatInstant, parseInstant } from "./instant.ts";

describe("parseInstant", () => {
  test("reads what formatInstant writes", () => {
    const instants = fc.integer({ min: Date.UTC(1, 0, 1) / 1000, max: Date.UTC(9999, 11, 31) / 1000 });
    fc.assert(
      fc.property(instants, (instant) => {
        expect(parseInstant(formatInstant(instant))).toBe(instant);
      }),
    );
  });

  test("reads a damaged one as the same with its offset written out", () => {
    const written = "2026-12-03T19:45:30Z";
    const damages = fc.array(fc.tuple(fc.nat(18), fc.constantFrom(..."0123456789TZt +-:./az".split(""))), {
      maxLength: 3,
    });
    fc.assert(
      fc.property(damages, (changes) => {
        const letters = written.split("");
        for (const [at, letter] of changes) letters[at] = letter;
        const text = letters.join("");
        expect(parseInstant(text)).toBe(parseInstant(`${text.slice(0, -1)}+00:00`));
      }),
      { numRuns: 20_000 },
    );
  });

  test.each([
    "2026-02-29T10:00:00Z",
    "2026-13-01T10:00:00Z",
    "2026-12-03T25:00:00Z",
    "2026-12-03T10:60:00Z",
    "2026-12-03T10:00:0OZ",
    "",
  ])("refuses %j", (text) => {
    expect(parseInstant(text)).toBeUndefined();
  });
});
