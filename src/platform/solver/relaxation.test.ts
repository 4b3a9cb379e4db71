import { expect, test } from "vitest";
import fc from "fast-check";
import { type LinearModel, loadSolver, ModelBuilder, type ModelRow, Relaxation } from "./index.ts";

const solve = await loadSolver();

const coefficient = fc.integer({ min: -3, max: 9 });

function rowsOver(columnCount: number) {
  const row = fc.record({
    coefficients: fc.array(fc.option(coefficient, { nil: 0, freq: 2 }), {
      minLength: columnCount,
      maxLength: columnCount,
    }),
    kind: fc.constantFrom("most", "most", "least", "one" as const),
    side: fc.integer({ min: 1, max: columnCount }),
  });
  return row.map(({ coefficients, kind, side }): ModelRow => {
    const columns = [...coefficients.keys()].filter((column) => coefficients[column] !== 0);
    return {
      columns,
      coefficients: columns.map((column) => (kind === "one" ? 1 : (coefficients[column] ?? 0))),
      lower: kind === "most" ? -Infinity : 1,
      upper: kind === "most" ? side : kind === "one" ? 1 : Infinity,
    };
  });
}

const problem = fc.integer({ min: 2, max: 30 }).chain((columnCount) =>
  fc.record({
    worths: fc.array(fc.integer({ min: -4, max: 9 }), { minLength: columnCount, maxLength: columnCount }),
    rows: fc.array(rowsOver(columnCount), { maxLength: 14 }),
    later: rowsOver(columnCount),
    closings: fc.array(fc.uniqueArray(fc.nat({ max: columnCount - 1 }), { maxLength: 3 }), { maxLength: 8 }),
  }),
);

function modelOf(
  worths: readonly number[],
  rows: readonly ModelRow[],
  closed: ReadonlySet<number>,
): LinearModel {
  const model = new ModelBuilder();
  for (const [column, worth] of worths.entries())
    model.addColumn({ worth, lower: 0, upper: closed.has(column) ? 0 : 1, isWhole: false });
  for (const row of rows) model.addRow(row);
  return model.build();
}

const anyGroup = (count: number) => new Int32Array(count).fill(-1);

test("a relaxation that stays comes to what the solver says, after every change and from everywhere", () => {
  const outcomes = new Set<string>();
  fc.assert(
    fc.property(problem, ({ closings, later, rows, worths }) => {
      const none = new Set<number>();
      const relaxation = Relaxation.of({ ...modelOf(worths, rows, none), rows }, anyGroup(worths.length));
      const all = [...rows];
      const expectSame = (closed: ReadonlySet<number>, stays = relaxation) => {
        const answer = solve(modelOf(worths, all, closed));
        outcomes.add(answer.outcome);
        const value = answer.outcome === "infeasible" ? -1e9 : answer.value;
        expect(stays.solve(-Infinity)?.value ?? -1e9).toBeCloseTo(value, 6);
      };
      expectSame(none);
      const mark = relaxation.mark();
      for (const [place, columns] of closings.entries()) {
        relaxation.cap(Int32Array.from(columns), 0);
        expect(relaxation.solve(-Infinity, 2)?.value ?? Infinity).toBeGreaterThanOrEqual(
          solve(modelOf(worths, all, new Set(columns))).bound - 1e-6,
        );
        expectSame(new Set(columns));
        const left = Int32Array.from(worths.keys()).filter((column) => !columns.includes(column));
        if (left.length > 0) expectSame(new Set(columns), relaxation.within(left));
        relaxation.cap(Int32Array.from(columns), 1);
        if (place % 2 === 0) relaxation.goTo(mark);
      }
      relaxation.addRows([later]);
      all.push(later);
      expectSame(none);
    }),
    { numRuns: 300, seed: 11 },
  );
  expect([...outcomes].sort()).toEqual(["infeasible", "optimal"]);
});

test("what is worth no more than the floor is not looked for, and prices say what a column would change", () => {
  const rows = [{ columns: [0, 1], coefficients: [2, 2], lower: -Infinity, upper: 1 }];
  const relaxation = Relaxation.of({ ...modelOf([3, 2], rows, new Set()), rows }, anyGroup(2));
  expect(relaxation.solve(1.5)).toBeUndefined();
  const answer = relaxation.solve(1);
  expect(answer).toMatchObject({ value: 1.5 });
  expect([...(answer?.columns ?? [])]).toEqual([0.5, 0]);
  expect([...relaxation.pricesOf(Int32Array.of(0, 1))]).toEqual([0, -1]);
});

test("rows that columns of which one at most is taken cannot break are left out, and change nothing", () => {
  const rows = [
    { columns: [0, 1, 2], coefficients: [1, 1, 1], lower: 1, upper: 1 },
    { columns: [0, 1, 3], coefficients: [1, 1, 1], lower: -Infinity, upper: 1 },
  ];
  const relaxation = Relaxation.of(
    { ...modelOf([3, 2, 1, 2], rows, new Set()), rows },
    Int32Array.of(0, 0, 0, -1),
  );
  expect(relaxation.solve(-Infinity)?.value).toBe(3);
  const without = relaxation.within(Int32Array.of(0, 1, 2));
  expect(without.solve(-Infinity)?.value).toBe(3);
});
