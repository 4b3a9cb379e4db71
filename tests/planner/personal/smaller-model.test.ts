import { expect, test } from "vitest";
import fc from "fast-check";
import { loadSolver, ModelBuilder } from "#platform/solver";
import { smallerModel, solvedSmaller } from "../../../src/modules/planner/rules/personal/smaller-model.ts";

const solve = await loadSolver();

const end = fc.constantFrom([0, 0], [0, 1], [0, 1], [0, 1], [1, 1], [0, 3]);
const column = fc.record({ worth: fc.integer({ min: -4, max: 9 }), ends: end, isWhole: fc.boolean() });
const row = fc.record({
  coefficients: fc.array(fc.constantFrom(-2, -1, 0, 0, 1, 1, 2, 3), { minLength: 6, maxLength: 6 }),
  isAtMost: fc.boolean(),
  side: fc.integer({ min: -2, max: 5 }),
});

const model = fc
  .record({
    columns: fc.array(column, { minLength: 6, maxLength: 6 }),
    rows: fc.array(row, { minLength: 1, maxLength: 5 }),
  })
  .map(({ columns, rows }) => {
    const builder = new ModelBuilder();
    for (const { ends, isWhole, worth } of columns)
      builder.addColumn({ worth, isWhole, lower: ends[0] ?? 0, upper: ends[1] ?? 0 });
    for (const { coefficients, isAtMost, side } of rows) {
      const used = coefficients.flatMap((each, index) => (each === 0 ? [] : [index]));
      builder.addRow({
        lower: isAtMost ? -Infinity : side,
        upper: isAtMost ? side : Infinity,
        columns: used,
        coefficients: used.map((index) => coefficients[index] ?? 0),
      });
    }
    return builder.build();
  });

test("a smaller model has the same best, and its columns keep the rows of the whole", () => {
  let solved = 0;
  let lost = 0;
  fc.assert(
    fc.property(model, (whole) => {
      const best = solve(whole);
      const smaller = smallerModel(whole, []);
      const answer = smaller === undefined ? undefined : solvedSmaller(smaller, solve, {});
      const isPossible = answer?.outcome === "optimal";
      solved += Number(isPossible);
      lost += whole.worth.length - (smaller?.columns.length ?? 0);

      expect(answer?.outcome ?? "infeasible").toBe(best.outcome);
      const columns = isPossible ? answer.columns : new Float64Array(0);
      const value = isPossible ? best.value : 0;
      expect(worthOf(whole, columns)).toBeCloseTo(value, 6);
      expect(isPossible ? answer.value : 0).toBeCloseTo(value, 6);
      expect(isPossible ? brokenRows(whole, columns) : []).toEqual([]);
    }),
    { numRuns: 120, seed: 47 },
  );
  expect(solved).toBeGreaterThan(40);
  expect(lost).toBeGreaterThan(120);
});

type Model = Parameters<typeof smallerModel>[0];

function worthOf({ worth }: Model, columns: Float64Array): number {
  return worth.reduce((sum, each, column) => sum + each * (columns[column] ?? 0), 0);
}

function brokenRows(model: Model, columns: Float64Array): readonly number[] {
  return [...model.rowLower.keys()].filter((row) => {
    let sum = 0;
    const end = model.starts[row + 1] ?? 0;
    for (let entry = model.starts[row] ?? 0; entry < end; entry += 1)
      sum += (model.coefficients[entry] ?? 0) * (columns[model.columns[entry] ?? 0] ?? 0);
    return sum > (model.rowUpper[row] ?? 0) + 1e-6 || sum < (model.rowLower[row] ?? 0) - 1e-6;
  });
}
