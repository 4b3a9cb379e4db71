import { setImmediate } from "node:timers";
import { expect, test } from "vitest";
import { planOrganisations } from "./plan-organisations.ts";
import { planStaff } from "./plan-staff.ts";
import type { Kept, OrganisationRow } from "./plan.ts";
import { readImport } from "./read-import.ts";

const rows = 5000;
const root: Kept<OrganisationRow> = {
  id: "root",
  parentId: null,
  kind: "system",
  name: "Root",
  code: null,
  street: null,
  city: null,
  region: null,
  postalCode: null,
  latitude: null,
  longitude: null,
  zone: null,
  openingHours: null,
  changedAt: "then",
};

test("while a large file is read and planned, whatever else waits gets its turn", async () => {
  const lines = Array.from({ length: rows }, (_, at) => `Person ${at},p${at}@prairie.example`);
  const bytes = new TextEncoder().encode(["Name,E-mail", ...lines].join("\n"));
  let made = 0;
  const tools = { newId: () => `${(made += 1)}`, locateZip: () => undefined, today: "2026-11-21" };

  const reading = await turnsDuring(readImport([{ name: "staff.csv", bytes }], {}, "system"));
  const { places } = await planOrganisations([root], [], tools);
  const planning = await turnsDuring(
    planStaff({ staff: [], positions: [] }, reading.result.staff, places, tools),
  );

  expect(planning.result).toHaveLength(rows);
  // More turns than one way through in slices of 500 gives: cells and rows, people and positions.
  expect(reading.turns).toBeGreaterThan(rows / 500);
  expect(planning.turns).toBeGreaterThan(rows / 500);
});

/** How often others got their turn before some work was done. */
async function turnsDuring<Result>(work: Promise<Result>) {
  let turns = 0;
  let isDone = false;
  const turn = () => {
    if (isDone) return;
    turns += 1;
    setImmediate(turn);
  };
  setImmediate(turn);
  const result = await work;
  isDone = true;
  return { result, turns };
}
