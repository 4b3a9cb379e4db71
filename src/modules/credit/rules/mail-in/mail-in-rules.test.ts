import fc from "fast-check";
import { expect, test } from "vitest";
import { hasHead, isAutomaticAnswer, isSentByProgram } from "./automatic-answer.ts";
import { addressOf, mailTokenOf, tokenIn } from "./own-address.ts";

test("an address gives its token back, in any case, and at no other domain", () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 24, maxLength: 24 }), (bytes) => {
      const token = mailTokenOf(bytes);
      const address = addressOf(token, "learn.example");

      expect(token).toMatch(/^[a-z]{24}$/u);
      expect(tokenIn(` ${address.toUpperCase()}`, "Learn.Example")).toBe(token);
      expect(tokenIn(address, "other.example")).toBe(undefined);
      expect(tokenIn(address.replace("+", "-"), "learn.example")).toBe(undefined);
    }),
    { numRuns: 100 },
  );
});

test("whatever stands in an address, it is a token or nothing", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(tokenIn(text, "learn.example") ?? "").toMatch(/^(?:[a-z]{24})?$/u);
    }),
    { numRuns: 300 },
  );
});

const ours = { sender: "t@training.example", ownSender: "Carrel <carrel@learn.example>" };
const field = (key: string, value: string) => ({ key, value });

test.for([
  [field("auto-submitted", "Auto-Replied; owner-email=a@b.example"), true],
  [field("auto-submitted", "auto-generated"), false],
  [field("auto-submitted", "no"), false],
  [field("content-type", "multipart/report; report-type=delivery-status"), true],
  [field("content-type", "multipart/mixed"), false],
  [field("precedence", "bulk"), false],
  [field("from", "Another name <CARREL@learn.example>"), true],
  [field("from", "carrel@learn.example.org"), false],
] as const)("whether mail is an answer that no person wrote: %j", ([each, isOne]) => {
  expect(isAutomaticAnswer([each], ours)).toBe(isOne);
});

test("a bounce has no sender, and what a program sent is told by its mark", () => {
  expect(isAutomaticAnswer([], { ...ours, sender: "" })).toBe(true);
  expect(isAutomaticAnswer([], { ...ours, sender: undefined })).toBe(false);
  expect(isSentByProgram([field("auto-submitted", "auto-generated")])).toBe(true);
  expect(isSentByProgram([field("auto-submitted", "no")])).toBe(false);
  expect(isSentByProgram([])).toBe(false);
});

test("text is no mail for its first lines being read as fields", () => {
  expect(hasHead([field("nonsense", "")])).toBe(false);
  expect(hasHead([field("x-origin", "a"), field("date", "Tue, 10 Mar 2026 14:00:00 -0500")])).toBe(true);
});
