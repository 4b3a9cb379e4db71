import { expect, test } from "vitest";
import { nameKey, readShownName } from "./person-name.ts";
import { isBot, isCaller } from "./standing.ts";

test.for([
  ["Ana Example", "Ana Example", undefined, undefined],
  ["Ana E. (Ana Example)", "Ana E.", "Ana Example", undefined],
  ["Ana (she/her) (Ana Example)", "Ana (she/her)", "Ana Example", undefined],
  ["Ana (she/her)", "Ana (she/her)", undefined, undefined],
  ["Ana (Ana (Annie) Example)", "Ana", "Ana (Annie) Example", undefined],
  ["Ana Example (Host)", "Ana Example", undefined, "host"],
  ["Ana (Ana Example) (Host)", "Ana", "Ana Example", "host"],
  ["Ana Example (External)", "Ana Example", undefined, undefined],
  ["アナ（Ana Example）", "アナ", "Ana Example", undefined],
  ["Ana) Example)", "Ana) Example)", undefined, undefined],
  ["(Ana Example)", "(Ana Example)", undefined, undefined],
  ["Ana ()", "Ana ()", undefined, undefined],
] as const)("“%s” shows %s, whose account is %s (%s)", ([text, name, originalName, role]) => {
  expect(readShownName(text)).toEqual({ name, originalName, role });
});

test("letter case and widths of letters and blanks do not tell people apart, letters do", () => {
  expect(nameKey("ANA\u3000 Ｅxample")).toBe(nameKey("Ana Example"));
  expect(nameKey("Ana Example")).not.toBe(nameKey("Anna Example"));
});

test.for([
  "+1 555***0123",
  "15550100",
  "+48 600 100 200",
  "Call-In User_1",
  "Phone 1*****23",
  "Telephone: 555-0100",
])("“%s” is a caller", (name) => expect(isCaller(name)).toBe(true));

test.for(["Ana Example", "Phoebe Phone", "Room 12", "R2D2", "xXx", "Telefonica Lopez"])(
  "“%s” is no caller",
  (name) => expect(isCaller(name)).toBe(false),
);

test.for([
  "read.ai meeting notes",
  "Ana's OtterPilot",
  "Fireflies.ai Notetaker",
  "tl;dv recorder",
  "Zoom AI Companion",
  "Fathom Notetaker",
])("“%s” is a program", (name) => expect(isBot(name, undefined)).toBe(true));

test.for(["Jane Otter", "Mei Gong", "Ana Reader", "Robot Club of East Branch", "Grain Fellow"])(
  "“%s” is a person",
  (name) => expect(isBot(name, undefined)).toBe(false),
);
