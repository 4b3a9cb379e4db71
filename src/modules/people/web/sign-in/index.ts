import type { MiddlewareHandler } from "hono";
import type { WebApp } from "#platform/http";
import { addMePages } from "../me/me.tsx";
import type { PeopleSite } from "../site.ts";
import { addChangePages } from "./change.tsx";
import { addCodePage } from "./code.tsx";
import { addConfirmPage } from "./confirm.tsx";
import { addLinkPages } from "./link.tsx";
import { addSecondStepPage } from "./second-step.tsx";
import { addSettingsPage } from "./settings.tsx";
import { addSignInPage } from "./sign-in.tsx";

/** Signing in and out, and the reader's own account. */
export function addSignInRoutes(app: WebApp, site: PeopleSite): void {
  for (const path of ["/sign-in/*", "/me/*"]) app.use(path, keptNowhere);
  addSignInPage(app, site);
  addCodePage(app, site);
  addLinkPages(app, site);
  addSecondStepPage(app, site);
  addConfirmPage(app, site);
  addSettingsPage(app, site);
  addChangePages(app, site);
  addMePages(app, site);
}

// Neither the browser's cache nor its way back shows these to whoever sits down next.
const keptNowhere: MiddlewareHandler = async (c, next) => {
  await next();
  c.res.headers.set("cache-control", "no-store");
};
