import { expect, test } from "vitest";
import { openSite } from "../journeys/site.ts";
import { formToken, makeCast } from "./cast.ts";
import { faultsOfFuzzedForm } from "./fuzzed-forms.ts";
import { seededNumbers } from "./fuzzed-import.ts";

test("300 forms with odd values never break a page, and leave nothing half-done or another library changed", async () => {
  const { app, program, close } = await openSite();
  const { secret } = program.configuration;
  const cast = await makeCast(program.db, secret);
  program.installation.forget();
  const form = await formToken(secret);
  const found: Record<number, readonly string[]> = {};
  for (let seed = 1; seed <= Number(process.env["FORMS"] ?? 300); seed += 1) {
    const faults = await faultsOfFuzzedForm({ app, program, cast, form }, seededNumbers(seed));
    if (faults.length > 0) found[seed] = faults;
  }
  await close();

  expect(found).toEqual({});
}, 120_000);
