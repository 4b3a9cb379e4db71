import { expect, test } from "vitest";
import { htmlProblems } from "../../../../../tests/browser/html-problems.ts";
import { openScenes } from "../../../../../tests/people/sign-in-scene.ts";
import { makeAccount, proofsIn } from "../../../../../tests/people/sign-in-site.ts";

const { withAnaInside } = openScenes();

test("a new address is asked first, and the old one told", () =>
  withAnaInside(async (scene) => {
    const fresh = `new-${scene.email}`;
    const own = await scene.browser.post("/me/email", { email: scene.email });
    const odd = await scene.browser.post("/me/email", { email: "ana" });
    const asked = await scene.browser.post("/me/email", { email: fresh });
    const { path } = proofsIn((await scene.lettersTo(fresh)).at(-1));
    const before = await scene.browser.get(path);
    const mine = await scene.browser.get("/me");
    const done = await scene.browser.post(path);
    const again = await scene.browser.post(path);

    expect([own.status, odd.status, asked.status]).toEqual([422, 422, 200]);
    expect(odd.html).toContain('value="ana"');
    expect(before.text).toContain(`From now on you sign in with ${fresh}`);
    expect(mine.text).toContain(`E-mail ${scene.email} A letter was written to ${fresh}.`);
    expect(done.text).toContain(`E-mail ${fresh}`);
    expect(done.text).not.toContain("A letter was written");
    expect(again.status).toBe(410);
    expect((await scene.lettersTo(scene.email)).at(-1)?.subject).toBe(
      "Your e-mail address for Carrel was changed",
    );
    for (const each of [own, asked, before, done]) expect(await htmlProblems(each.html)).toEqual([]);
  }));

test("an address that has an account is not taken over, and who asks learns nothing", () =>
  withAnaInside(async (scene) => {
    const taken = `taken-${scene.email}`;
    await makeAccount(scene.db, { name: "Cy", email: taken });

    const asked = await scene.browser.post("/me/email", { email: taken });
    const free = await scene.browser.post("/me/email", { email: `free-${scene.email}` });

    const told = (page: { text: string }) => /A letter was written/u.exec(page.text)?.[0];
    expect([told(asked), told(free)]).toEqual(["A letter was written", "A letter was written"]);
    const letter = (await scene.lettersTo(taken)).at(-1);
    expect([letter?.subject, proofsIn(letter).path]).toEqual(["This address has an account already", ""]);
  }));

test("the name and zone are changed; a mistake keeps what was typed", () =>
  withAnaInside(async (scene) => {
    const saved = await scene.browser.post("/me/details", { name: "Ana S.", zone: "America/Chicago" });
    const wrong = await scene.browser.post("/me/details", { name: " ", zone: "Mars" });

    expect(saved.text).toContain("Saved. Ana S.");
    expect(saved.html).toContain('<option value="America/Chicago" selected');
    expect([wrong.status, wrong.text.includes("Choose a time zone from the list.")]).toEqual([422, true]);
    for (const each of [saved, wrong]) expect(await htmlProblems(each.html)).toEqual([]);
  }));
