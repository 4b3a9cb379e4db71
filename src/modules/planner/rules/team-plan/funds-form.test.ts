import { expect, test } from "vitest";
import { readFunds } from "./funds-form.ts";

const here = new Set(["east"]);
const read = (fields: Readonly<Record<string, string>>) => readFunds((name) => fields[name] ?? "", here);

test("a fund has a name and money, and if it says so a branch and a most for each", () => {
  expect(
    read({
      fund1Name: "Friends of Eastside",
      fund1Money: "$1,500",
      fund1For: "east",
      fund1Each: "100.50",
      fund3Name: "Staff day",
      fund3Money: "200",
    }),
  ).toEqual({
    funds: [
      { name: "Friends of Eastside", cents: 150_000, organisationId: "east", centsPerPerson: 10_050 },
      { name: "Staff day", cents: 20_000, centsPerPerson: undefined },
    ],
  });
});

test("rows left empty are no funds, whatever branch stands in them", () => {
  expect(read({ fund2For: "east" })).toEqual({ funds: [] });
});

test("every field that cannot be used is named", () => {
  expect(read({ fund1Name: "Friends", fund2Money: "lots", fund2Each: "some", fund2For: "west" })).toEqual({
    problems: [
      { where: "fund1Money", message: "Write how much is in it, such as $500." },
      { where: "fund2Money", message: "Write how much is in it, such as $500." },
      { where: "fund2Each", message: "Write an amount, such as $100, or nothing." },
      { where: "fund2Name", message: "Say what the fund is called, in a few words." },
      { where: "fund2For", message: "Choose a branch or system from the list." },
    ],
  });
});
