import { expect, test } from "vitest";
import { lettersWritten } from "./letters-left.ts";

test.each([
  [true, "3 letters are on their way."],
  [
    false,
    "3 letters were written, but have not left: no mail server is set here. They lie in the folder “outbox” of the data directory.",
  ],
])("letters that were written are on their way only where mail is sent: %s", (sendsMail, words) => {
  expect(lettersWritten("3 letters", false, { sendsMail })).toBe(words);
});

test("one letter is told of as one", () => {
  expect(lettersWritten("A letter to ana@library.example", true, {})).toBe(
    "A letter to ana@library.example is on its way.",
  );
});
