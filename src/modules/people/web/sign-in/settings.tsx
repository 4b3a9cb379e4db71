import { NotFound } from "#platform/errors";
import {
  csrfToken,
  parseForm,
  seeOther,
  setFlash,
  takeFlash,
  type WebApp,
  type WebContext,
} from "#platform/http";
import { endSessionOf, endOtherSessions } from "../../actions/sign-in/end-own-sessions.ts";
import { canComeBack, type SignInTerms } from "../../queries/sign-in/ways-back.ts";
import { sessionElsewhere } from "../../queries/sign-in/session-elsewhere.ts";
import { openSessions, type SignInSettings, signInSettings } from "../../queries/sign-in/sign-in-settings.ts";
import { inFewWords } from "../../rules/sign-in/letters.ts";
import type { SignInWay } from "../../rules/sign-in/ways.ts";
import type { Viewer } from "../../rules/viewer.ts";
import { type SettingLink, SettingsPage, type ShownSession } from "../../views/sign-in/settings-page.tsx";
import { SignOutPage } from "../../views/sign-in/sign-out-page.tsx";
import type { PeopleSite } from "../site.ts";
import { installationFor, signedIn } from "../viewer.ts";
import { z } from "zod";
import { furtherSettings } from "./offered-ways.ts";
import { leave } from "./saml/log-out.tsx";

/** How the viewer signs in and where they are signed in; ends sessions. */
export function addSettingsPage(app: WebApp, site: PeopleSite): void {
  app.get("/me/sign-in", async (c) => settingsPage(c, site));
  app.post("/me/sign-in/sessions/end", async (c) => {
    const count = await endOtherSessions(site.db, signedIn(c));
    setFlash(c, {
      message: count === 1 ? "Signed out in one other place." : `Signed out in ${count} other places.`,
    });
    return seeOther(c, "/me/sign-in");
  });
  app.post("/me/sign-in/sessions/:id{[0-9a-f-]{36}}/end", async (c) => {
    const viewer = signedIn(c);
    const id = c.req.param("id");
    if (id === viewer.sessionId && !(await mayLeave(c, site, viewer))) return seeOther(c, "/me/sign-out");
    const elsewhere = await sessionElsewhere(site.db, viewer);
    if (!(await endSessionOf(site.db, viewer, id))) throw new NotFound("That session has ended already.");
    if (id === viewer.sessionId) return leave(c, site, elsewhere);
    setFlash(c, { message: "That session has ended." });
    return seeOther(c, "/me/sign-in");
  });
  app.get("/me/sign-out", async (c) => {
    const viewer = signedIn(c);
    const { isAlone, sendsMail } = termsOf(c, site);
    return c.html(
      <SignOutPage
        shell={site.shell(c)}
        csrfToken={csrfToken(c)}
        canComeBack={await mayLeave(c, site, viewer)}
        isPasswordEnough={isAlone || viewer.email !== undefined}
        sendsMail={sendsMail}
      />,
    );
  });
  app.post("/sign-out", async (c) => {
    const viewer = signedIn(c);
    const { sure } = await parseForm(c, z.object({ sure: z.string().max(10).default("") }));
    if (sure !== "yes" && !(await mayLeave(c, site, viewer))) return seeOther(c, "/me/sign-out");
    const elsewhere = await sessionElsewhere(site.db, viewer);
    await endSessionOf(site.db, viewer, viewer.sessionId);
    return leave(c, site, elsewhere);
  });
}

/** Nobody is let out by a slip who could not come in again. */
async function mayLeave(c: WebContext, site: PeopleSite, viewer: Viewer): Promise<boolean> {
  return canComeBack(site.db, viewer, termsOf(c, site));
}

function termsOf(c: WebContext, { sendsMail = true }: PeopleSite): SignInTerms {
  return { sendsMail, isAlone: installationFor(c)?.usedBy === "alone" };
}

async function settingsPage(c: WebContext, site: PeopleSite) {
  const viewer = signedIn(c);
  const settings = await signInSettings(site.db, viewer.accountId);
  const sessions = await openSessions(site.db, viewer.accountId);
  const zone = viewer.zone ?? site.zone;
  const shown: readonly ShownSession[] = sessions.map((session) => ({
    id: session.id,
    device: session.device,
    way: wayWords[session.way],
    madeAt: { instant: session.madeAt, text: inFewWords(session.madeAt, zone) },
    lastSeenAt: { instant: session.lastSeenAt, text: inFewWords(session.lastSeenAt, zone) },
    isThisOne: session.id === viewer.sessionId,
  }));
  return c.html(
    <SettingsPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      flash={takeFlash(c)}
      settings={[...ownSettings(settings, viewer, zone), ...(await furtherSettings(site, viewer))]}
      sessions={shown}
    />,
  );
}

const wayWords: Readonly<Record<SignInWay, string>> = {
  "set-up": "at the set-up",
  link: "by a link",
  code: "by a letter’s code",
  password: "by password",
  passkey: "by passkey",
  openid: "through your library",
  saml: "through your library",
  invitation: "by an invitation",
};

function ownSettings(
  { passwordChangedAt, authenticatorConfirmedAt, unusedRecoveryCodeCount: count }: SignInSettings,
  { email }: Viewer,
  zone: string,
): readonly SettingLink[] {
  return [
    { name: "E-mail", state: email ?? "None", href: "/me", label: email === undefined ? "Add" : "Change" },
    {
      name: "Password",
      state: passwordChangedAt === undefined ? "None set" : `Set ${inFewWords(passwordChangedAt, zone)}`,
      href: "/me/sign-in/password",
      label: passwordChangedAt === undefined ? "Set one" : "Change or remove",
    },
    {
      name: "Authenticator app",
      state:
        authenticatorConfirmedAt === undefined
          ? "Off"
          : `On; ${count === 1 ? "1 recovery code" : `${count} recovery codes`} left`,
      href: "/me/sign-in/authenticator",
      label: authenticatorConfirmedAt === undefined ? "Set up" : "Change",
    },
  ];
}
