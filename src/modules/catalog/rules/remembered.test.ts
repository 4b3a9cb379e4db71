import { expect, test } from "vitest";
import { remembered } from "./remembered.ts";

function counted() {
  const read: string[] = [];
  const rule = remembered((text) => {
    read.push(text);
    return { text };
  });
  return { read, rule };
}

test("a text said again is not read again", () => {
  const { read, rule } = counted();

  expect(rule("Free for all.")).toBe(rule("Free for all."));
  expect(rule("Free for members.")).toEqual({ text: "Free for members." });

  expect(read).toEqual(["Free for all.", "Free for members."]);
});

test("however many texts there are, each is answered, and only some are kept", () => {
  const { read, rule } = counted();
  const texts = Array.from({ length: 1200 }, (_, place) => `${place}`);

  expect(texts.map((text) => rule(text).text)).toEqual(texts);
  expect(texts.map((text) => rule(text).text)).toEqual(texts);

  expect(read.length).toBeGreaterThan(1200);
});

test("a long text is read each time", () => {
  const { read, rule } = counted();
  const text = "x".repeat(301);

  expect([rule(text), rule(text)]).toEqual([{ text }, { text }]);

  expect(read).toHaveLength(2);
});
