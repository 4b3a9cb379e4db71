import fc from "fast-check";
import { expect, test } from "vitest";
import { parseTolerantJson } from "./tolerant-json.ts";

test("what is valid JSON is read as it is", () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      expect(parseTolerantJson(text)).toEqual({
        value: JSON.parse(text) as unknown,
        repairs: [],
        isWhole: true,
      });
    }),
  );
});

test("a comma too many changes nothing but is told", () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.integer(), fc.boolean(), fc.constant(null)), { minLength: 1 }),
      (items) => {
        const text = `${JSON.stringify(items).slice(0, -1)},]`;

        expect(parseTolerantJson(text)).toEqual({
          value: items,
          repairs: ["a trailing comma was left out"],
          isWhole: true,
        });
      },
    ),
  );
});

test("however a list of objects is cut, the whole ones before the cut are kept", () => {
  const list = Array.from({ length: 5 }, (_, number) => ({ name: `n${number}`, tags: ["a", "b"] }));
  const text = JSON.stringify(list);
  const item = JSON.stringify(list[0]).length + 1;
  fc.assert(
    fc.property(fc.integer({ min: 1, max: text.length - 1 }), (cut) => {
      const read = parseTolerantJson(text.slice(0, cut));
      const whole = Math.floor((cut - 1) / item);

      expect(read.isWhole).toBe(false);
      expect((Array.isArray(read.value) ? read.value : []).slice(0, whole)).toEqual(list.slice(0, whole));
    }),
  );
});

test("a key called __proto__ is data like any other", () => {
  const { value } = parseTolerantJson('{"__proto__": {"isAdministrator": true}, "a": 1,}');

  expect(Object.hasOwn(value as object, "__proto__")).toBe(true);
  expect(({} as Record<string, unknown>)["isAdministrator"]).toBeUndefined();
});

test("objects one after the other, with or without a comma, are a list", () => {
  const read = { repairs: ["several values were taken as a list"], isWhole: true };

  expect(parseTolerantJson('{"a": 1}\n{"a": 2}')).toEqual({ value: [{ a: 1 }, { a: 2 }], ...read });
  expect(parseTolerantJson('{"a": 1}, [{"a": 2}]')).toEqual({ value: [{ a: 1 }, { a: 2 }], ...read });
  expect(parseTolerantJson('{"a": 1}; and more')).toEqual({
    value: { a: 1 },
    repairs: ["text after the end was left out"],
    isWhole: true,
  });
});
