import type { Problem } from "#platform/errors";
import {
  csrfToken,
  noteEvent,
  parseForm,
  readCookie,
  requestAddress,
  seeOther,
  type WebApp,
  type WebContext,
} from "#platform/http";
import { z } from "zod";
import { type AskedForLink, readAskedForLink } from "../../actions/sign-in/ask-for-link.ts";
import { countedFor } from "../../actions/sign-in/check-password.ts";
import { confirmEmail, useCode } from "../../actions/sign-in/tickets.ts";
import { giveBackTry, takeTry } from "../../actions/sign-in/tries.ts";
import { lettersWritten } from "../../rules/letters-left.ts";
import { letterMinutes } from "../../rules/sign-in/letters.ts";
import { waitInWords } from "../../rules/sign-in/tries.ts";
import { CodePage } from "../../views/sign-in/code-page.tsx";
import type { PeopleSite } from "../site.ts";
import { evenMilliseconds, inEvenTime } from "./even-time.ts";
import { deviceSecretOf, finishSignIn } from "./finish-sign-in.ts";

/** Where the code of a letter is typed, in the browser that asked for it. */
export function addCodePage(app: WebApp, site: PeopleSite): void {
  app.get("/sign-in/code", (c) => {
    const asked = askedIn(c, site);
    return asked === undefined ? seeOther(c, "/sign-in") : codePage(c, site, { asked, problems: [] });
  });
  app.post("/sign-in/code", async (c) => {
    const { code } = await parseForm(c, codeForm);
    const asked = askedIn(c, site);
    if (asked === undefined) return seeOther(c, "/sign-in");
    return inEvenTime(evenMilliseconds, () => typed(c, site, { asked, code }));
  });
}

/** A code as people type it, with spaces or without. */
export const codeForm = z.object({
  code: z
    .string()
    .max(100)
    .default("")
    .transform((text) => text.replaceAll(/[\s-]/gu, "")),
});

function askedIn(c: WebContext, site: PeopleSite): AskedForLink | undefined {
  return readAskedForLink(site.secret, readCookie(c, "sign-in") ?? "");
}

async function typed(
  c: WebContext,
  site: PeopleSite,
  { asked, code }: { readonly asked: AskedForLink; readonly code: string },
): Promise<Response> {
  const tried = { email: asked.email, address: requestAddress(c), deviceSecret: deviceSecretOf(c) };
  const counted = await countedFor(site.db, tried, asked.accountId);
  const seconds = await takeTry(site.db, site.secret, counted);
  const refuse = (message: string) => {
    noteEvent(c, "a sign-in was refused", { way: "code" });
    c.status(seconds > 0 ? 429 : 422);
    return codePage(c, site, { asked, problems: [{ where: "code", message }] });
  };
  if (seconds > 0) {
    c.header("retry-after", String(seconds));
    return refuse(
      `There were many wrong codes. Wait ${waitInWords(seconds)}, or open the letter’s link: it works at once.`,
    );
  }
  const asker = { id: asked.asker, secret: site.secret };
  const ticket = await useCode(site.db, "sign-in", { accountId: asked.accountId, code, asker });
  // One answer for both, and for an address without an account.
  if (ticket === "wrong" || ticket === "over")
    return refuse(
      `This is not the code, or it is no longer good: it works once, for ${letterMinutes} minutes and five tries. If you are sure, ask for a new letter.`,
    );
  await giveBackTry(site.db, site.secret, counted);
  await confirmEmail(site.db, ticket.accountId);
  return finishSignIn(c, site, { accountId: ticket.accountId, way: "code", then: ticket.leadsTo });
}

function codePage(
  c: WebContext,
  site: PeopleSite,
  { asked, problems }: { readonly asked: AskedForLink; readonly problems: readonly Problem[] },
) {
  const letter = lettersWritten("a letter to it", true, site);
  return c.html(
    <CodePage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      title="Look at your mail"
      lede={`If ${asked.email} has an account here, ${letter} Open its link, or type its code here.`}
      action="/sign-in/code"
      label="Code from the letter"
      hint={`Six digits. The letter is good for ${letterMinutes} minutes.`}
      problems={problems}
      otherwise={{ href: "/sign-in", label: "No letter? Start again" }}
      isNumeric
    />,
  );
}
