import { expect, test } from "vitest";
import fc from "fast-check";
import { loadSolver, ModelBuilder } from "./index.ts";

const solve = await loadSolver();

/** A knapsack: take what is worth most within a size. */
function knapsack(things: readonly (readonly [worth: number, size: number])[], room: number) {
  const model = new ModelBuilder();
  const columns = things.map(([worth]) => model.addColumn({ worth, lower: 0, upper: 1, isWhole: true }));
  model.addRow({ lower: -Infinity, upper: room, columns, coefficients: things.map(([, size]) => size) });
  return model.build();
}

test("what is found best is the best of all choices, and so is its bound", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 9 })), {
        minLength: 1,
        maxLength: 8,
      }),
      fc.integer({ min: 0, max: 20 }),
      (things, room) => {
        let best = 0;
        for (let choice = 0; choice < 2 ** things.length; choice += 1) {
          const taken = things.filter((_, index) => (choice >> index) % 2 === 1);
          if (taken.reduce((sum, [, size]) => sum + size, 0) > room) continue;
          best = Math.max(
            best,
            taken.reduce((sum, [worth]) => sum + worth, 0),
          );
        }
        const answer = solve(knapsack(things, room));
        expect(answer.outcome).toBe("optimal");
        expect(answer.value).toBe(best);
        expect(answer.bound).toBeCloseTo(best, 4);
      },
    ),
    { numRuns: 60 },
  );
});

test("a model that nothing keeps is told to be so, one without an end too", () => {
  const clash = new ModelBuilder();
  const column = clash.addColumn({ worth: 1, lower: 0, upper: 1, isWhole: true });
  clash.addRow({ lower: 2, upper: Infinity, columns: [column], coefficients: [1] });
  expect(solve(clash.build())).toMatchObject({ outcome: "infeasible", bound: -Infinity });
  const endless = new ModelBuilder();
  const free = endless.addColumn({ worth: 1, lower: 0, upper: Infinity, isWhole: false });
  endless.addRow({ lower: 0, upper: Infinity, columns: [free], coefficients: [1] });
  expect(solve(endless.build()).outcome).toBe("unbounded");
});

test("a model without whole columns tells what one more unit of a limit is worth", () => {
  const model = new ModelBuilder();
  const columns = [3, 2].map((worth) =>
    model.addColumn({ worth, lower: 0, upper: Infinity, isWhole: false }),
  );
  model.addRow({ lower: -Infinity, upper: 4, columns, coefficients: [1, 1] });
  model.addRow({ lower: -Infinity, upper: 1, columns: [0], coefficients: [1] });
  const answer = solve(model.build());
  expect(answer.value).toBe(9);
  expect([...answer.rowPrices]).toEqual([2, 1]);
});

test("a start is where the search begins, and a stop gives the best so far", () => {
  const things = Array.from(
    { length: 60 },
    (_, index) => [100 + ((index * 37) % 41), 100 + ((index * 53) % 43)] as const,
  );
  const model = knapsack(things, 3011);
  const start = Float64Array.from(things, (_, index) => Number(index < 20));
  const values: number[] = [];
  const stopped = solve(model, {
    start,
    isStopped: () => true,
    onBetter: ({ value }) => void values.push(value),
  });
  expect(["feasible", "optimal"]).toContain(stopped.outcome);
  const startValue = things.slice(0, 20).reduce((sum, [worth]) => sum + worth, 0);
  expect(stopped.value).toBeGreaterThanOrEqual(startValue);
  expect(values.every((value) => value >= startValue)).toBe(true);
});

test("a start that is not the best is never called the best", () => {
  const model = new ModelBuilder();
  const column = (worth: number, isWhole = true) => model.addColumn({ worth, lower: 0, upper: 1, isWhole });
  const [first, second, third, one] = [column(-0.3), column(0.2), column(0), column(0)];
  const saved = column(0, false);
  const other = column(0);
  const savedToo = column(0, false);
  const rows: readonly (readonly [number[], number[], number])[] = [
    [[first, second], [1, 1], 1],
    [[saved, one], [1, -1], 0],
    [[savedToo, other], [1, -1], 0],
    [[saved, savedToo, third], [1, 1, -1], 0],
    [[third, one, saved, other, savedToo], [4999, 3000, -4999, 1000, -4999], 3000],
  ];
  for (const [columns, coefficients, upper] of rows)
    model.addRow({ lower: -Infinity, upper, columns, coefficients });

  const answer = solve(model.build(), { start: new Float64Array(7) });

  expect(answer).toMatchObject({ outcome: "optimal", value: 0.2 });
  expect(answer.bound).toBeCloseTo(0.2, 6);
});
