import { parseForm, parseQuery, seeOther, type WebApp, writeCookie } from "#platform/http";
import { z } from "zod";
import { attemptMinutes } from "../../../actions/sign-in/attempts/attempt.ts";
import { askProvider, heardFromProvider, takeAnswer } from "../../../actions/sign-in/saml/ask-provider.ts";
import { ownMetadata } from "../../../actions/sign-in/saml/speaking.ts";
import { providerPath } from "../../../rules/sign-in/providers/provider.ts";
import { misfit } from "../../../actions/sign-in/providers/refusal.ts";
import type { PeopleSite } from "../../site.ts";
import { wantedPath } from "../finish-sign-in.ts";
import { addLogoutRoutes } from "./log-out.tsx";
import { arrive, askedProvider, orRefused, takenCookie } from "../providers/arrive.tsx";

const query = z.object({ then: z.string().max(2000).optional(), again: z.literal("yes").optional() });

const answer = z.object({
  SAMLResponse: z.string().max(500_000),
  RelayState: z.string().max(500).default(""),
});

/**
 * To an employer's SAML provider, and back. The answer is a form that the provider's own site sends: its signature is the
 * proof, where every other form has a token (see `proofInAddress`), and our cookies do not come with it. So it only lays down
 * what it says, and the browser is led to `arrival`, where it shows the cookie of the try it began.
 */
export function addSamlRoutes(app: WebApp, site: PeopleSite): void {
  app.get("/sign-in/saml/:provider", async (c) => {
    const { then, again } = parseQuery(c, query);
    const provider = await askedProvider(c, site, "saml");
    const { token, url } = await askProvider(site, provider, {
      then: wantedPath(then),
      isAgain: again === "yes",
    });
    writeCookie(c, "saml", token, attemptMinutes * 60);
    return c.redirect(url, 302);
  });
  app.get("/sign-in/saml/:provider/metadata", async (c) => {
    const provider = await askedProvider(c, site, "saml");
    return c.body(ownMetadata(site, provider), 200, {
      "content-type": "application/samlmetadata+xml; charset=utf-8",
    });
  });
  app.post("/sign-in/saml/:provider/acs", async (c) => {
    const provider = await askedProvider(c, site, "saml");
    const { SAMLResponse: response, RelayState: handle } = await parseForm(c, answer);
    return orRefused(c, site, provider, async () => {
      if (await takeAnswer(site, provider, { response, handle }))
        return seeOther(c, `${providerPath(provider)}/arrival`);
      // Nothing of an answer nobody asked for is believed; whoever brings it may ask from here.
      if (provider.answersUnasked) return seeOther(c, providerPath(provider));
      throw misfit();
    });
  });
  app.get("/sign-in/saml/:provider/arrival", async (c) => {
    const provider = await askedProvider(c, site, "saml");
    const token = takenCookie(c, "saml");
    return orRefused(c, site, provider, async () =>
      arrive(c, site, provider, await heardFromProvider(site, provider, token)),
    );
  });
  addLogoutRoutes(app, site);
}
