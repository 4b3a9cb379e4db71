import { expect, test } from "vitest";
import { inSlices } from "./in-slices.ts";

test("values are made in their order, and others get their turn between slices", async () => {
  const order: string[] = [];
  const values = Array.from({ length: 40 }, (_, place) => place);

  const making = inSlices(values, (value) => {
    order.push(String(value));
    return value * 2;
  });
  setImmediate(() => order.push("other"));
  const made = await making;

  expect(made).toEqual(values.map((value) => value * 2));
  expect(order.indexOf("other")).toBeGreaterThan(0);
  expect(order.indexOf("other")).toBeLessThan(40);
});

test("of nothing nothing is made", async () => {
  expect(await inSlices([], () => 1)).toEqual([]);
});
