import { expect, test } from "vitest";
import { writeCsv } from "./index.ts";

test("quotes are doubled, lines end as the standard says, and a formula stays text", () => {
  expect(
    writeCsv([
      ["name", "hours"],
      ['Ada "the" Sample', "=1+1"],
      ["a,b", "-2"],
    ]),
  ).toBe('"name","hours"\r\n"Ada ""the"" Sample","\'=1+1"\r\n"a,b","-2"\r\n');
});
