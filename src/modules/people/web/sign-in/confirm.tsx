import type { Problem } from "#platform/errors";
import {
  csrfToken,
  noteEvent,
  parseForm,
  parseQuery,
  seeOther,
  type WebApp,
  type WebContext,
} from "#platform/http";
import { z } from "zod";
import {
  confirmByProof,
  sendConfirmationCode,
  waysToConfirm,
} from "../../actions/sign-in/confirm-session.ts";
import type { ConfirmationWay } from "../../rules/sign-in/confirmation-ways.ts";
import { waitInWords } from "../../rules/sign-in/tries.ts";
import { ConfirmPage } from "../../views/sign-in/confirm-page.tsx";
import type { PeopleSite } from "../site.ts";
import { keepSession, signedIn } from "../viewer.ts";
import { wantedPath } from "./finish-sign-in.ts";
import { offeredConfirmations } from "./offered-ways.ts";
import { wrongCode } from "./second-step.tsx";

/** Where someone who is signed in proves again who they are; `confirmed` leads here. */
export function addConfirmPage(app: WebApp, site: PeopleSite): void {
  app.get("/sign-in/confirm", async (c) => {
    const { then, letter } = parseQuery(c, query);
    return confirmPage(c, site, { then: wantedPath(then), hasLetter: letter === "sent", problems: [] });
  });
  app.post("/sign-in/confirm", async (c) => {
    const viewer = signedIn(c);
    const { then: wanted, way, ...texts } = await parseForm(c, form);
    const then = wantedPath(wanted);
    const text = way === "password" ? texts.password : texts[way].replaceAll(/[\s-]/gu, "");
    const answer = await confirmByProof(site.db, viewer, { way, text, secret: site.secret });
    if (answer.kind === "right") {
      keepSession(c, answer.token);
      return seeOther(c, then);
    }
    noteEvent(c, "a proof of who it is was refused", { way });
    const message =
      answer.kind === "wait"
        ? `There were many wrong tries. Wait ${waitInWords(answer.seconds)}.`
        : wrong[way];
    c.status(answer.kind === "wait" ? 429 : 422);
    return confirmPage(c, site, { then, hasLetter: way === "letter", problems: [{ where: way, message }] });
  });
  app.post("/sign-in/confirm/letter", async (c) => {
    const viewer = signedIn(c);
    const then = wantedPath((await parseForm(c, query)).then);
    const seconds = await sendConfirmationCode(site.db, viewer, site);
    if (seconds === 0) return seeOther(c, `/sign-in/confirm?letter=sent&then=${encodeURIComponent(then)}`);
    const message = `Several letters were just sent. Use the newest, or ask again in ${waitInWords(seconds)}.`;
    c.status(429);
    return confirmPage(c, site, { then, hasLetter: true, problems: [{ where: "letter", message }] });
  });
}

const query = z.object({ then: z.string().max(2000).optional(), letter: z.string().max(10).optional() });

const form = z.object({
  then: z.string().max(2000).optional(),
  way: z.enum(["authenticator", "password", "letter"]),
  authenticator: z.string().max(100).default(""),
  password: z.string().max(1000).default(""),
  letter: z.string().max(100).default(""),
});

const wrong: Readonly<Record<ConfirmationWay, string>> = {
  authenticator: wrongCode,
  password: "This is not your password.",
  letter: "This is not the code of the newest letter, or it is over. Ask for another if you are sure.",
};

async function confirmPage(
  c: WebContext,
  site: PeopleSite,
  shown: { readonly then: string; readonly hasLetter: boolean; readonly problems: readonly Problem[] },
): Promise<Response> {
  const viewer = signedIn(c);
  return c.html(
    <ConfirmPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      ways={await waysToConfirm(site.db, viewer)}
      furtherWays={await offeredConfirmations(site, viewer, shown.then)}
      email={viewer.email}
      sendsMail={site.sendsMail ?? true}
      {...shown}
    />,
  );
}
