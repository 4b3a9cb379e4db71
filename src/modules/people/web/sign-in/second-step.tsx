import type { Problem } from "#platform/errors";
import {
  clearCookie,
  csrfToken,
  noteEvent,
  parseForm,
  readCookie,
  seeOther,
  type WebApp,
  type WebContext,
} from "#platform/http";
import { checkSecondFactor } from "../../actions/sign-in/second-factor.ts";
import { isKnownDevice } from "../../actions/sign-in/sign-in.ts";
import { openTicket, takeTicketTry, type Ticket, useTicket } from "../../actions/sign-in/tickets.ts";
import { waitInWords } from "../../rules/sign-in/tries.ts";
import { CodePage } from "../../views/sign-in/code-page.tsx";
import type { PeopleSite } from "../site.ts";
import { codeForm } from "./code.tsx";
import { deviceSecretOf, finishSignIn } from "./finish-sign-in.ts";

/** Where the second factor is asked for, after a password or a letter. */
export function addSecondStepPage(app: WebApp, site: PeopleSite): void {
  app.get("/sign-in/second-step", async (c) =>
    (await ticketIn(c, site)) === undefined ? seeOther(c, "/sign-in") : stepPage(c, site, []),
  );
  app.post("/sign-in/second-step", async (c) => {
    const { code } = await parseForm(c, codeForm);
    const ticket = await ticketIn(c, site);
    if (ticket === undefined || !(await takeTicketTry(site.db, ticket))) return startAgain(c);
    return typed(c, site, { ticket, code });
  });
}

/** The browser that asks, when the account knows it. */
export async function knownDeviceOf(
  c: WebContext,
  site: PeopleSite,
  accountId: string,
): Promise<string | undefined> {
  const device = deviceSecretOf(c);
  return (await isKnownDevice(site.db, accountId, device)) ? device : undefined;
}

async function typed(
  c: WebContext,
  site: PeopleSite,
  { ticket, code }: { readonly ticket: Ticket; readonly code: string },
): Promise<Response> {
  const { accountId, way, leadsTo } = ticket;
  const knownDevice = await knownDeviceOf(c, site, accountId);
  const answer = await checkSecondFactor(site.db, site.secret, { accountId, code, knownDevice });
  if (answer.kind !== "right") noteEvent(c, "a sign-in was refused", { way: "second step" });
  switch (answer.kind) {
    case "right":
      if (way === undefined || !(await useTicket(site.db, ticket))) return startAgain(c);
      return finishSignIn(c, site, { accountId, way, isWhole: true, then: leadsTo });
    case "wait":
      c.status(429);
      c.header("retry-after", String(answer.seconds));
      return stepPage(c, site, [
        {
          where: "code",
          message: `There were many wrong codes. Wait ${waitInWords(answer.seconds)}, or use a recovery code: it works at once.`,
        },
      ]);
    case "wrong":
      if ((await ticketIn(c, site)) === undefined) return startAgain(c);
      c.status(422);
      return stepPage(c, site, [{ where: "code", message: wrongCode }]);
    default:
      return answer satisfies never;
  }
}

export const wrongCode =
  "This is not the code the app shows now, or it was used already. Wait for the next one, and check that your phone’s clock is right.";

function startAgain(c: WebContext): Response {
  clearCookie(c, "second-step");
  return seeOther(c, "/sign-in");
}

async function ticketIn(c: WebContext, site: PeopleSite): Promise<Ticket | undefined> {
  return openTicket(site.db, "second-step", readCookie(c, "second-step") ?? "");
}

function stepPage(c: WebContext, site: PeopleSite, problems: readonly Problem[]) {
  return c.html(
    <CodePage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      title="One more step"
      lede="Type the code that your authenticator app shows now."
      action="/sign-in/second-step"
      label="Code"
      hint="Six digits from the app, or one of your recovery codes if the app is not at hand."
      problems={problems}
      otherwise={{ href: "/sign-in", label: "Start again" }}
      isNumeric={false}
    />,
  );
}
