import { expect, test } from "vitest";
import fc from "fast-check";
import { type Block, fill, fillingRoom, forcedFills } from "./month-filling.ts";

const months = fc
  .array(fc.record({ size: fc.integer({ min: 1, max: 6 }), worths: fc.tuple(fc.nat(9), fc.nat(9)) }), {
    maxLength: 7,
  })
  .chain((items) => fc.record({ items: fc.constant(items), room: fc.nat(12) }));

function blockOf(sizes: readonly number[], room: number): Block {
  const columns = Int32Array.from(sizes.keys());
  return { row: 0, columns, sizes: Int32Array.from(sizes), room, step: 1 };
}

/** What every choice that fits is worth, by the choice. */
function everyFilling({ room, sizes }: Block, worths: Float64Array): ReadonlyMap<number, number> {
  const all = new Map<number, number>();
  for (let choice = 0; choice < 2 ** sizes.length; choice += 1) {
    const taken = [...sizes.keys()].filter((place) => (choice >> place) % 2 === 1);
    if (taken.reduce((sum, place) => sum + (sizes[place] ?? 0), 0) > room) continue;
    all.set(
      choice,
      taken.reduce((sum, place) => sum + (worths[place] ?? 0), 0),
    );
  }
  return all;
}

test("a month is filled with what is worth most, however often its room was used before", () => {
  fc.assert(
    fc.property(months, ({ items, room }) => {
      const block = blockOf(
        items.map(({ size }) => size),
        room,
      );
      const used = fillingRoom(block);
      for (const turn of [0, 1, 0] as const) {
        const worths = Float64Array.from(items, (item) => item.worths[turn] - 3);
        const all = everyFilling(block, worths);

        const { taken, value } = fill(block, worths, used);

        expect(value).toBe(Math.max(...all.values()));
        expect(all.get(taken.reduce((sum, each, place) => sum + each * 2 ** place, 0))).toBe(value);
      }
    }),
    { numRuns: 300, seed: 97 },
  );
});

test("with one taken or left, a month is worth the most of the choices that do so", () => {
  fc.assert(
    fc.property(months, ({ items, room }) => {
      const block = blockOf(
        items.map(({ size }) => size),
        room,
      );
      const worths = Float64Array.from(items, (item) => item.worths[0] - 3);
      const all = [...everyFilling(block, worths)];
      const most = (place: number, isTaken: boolean) =>
        Math.max(
          -Infinity,
          ...all.flatMap(([choice, value]) => (((choice >> place) % 2 === 1) === isTaken ? [value] : [])),
        );

      const { left, taken, value } = forcedFills(block, worths);

      expect(value).toBe(Math.max(...all.map(([, each]) => each)));
      expect([...taken]).toEqual(items.map((_, place) => most(place, true)));
      expect([...left]).toEqual(items.map((_, place) => most(place, false)));
    }),
    { numRuns: 300, seed: 101 },
  );
});
