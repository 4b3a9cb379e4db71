import { csrfToken, readCookie, seeOther, setFlash, type WebApp, writeCookie } from "#platform/http";
import { attemptMinutes } from "../../../actions/sign-in/attempts/attempt.ts";
import { joinProvider, waitingJoining } from "../../../actions/sign-in/providers/joining.ts";
import { JoiningPage } from "../../../views/sign-in/providers/joining-page.tsx";
import type { PeopleSite } from "../../site.ts";
import { confirmed } from "../confirmed.ts";
import { takenCookie } from "./arrive.tsx";

const path = "/me/sign-in/joining";

/** Where the owner of an account says that their library's sign-in may open it. */
export function addJoiningRoutes(app: WebApp, site: PeopleSite): void {
  app.get(path, async (c) => {
    const viewer = confirmed(c);
    const { token, ...shown } = await waitingJoining(site.db, site.secret, readCookie(c, "joining"));
    writeCookie(c, "joining", token, attemptMinutes * 60);
    return c.html(
      <JoiningPage
        shell={site.shell(c)}
        csrfToken={csrfToken(c)}
        account={viewer.email ?? viewer.name}
        {...shown}
      />,
    );
  });
  app.post(path, async (c) => {
    const viewer = confirmed(c, path);
    const name = await joinProvider(site.db, viewer, takenCookie(c, "joining"), site);
    setFlash(c, { message: `From now on you can sign in with ${name}.` });
    return seeOther(c, "/me/sign-in");
  });
}
