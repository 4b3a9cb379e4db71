import { z } from "zod";
import { NotAllowed } from "#platform/errors";
import { noteEvent, parseForm, seeOther, setFlash, type WebApp, type WebContext } from "#platform/http";
import { askToLogOut, takeLogout } from "../../../actions/sign-in/saml/log-out.ts";
import type { ProviderSession } from "../../../rules/sign-in/providers/provider-session.ts";
import { type LogoutMessage, logoutQuery } from "../../../rules/sign-in/saml/logout-message.ts";
import { LeavingPage } from "../../../views/sign-in/providers/leaving-page.tsx";
import type { PeopleSite } from "../../site.ts";
import { forgetSession } from "../../viewer.ts";
import { askedProvider } from "../providers/arrive.tsx";

const sent = z.object({
  SAMLRequest: z.string().max(200_000).optional(),
  SAMLResponse: z.string().max(200_000).optional(),
  RelayState: z.string().max(500).default(""),
});

/** Where a SAML provider asks to sign someone out here, and answers that it has signed them out there. */
export function addLogoutRoutes(app: WebApp, site: PeopleSite): void {
  app.get("/sign-in/saml/:provider/slo", async (c) =>
    loggedOut(c, site, logoutQuery(new URL(c.req.url).search.slice(1))),
  );
  app.post("/sign-in/saml/:provider/slo", async (c) => {
    const { SAMLRequest: request, SAMLResponse: response, RelayState: relayState } = await parseForm(c, sent);
    const text = request ?? response;
    const kind = request === undefined ? "SAMLResponse" : "SAMLRequest";
    return loggedOut(c, site, text === undefined ? undefined : { kind, text, relayState });
  });
}

async function loggedOut(
  c: WebContext,
  site: PeopleSite,
  message: LogoutMessage | undefined,
): Promise<Response> {
  const provider = await askedProvider(c, site, "saml");
  if (message === undefined) throw new NotAllowed(`What ${provider.name} sent is no signed message.`);
  const outcome = await takeLogout(site, provider, message);
  if (outcome.kind === "asked") {
    noteEvent(c, "a provider signed someone out", { sessions: outcome.count });
    if (outcome.answerAt !== undefined) return c.redirect(outcome.answerAt, 303);
  }
  setFlash(c, {
    message:
      outcome.kind === "asked" ? "You are signed out." : `You are signed out, here and at ${provider.name}.`,
  });
  return seeOther(c, "/sign-in");
}

/** The last answer of a session that has ended: the way to the provider it came from, if it is to end there too. */
export async function leave(
  c: WebContext,
  site: PeopleSite,
  session: ProviderSession | undefined,
): Promise<Response> {
  forgetSession(c);
  const elsewhere = await askToLogOut(site, session);
  if (elsewhere === undefined) {
    setFlash(c, { message: "You are signed out." });
    return seeOther(c, "/sign-in");
  }
  // Not a redirect: browsers hold those after a form to our own site (`form-action`).
  c.header("Refresh", `0; url=${elsewhere.url}`);
  return c.html(<LeavingPage shell={site.shell(c)} name={elsewhere.name} href={elsewhere.url} />);
}
