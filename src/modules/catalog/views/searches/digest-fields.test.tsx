import { expect, test } from "vitest";
import { DigestFields } from "./digest-fields.tsx";

function hintsWhere(sendsMail: boolean): string {
  const part = <DigestFields values={{}} problems={[]} isOptional sendsMail={sendsMail} />;
  if (part instanceof Promise) throw new Error("This part is not synchronous.");
  return part.toString();
}

test("the first letter is told to bring what fits already", () => {
  expect(hintsWhere(true)).toContain(
    "At about 7 in the morning: first what fits now, then only what is new.",
  );
});

test("a letter is promised only where letters leave", () => {
  expect(hintsWhere(true)).toContain("We send one letter");
  expect(hintsWhere(false)).not.toContain("We send one letter");
  expect(hintsWhere(false)).toContain("No mail server is set here");
});
