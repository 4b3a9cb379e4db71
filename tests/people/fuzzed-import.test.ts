import { expect, test } from "vitest";
import { faultsOfFuzzedImport, seededNumbers } from "./fuzzed-import.ts";

test("600 damaged imports are read and planned without a crash, a lost row or a broken reference", async () => {
  const found: Record<number, readonly string[]> = {};
  for (let seed = 1; seed <= 600; seed += 1) {
    const faults = await faultsOfFuzzedImport(seededNumbers(seed));
    if (faults.length > 0) found[seed] = faults;
  }

  expect(found).toEqual({});
});
