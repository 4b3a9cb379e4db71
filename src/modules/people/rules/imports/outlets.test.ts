import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readImport } from "./read-import.ts";

const path = join(import.meta.dirname, "../../../../../../shared/data/places/outlets.csv");
const isThere = existsSync(path);
// oxlint-disable-next-line no-console -- what is skipped is said aloud
if (!isThere) console.warn(`The outlet file is not at ${path}: the test that reads all of it is skipped.`);

const few = `STABR,FSCSKEY,FSCS_SEQ,LIBNAME,ADDRESS,CITY,ZIP,CNTY,C_OUT_TY,SQ_FEET,HOURS,WKS_OPEN,LATITUDE,LONGITUD
ZZ,ZZ0001,001,NOWHERE LIBRARY,1 ELM,NOWHERE,00000,NOWHERE,XX,1,1,1,95,-200
KS,KS0001,002,MC PHERSON LIBRARY OF THE PLAINS,PO BOX 12,ST. JOHN,6711,M,CE,M,1,1,38.1,-97.3
KS,KS0001,BM1,BOOKS BY MAIL,M,ST. JOHN,67114,M,BM,M,1,1,-3,-3
`;

test("an outlet becomes a branch with its code, its place written as people do, and its wrong cells named", async () => {
  const { kind, branches, needsChoice, findings } = await readImport([fileOf(few)], {}, "system");

  expect([kind, needsChoice, findings.states]).toEqual(["outlets", true, ["KS", "ZZ"]]);
  expect(
    branches.map(({ label, fields, problems }) => [
      label,
      fields.code,
      fields.kind,
      fields.postalCode,
      fields.latitude,
      problems.map(({ column }) => column),
    ]),
  ).toEqual([
    [
      "Nowhere Library",
      "ZZ0001-001",
      undefined,
      "00000",
      undefined,
      ["LONGITUD", "LATITUDE", "C_OUT_TY", "STABR"],
    ],
    ["Mc Pherson Library of the Plains", "KS0001-002", "branch", "06711", 38.1, []],
    ["Books by Mail", "KS0001-BM1", "branch", "67114", undefined, []],
  ]);
});

test("a system of a state is chosen, and its outlets alone are taken", async () => {
  const state = await readImport([fileOf(few)], { state: "KS" }, "system");
  const system = await readImport([fileOf(few)], { state: "KS", system: "KS0001" }, "system");

  expect(state.findings.systems).toEqual([{ key: "KS0001", name: "Mc Pherson Library of the Plains" }]);
  expect([system.needsChoice, system.branches.map(({ label }) => label)]).toEqual([
    false,
    ["Mc Pherson Library of the Plains", "Books by Mail"],
  ]);
});

test("a state library takes all of a state, each outlet below its system", async () => {
  const { branches } = await readImport([fileOf(few)], { state: "KS" }, "state");

  expect(branches.map(({ fields }) => [fields.code, fields.kind, fields.parent])).toEqual([
    ["KS0001", "system", undefined],
    ["KS0001-002", "branch", "KS0001"],
    ["KS0001-BM1", "branch", "KS0001"],
  ]);
});

test.skipIf(!isThere)(
  `every row of the whole outlet file is read or named${isThere ? "" : " (skipped: the file is not there)"}`,
  async () => {
    const { branches } = await readImport(
      [{ name: "outlets.csv", bytes: new Uint8Array(readFileSync(path)) }],
      {},
      "system",
    );

    const kinds = Map.groupBy(branches, ({ fields }) => fields.kind);
    const bad = branches.filter(({ problems }) => problems.length > 0);
    expect(branches.length).toBe(17_408);
    expect(
      [...kinds]
        .map(([kind, rows]) => [kind, rows.length])
        .toSorted(([, one], [, other]) => Number(one) - Number(other)),
    ).toEqual([
      ["bookmobile", 627],
      ["branch", 16_781],
    ]);
    expect(
      bad.map(({ rowName, problems }) => [
        rowName,
        ...problems.map(({ column, value }) => `${column}=${value}`),
      ]),
    ).toEqual([]);
    expect(new Set(branches.map(({ fields }) => fields.code)).size).toBe(17_408);
    // The file says 0, 0 for these.
    expect(branches.filter(({ fields }) => fields.latitude === undefined).length).toBe(29);
  },
);

function fileOf(text: string) {
  return { name: "outlets.csv", bytes: new TextEncoder().encode(text) };
}
