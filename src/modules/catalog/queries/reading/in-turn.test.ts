import { expect, test } from "vitest";
import { inTurn } from "./in-turn.ts";

async function pause(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

test("large documents are done one after another, and a small one waits for none", async () => {
  const order: string[] = [];
  const work = (name: string) => async () => {
    order.push(`${name} begins`);
    await pause();
    order.push(`${name} ends`);
    if (name === "first") throw new Error("It fails.");
  };

  const outcomes = await Promise.allSettled([
    inTurn(201, work("first")),
    inTurn(5000, work("second")),
    inTurn(200, work("small")),
  ]);

  expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "fulfilled", "fulfilled"]);
  expect(order.filter((step) => !step.startsWith("small"))).toEqual([
    "first begins",
    "first ends",
    "second begins",
    "second ends",
  ]);
  expect(order.indexOf("small begins")).toBeLessThan(order.indexOf("second begins"));
});
