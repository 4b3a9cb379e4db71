import { expect, test } from "vitest";
import { htmlProblems } from "../../../../../tests/browser/html-problems.ts";
import { Browser, secret } from "../../../../../tests/people/sign-in-site.ts";
import { openScenes, password } from "../../../../../tests/people/sign-in-scene.ts";
import { commandToken } from "../../actions/sign-in/command-link.ts";

const { withAnaInside, withAna } = openScenes();

test("who could not come back is told so first, and signs out once there is a way back", () =>
  withAna(
    async ({ app }) => {
      const alone = new Browser(app);
      await alone.post(`/sign-in/command/${commandToken(secret, "")}`);
      const warned = await alone.post("/sign-out");
      const still = await alone.get("/me");
      await alone.post("/me/sign-in/password", { password });
      const out = await alone.post("/sign-out");
      const back = await alone.post("/sign-in", { password, then: "/me" });

      expect([warned.path, still.path, out.path, back.path]).toEqual([
        "/me/sign-out",
        "/me",
        "/sign-in",
        "/me",
      ]);
      expect(warned.text).toContain("You could not sign in again");
      expect(warned.text).toContain("npx carrel sign-in-link");
      expect(warned.html).toContain('href="/me/sign-in/password"');
      expect(await htmlProblems(warned.html)).toEqual([]);
    },
    { usedBy: "alone" },
  ));

test("who is sure may go without a way back, and is told at the door how to come in", () =>
  withAna(
    async ({ app }) => {
      const alone = new Browser(app);
      await alone.post(`/sign-in/command/${commandToken(secret, "")}`);
      const out = await alone.post("/sign-out", { sure: "yes" });
      const empty = await alone.post("/sign-in");

      expect(out.path).toBe("/sign-in");
      expect(out.text).toContain("npx carrel sign-in-link");
      expect(out.text).not.toContain("Send me a letter");
      expect(empty.status).toBe(422);
      expect(empty.text).toContain("the box below says how to get in");
    },
    { usedBy: "alone", sendsMail: false },
  ));

test("an address is a way back where letters leave the server, and only there", async () => {
  await withAnaInside(async ({ browser }) => {
    const page = await browser.get("/me/sign-out");
    expect(page.text).toContain("You can sign in again at any time.");
    expect(await htmlProblems(page.html)).toEqual([]);
    expect((await browser.post("/sign-out")).path).toBe("/sign-in");
  });
  await withAnaInside(
    async ({ browser }) => {
      expect((await browser.post("/sign-out")).path).toBe("/me/sign-out");
      const [, session = ""] =
        /sessions\/([0-9a-f-]{36})\/end/u.exec((await browser.get("/me/sign-in")).html) ?? [];
      expect((await browser.post(`/me/sign-in/sessions/${session}/end`)).path).toBe("/me/sign-out");
      expect((await browser.get("/me")).path).toBe("/me");
    },
    { sendsMail: false },
  );
});

test("who works nowhere finds the field for a printed code where they look for it", () =>
  withAnaInside(async ({ browser }) => {
    const page = await browser.get("/me/employers");

    expect(page.html).toMatch(/<form[^>]+action="\/join"[\s\S]+name="code"/u);
    expect((await browser.post("/join", { code: "wrong" })).status).toBe(422);
  }));
