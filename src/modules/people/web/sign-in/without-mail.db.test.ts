import { expect, test } from "vitest";
import { htmlProblems } from "../../../../../tests/browser/html-problems.ts";
import { openScenes } from "../../../../../tests/people/sign-in-scene.ts";
import { Browser, secret } from "../../../../../tests/people/sign-in-site.ts";
import { commandToken } from "../../actions/sign-in/command-link.ts";

const { advance, withAna, withAnaInside } = openScenes();

/** What the page says to Ana's address with this password, where letters leave or not. */
async function signInAnswer(password: string, sendsMail: boolean): Promise<string> {
  let text = "";
  await withAna(
    async ({ browser, email }) => {
      ({ text } = await browser.post("/sign-in", { email, password }));
    },
    { sendsMail },
  );
  return text;
}

test("where no letters leave, who proves who they are is shown the way by the machine", () =>
  withAnaInside(
    async ({ browser, app, email }) => {
      advance(3 * 3600);
      const asked = await browser.get("/me/sign-in/password");
      const onMachine = new Browser(app);
      await onMachine.post(`/sign-in/command/${commandToken(secret, email)}`);
      const there = await onMachine.get("/me/sign-in/password");

      expect(asked.text).toContain("Is it still you?");
      expect(asked.text).toContain("No letters leave this server");
      expect(asked.text).toContain(`npx carrel sign-in-link ${email}`);
      expect(asked.text).not.toContain("Send me a code");
      expect(await htmlProblems(asked.html)).toEqual([]);
      expect(there.path).toBe("/me/sign-in/password");
    },
    { sendsMail: false },
  ));

test("a wrong password promises a letter only where letters leave", async () => {
  const answer = async (sendsMail: boolean) => {
    const text = await signInAnswer("wrong and long enough", sendsMail);
    return /do not belong together\. Try again(?<more>[^.]*)\./u.exec(text)?.groups?.["more"];
  };

  expect([await answer(true), await answer(false)]).toEqual([
    ", or leave the password empty to get a letter",
    "",
  ]);
});

test("who asks for a letter hears where it lies when none leaves", async () => {
  const answer = async (sendsMail: boolean) => {
    const text = await signInAnswer("", sendsMail);
    return /has an account here, (?<letter>.*?) Open its link/u.exec(text)?.groups?.["letter"];
  };

  expect([await answer(true), await answer(false)]).toEqual([
    "a letter to it is on its way.",
    "a letter to it was written, but has not left: no mail server is set here. It lies in the folder “outbox” of the data directory.",
  ]);
});

test("a link from the command line for an address that nobody has says so", () =>
  withAna(async ({ browser }) => {
    const opened = await browser.get(`/sign-in/command/${commandToken(secret, "bea@library.example")}`);
    const pressed = await browser.post(`/sign-in/command/${commandToken(secret, "bea@library.example")}`);

    expect([opened.status, pressed.status]).toEqual([404, 410]);
    expect(opened.text).toContain("No account here has the address bea@library.example.");
    expect(await htmlProblems(opened.html)).toEqual([]);
  }));

test("the set-up, once done, leads to signing in, or to the start for one who is in", () =>
  withAnaInside(async ({ browser, app }) => {
    expect((await new Browser(app).get("/set-up")).path).toBe("/sign-in");
    expect((await app.request("/set-up")).status).toBe(303);
    expect((await browser.get("/set-up")).path).toBe("/");
  }));
