import { InvalidInput, type Problem } from "#platform/errors";
import {
  clearCookie,
  csrfToken,
  noteEvent,
  parseForm,
  parseQuery,
  readCookie,
  seeOther,
  setFlash,
  takeFlash,
  type WebApp,
  type WebContext,
  writeCookie,
} from "#platform/http";
import { z } from "zod";
import { attemptMinutes } from "../../../actions/sign-in/attempts/attempt.ts";
import { askToRegister, keepPasskey, removePasskey } from "../../../actions/sign-in/passkeys/keep-passkey.ts";
import { renamePasskey } from "../../../actions/sign-in/passkeys/rename-passkey.ts";
import { accountOfPasskey, askForPasskey } from "../../../actions/sign-in/passkeys/use-passkey.ts";
import { type OwnPasskey, ownPasskeys } from "../../../queries/sign-in/passkeys/own-passkeys.ts";
import { inWords } from "../../../rules/sign-in/letters.ts";
import { type RelyingParty, relyingParty } from "../../../rules/sign-in/passkeys/relying-party.ts";
import { PasskeySignInPage } from "../../../views/sign-in/passkeys/passkey-sign-in-page.tsx";
import { PasskeysPage } from "../../../views/sign-in/passkeys/passkeys-page.tsx";
import type { PeopleSite } from "../../site.ts";
import { signedIn } from "../../viewer.ts";
import { confirmed } from "../confirmed.ts";
import { deviceOf, finishSignIn, wantedPath } from "../finish-sign-in.ts";
import type { FurtherWay } from "../offered-ways.ts";

const ownPage = "/me/sign-in/passkeys";
const cookie = "passkey";

/** Signing in by passkey, and the viewer's own passkeys. */
export function addPasskeyRoutes(app: WebApp, site: PeopleSite): void {
  addSignInByPasskey(app, site);
  addOwnPasskeys(app, site);
}

/** Where passkeys stand among the ways to sign in. */
export const passkeyWay: FurtherWay = {
  toSignIn: async (site, then) =>
    relyingParty(site.publicUrl) === undefined ? [] : [offered(then, "Sign in with a passkey")],
  toConfirm: async (site, viewer, then) =>
    (await ownPasskeys(site.db, viewer.accountId)).length === 0 ? [] : [offered(then, "Use a passkey")],
  settings: async (site, viewer) => {
    const { length } = await ownPasskeys(site.db, viewer.accountId);
    const state = length === 0 ? "None" : length === 1 ? "1 passkey" : `${length} passkeys`;
    return [{ name: "Passkeys", state, href: ownPage, label: length === 0 ? "Add one" : "Change" }];
  },
};

function offered(then: string, label: string) {
  return { label, href: `/sign-in/passkey?then=${encodeURIComponent(then)}` };
}

function addSignInByPasskey(app: WebApp, site: PeopleSite): void {
  app.get("/sign-in/passkey", (c) => {
    const { then } = parseQuery(c, wanted);
    return c.html(signInPage(c, site, { then: wantedPath(then), problems: [] }));
  });
  app.post("/sign-in/passkey/challenge", async (c) => {
    const { token, options } = await askForPasskey(site.db, { ...site, party: partyOf(site) });
    keepAttempt(c, token);
    return c.json(options);
  });
  app.post("/sign-in/passkey", async (c) => {
    const { then, response } = await parseForm(c, wanted.extend({ response: sentResponse }));
    try {
      const accountId = await accountOfPasskey(
        site.db,
        { token: takeAttemptCookie(c), response },
        { ...site, party: partyOf(site) },
      );
      return await finishSignIn(c, site, { accountId, way: "passkey", then });
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      noteEvent(c, "a sign-in was refused", { way: "passkey" });
      return c.html(signInPage(c, site, { then: wantedPath(then), problems: error.problems }), 422);
    }
  });
}

const wanted = z.object({ then: z.string().max(2000).optional() });
const sentResponse = z.string().max(100_000).default("");

