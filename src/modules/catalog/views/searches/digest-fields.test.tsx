import { expect, test } from "vitest";
import { DigestFields } from "./digest-fields.tsx";

const hintWhere = (sendsMail: boolean) =>
  String(<DigestFields values={{}} problems={[]} isOptional sendsMail={sendsMail} />);

test("a letter is promised only where letters leave", () => {
  expect(hintWhere(true)).toContain("We send one letter");
  expect(hintWhere(false)).not.toContain("We send one letter");
  expect(hintWhere(false)).toContain("No mail server is set here");
});
