import type { Problem } from "#platform/errors";
import {
  csrfToken,
  noteEvent,
  parseForm,
  parseQuery,
  requestAddress,
  seeOther,
  takeFlash,
  type WebApp,
  type WebContext,
  writeCookie,
} from "#platform/http";
import { z } from "zod";
import { askForLink } from "../../actions/sign-in/ask-for-link.ts";
import { checkPassword } from "../../actions/sign-in/check-password.ts";
import { letterMinutes } from "../../rules/sign-in/letters.ts";
import { waitInWords } from "../../rules/sign-in/tries.ts";
import { SignInPage } from "../../views/sign-in/sign-in-page.tsx";
import type { PeopleSite } from "../site.ts";
import { installationFor, viewerOf } from "../viewer.ts";
import { evenMilliseconds, inEvenTime } from "./even-time.ts";
import { deviceSecretOf, finishSignIn, wantedPath } from "./finish-sign-in.ts";
import { offeredWays } from "./offered-ways.ts";

/** The page to sign in on: by password, by a letter, or in a further way. */
export function addSignInPage(app: WebApp, site: PeopleSite): void {
  app.get("/sign-in", async (c) => {
    const then = wantedPath(parseQuery(c, query).then);
    if (installationFor(c) === undefined) return seeOther(c, "/set-up");
    if (viewerOf(c) !== undefined) return seeOther(c, then);
    return signInPage(c, site, { then, email: "", problems: [] });
  });
  app.post("/sign-in", async (c) => {
    const { then, email, password, by } = await parseForm(c, form);
    const isAlone = installationFor(c)?.usedBy === "alone";
    const sent = { then: wantedPath(then), email };
    if (email === "" && !(isAlone && password !== ""))
      return refused(c, site, {
        ...sent,
        problem: isAlone ? { where: "password", message: neither } : { where: "email", message: missing },
      });
    if (email !== "" && !isAddress.test(email))
      return refused(c, site, { ...sent, problem: { where: "email", message: notAnAddress } });
    return password === "" || by === "letter"
      ? byLetter(c, site, sent)
      : byPassword(c, site, { ...sent, password });
  });
}

const query = z.object({ then: z.string().max(2000).optional() });

const form = z.object({
  then: z.string().max(2000).optional(),
  email: z.string().trim().toLowerCase().max(320).default(""),
  password: z.string().max(1000).default(""),
  by: z.enum(["letter"]).optional(),
});

const isAddress = /^[^\s@]+@[^\s@]+$/u;
const missing = "Write your e-mail address.";
const neither = "Write your password. Without one, the box below says how to get in.";
const notAnAddress = "Write the whole address, with an @: ana@library.example.";

interface Sent {
  readonly then: string;
  readonly email: string;
}

async function byPassword(
  c: WebContext,
  site: PeopleSite,
  { then, email, password }: Sent & { readonly password: string },
): Promise<Response> {
  const { sendsMail = true } = site;
  const answer = await checkPassword(
    site.db,
    { email, password, address: requestAddress(c), deviceSecret: deviceSecretOf(c) },
    { secret: site.secret, installation: installationFor(c) },
  );
  switch (answer.kind) {
    case "right":
      return finishSignIn(c, site, { accountId: answer.accountId, way: "password", then });
    case "wait":
      return refused(c, site, {
        then,
        email,
        problem: {
          where: "password",
          message: `There were many wrong passwords. Wait ${waitInWords(answer.seconds)}${sendsMail ? ", or leave the password empty: a letter works at once" : ""}.`,
        },
        waitSeconds: answer.seconds,
      });
    case "wrong":
      return refused(c, site, {
        then,
        email,
        problem: {
          where: "password",
          message: `This e-mail and password do not belong together. Try again${sendsMail ? ", or leave the password empty to get a letter" : ""}.`,
        },
      });
    default:
      return answer satisfies never;
  }
}

async function byLetter(c: WebContext, site: PeopleSite, { then, email }: Sent): Promise<Response> {
  const asked = await inEvenTime(evenMilliseconds, () =>
    askForLink(
      site.db,
      { email, address: requestAddress(c), deviceSecret: deviceSecretOf(c), leadsTo: then },
      site,
    ),
  );
  if ("waitSeconds" in asked)
    return refused(c, site, {
      then,
      email,
      problem: {
        where: "email",
        message: `Several letters were just asked for. The newest works for ${letterMinutes} minutes: look in your mail, or ask again in ${waitInWords(asked.waitSeconds)}.`,
      },
      waitSeconds: asked.waitSeconds,
    });
  writeCookie(c, "sign-in", asked.sealed, letterMinutes * 60);
  return seeOther(c, "/sign-in/code");
}

async function refused(
  c: WebContext,
  site: PeopleSite,
  { problem, waitSeconds, ...sent }: Sent & { readonly problem: Problem; readonly waitSeconds?: number },
): Promise<Response> {
  noteEvent(c, "a sign-in was refused", { way: problem.where === "password" ? "password" : "letter" });
  if (waitSeconds !== undefined) c.header("retry-after", String(waitSeconds));
  c.status(waitSeconds === undefined ? 422 : 429);
  return signInPage(c, site, { ...sent, problems: [problem] });
}

async function signInPage(
  c: WebContext,
  site: PeopleSite,
  shown: Sent & { readonly problems: readonly Problem[] },
): Promise<Response> {
  return c.html(
    <SignInPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      flash={takeFlash(c)}
      ways={await offeredWays(site, shown.then)}
      sendsMail={site.sendsMail ?? true}
      isAlone={installationFor(c)?.usedBy === "alone"}
      {...shown}
    />,
  );
}
