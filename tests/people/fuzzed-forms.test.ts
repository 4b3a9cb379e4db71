import { expect, test } from "vitest";
import { openSite } from "../journeys/site.ts";
import { formToken, makeCast } from "./cast.ts";
import { faultsOfFuzzedForm, faultsOfFuzzedSetUp, peopleHeld, setUpWords } from "./fuzzed-forms.ts";
import { seededNumbers } from "./fuzzed-import.ts";

const count = Number(process.env["FORMS"] ?? 1000);

test(`${count} forms with odd values never break a page, and leave nothing half-done or another library changed`, async () => {
  const { app, program, close } = await openSite();
  const { secret } = program.configuration;
  const cast = await makeCast(program.db, secret);
  program.installation.forget();
  const form = await formToken(secret);
  const site = { app, program, cast, form, held: await peopleHeld(program, cast.otherTenantId) };
  const found: Record<number, readonly string[]> = {};
  for (let seed = 1; seed <= count; seed += 1) {
    const faults = await faultsOfFuzzedForm(site, seededNumbers(seed));
    if (faults.length > 0) found[seed] = faults;
  }
  await close();

  expect(found).toEqual({});
}, 3_600_000);

test("200 odd set-ups of a site that nobody has set up are refused and keep nothing; a plain one is then taken", async () => {
  const { app, program, close } = await openSite();
  const form = await formToken(program.configuration.secret);
  const found: Record<number, readonly string[]> = {};
  for (let seed = 1; seed <= 200; seed += 1) {
    const faults = await faultsOfFuzzedSetUp({ app, program, form }, seededNumbers(seed));
    if (faults.length > 0) found[seed] = faults;
  }
  const taken = await app.request("/set-up/library", {
    method: "POST",
    headers: {
      cookie: form.cookie,
      "x-csrf-token": form.token,
      "content-type": "application/x-www-form-urlencoded",
    },
    body: new URLSearchParams({ ...setUpWords, code: program.setUpCode }).toString(),
  });
  await close();

  expect(found).toEqual({});
  expect([taken.status, taken.headers.get("location")]).toEqual([303, "/organisation"]);
}, 1_200_000);
