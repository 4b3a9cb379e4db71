import { parseQuery, type WebApp, writeCookie } from "#platform/http";
import { z } from "zod";
import { attemptMinutes } from "../../../actions/sign-in/attempts/attempt.ts";
import { askIssuer, heardFromIssuer } from "../../../actions/sign-in/openid/ask-issuer.ts";
import type { PeopleSite } from "../../site.ts";
import { wantedPath } from "../finish-sign-in.ts";
import { arrive, askedProvider, orRefused, takenCookie } from "../providers/arrive.tsx";

const query = z.object({ then: z.string().max(2000).optional(), again: z.literal("yes").optional() });

/** To an employer's OpenID provider, and back. A link, not a form: no policy of ours stands in the way of leaving. */
export function addOpenidRoutes(app: WebApp, site: PeopleSite): void {
  app.get("/sign-in/openid/:provider", async (c) => {
    const { then, again } = parseQuery(c, query);
    const provider = await askedProvider(c, site, "openid");
    const { token, url } = await askIssuer(site, provider, {
      then: wantedPath(then),
      isAgain: again === "yes",
    });
    writeCookie(c, "openid", token, attemptMinutes * 60);
    return c.redirect(url, 302);
  });
  app.get("/sign-in/openid/:provider/return", async (c) => {
    const provider = await askedProvider(c, site, "openid");
    const token = takenCookie(c, "openid");
    return orRefused(c, site, provider, async () => {
      const heard = await heardFromIssuer(site, provider, { token, query: new URL(c.req.url).search });
      return arrive(c, site, provider, heard);
    });
  });
}