function signInPage(
  c: WebContext,
  site: PeopleSite,
  shown: { readonly then: string; readonly problems: readonly Problem[] },
) {
  return (
    <PasskeySignInPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      isPossible={relyingParty(site.publicUrl) !== undefined}
      {...shown}
    />
  );
}

const sentLabel = z.string().trim().max(100).default("");

function addOwnPasskeys(app: WebApp, site: PeopleSite): void {
  app.get(ownPage, async (c) => c.html(await passkeysPage(c, site, { problems: [] })));
  app.post(`${ownPage}/challenge`, async (c) => {
    const { token, options } = await askToRegister(site.db, signedIn(c), { ...site, party: partyOf(site) });
    keepAttempt(c, token);
    return c.json(options);
  });
  app.post(ownPage, async (c) => {
    const viewer = confirmed(c, ownPage);
    const { label: written, response } = await parseForm(
      c,
      z.object({ label: sentLabel, response: sentResponse }),
    );
    const label = written === "" ? deviceOf(c) : written;
    try {
      await keepPasskey(
        site.db,
        viewer,
        { token: takeAttemptCookie(c), label, response },
        { ...site, party: partyOf(site) },
      );
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      return c.html(await passkeysPage(c, site, { problems: error.problems, label }), 422);
    }
    setFlash(c, { message: `Added the passkey “${label}”. You can sign in with it from now on.` });
    return seeOther(c, ownPage);
  });
  app.post(`${ownPage}/:id/label`, async (c) => {
    const viewer = confirmed(c, ownPage);
    const { label } = await parseForm(c, z.object({ label: sentLabel }));
    try {
      await renamePasskey(site.db, viewer, { id: c.req.param("id"), label });
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      return c.html(await passkeysPage(c, site, { problems: error.problems }), 422);
    }
    setFlash(c, { message: `The passkey is called “${label}” now.` });
    return seeOther(c, ownPage);
  });
  app.post(`${ownPage}/:id/removal`, async (c) => {
    const label = await removePasskey(site.db, confirmed(c, ownPage), c.req.param("id"), site);
    setFlash(c, { message: `Removed the passkey “${label}”. Delete it on your device too.` });
    return seeOther(c, ownPage);
  });
}

async function passkeysPage(
  c: WebContext,
  site: PeopleSite,
  { problems, label }: { readonly problems: readonly Problem[]; readonly label?: string },
) {
  const viewer = confirmed(c, ownPage);
  const passkeys = await ownPasskeys(site.db, viewer.accountId);
  return (
    <PasskeysPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      flash={takeFlash(c)}
      problems={problems}
      passkeys={passkeys.map((passkey) => ({
        id: passkey.id,
        label: passkey.label,
        facts: factsOf(passkey, viewer.zone ?? site.zone),
      }))}
      label={label ?? deviceOf(c)}
      isPossible={relyingParty(site.publicUrl) !== undefined}
    />
  );
}

function factsOf({ madeAt, lastUsedAt, isSynced }: OwnPasskey, zone: string): string {
  const used = lastUsedAt === undefined ? "Not used yet." : `Last used on ${inWords(lastUsedAt, zone)}.`;
  const kept = isSynced ? "Kept in step between your devices." : "On one device only.";
  return `Made on ${inWords(madeAt, zone)}. ${used} ${kept}`;
}

function partyOf(site: PeopleSite): RelyingParty {
  const party = relyingParty(site.publicUrl);
  if (party === undefined)
    throw new InvalidInput("Browsers allow passkeys only at a secure address with a name (https).");
  return party;
}

function keepAttempt(c: WebContext, token: string): void {
  writeCookie(c, cookie, token, attemptMinutes * 60);
  c.header("cache-control", "no-store");
}

function takeAttemptCookie(c: WebContext): string | undefined {
  const token = readCookie(c, cookie);
  clearCookie(c, cookie);
  return token;
}
