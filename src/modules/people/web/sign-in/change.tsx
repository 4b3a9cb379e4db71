import { InvalidInput, type Problem } from "#platform/errors";
import { csrfToken, parseForm, seeOther, setFlash, type WebApp, type WebContext } from "#platform/http";
import { open } from "#platform/secrets";
import { z } from "zod";
import {
  beginAuthenticator,
  confirmAuthenticator,
  removeAuthenticator,
  renewRecoveryCodes,
} from "../../actions/sign-in/change-authenticator.ts";
import { removePassword, setPassword } from "../../actions/sign-in/change-password.ts";
import { authenticatorPurpose } from "../../actions/sign-in/second-factor.ts";
import { signInSettings } from "../../queries/sign-in/sign-in-settings.ts";
import { authenticatorSetUp } from "../../rules/sign-in/authenticator.ts";
import { shortestPassword } from "../../rules/sign-in/password-rules.ts";
import { qrCode } from "../../rules/sign-in/qr-code.ts";
import type { Viewer } from "../../rules/viewer.ts";
import {
  AuthenticatorPage,
  type AuthenticatorState,
  RecoveryCodesPage,
} from "../../views/sign-in/authenticator-page.tsx";
import { PasswordPage } from "../../views/sign-in/password-page.tsx";
import type { PeopleSite } from "../site.ts";
import { codeForm } from "./code.tsx";
import { confirmed } from "./confirmed.ts";

const passwordPath = "/me/sign-in/password";
const authenticatorPath = "/me/sign-in/authenticator";

/** Changes how the viewer signs in: each page and form asks for a recent proof first. */
export function addChangePages(app: WebApp, site: PeopleSite): void {
  addPasswordRoutes(app, site);
  addAuthenticatorRoutes(app, site);
}

function addPasswordRoutes(app: WebApp, site: PeopleSite): void {
  app.get(passwordPath, async (c) => passwordPage(c, site, []));
  app.post(passwordPath, async (c) => {
    const viewer = confirmed(c, passwordPath);
    const { password } = await parseForm(c, passwordForm);
    const problems = await problemsOf(() =>
      setPassword(site.db, viewer, { ...site, password, siteName: site.shell(c).siteName }),
    );
    if (problems.length > 0) {
      c.status(422);
      return passwordPage(c, site, problems);
    }
    setFlash(c, { message: "Your password is set. You were signed out everywhere else." });
    return seeOther(c, "/me/sign-in");
  });
  app.post(`${passwordPath}/removal`, async (c) => {
    await removePassword(site.db, confirmed(c, passwordPath), site);
    setFlash(c, { message: "Your password is removed. You were signed out everywhere else." });
    return seeOther(c, "/me/sign-in");
  });
}

function addAuthenticatorRoutes(app: WebApp, site: PeopleSite): void {
  app.get(authenticatorPath, async (c) => authenticatorPage(c, site, []));
  app.post(authenticatorPath, async (c) => {
    await beginAuthenticator(site.db, confirmed(c, authenticatorPath), site);
    return seeOther(c, authenticatorPath);
  });
  app.post(`${authenticatorPath}/confirmation`, async (c) => {
    const viewer = confirmed(c, authenticatorPath);
    const { code } = await parseForm(c, codeForm);
    let codes: readonly string[] = [];
    const problems = await problemsOf(async () => {
      codes = await confirmAuthenticator(site.db, viewer, { ...site, code });
    });
    if (problems.length === 0) return recoveryCodesPage(c, site, codes);
    c.status(422);
    return authenticatorPage(c, site, problems);
  });
  app.post(`${authenticatorPath}/removal`, async (c) => {
    await removeAuthenticator(site.db, confirmed(c, authenticatorPath), site);
    setFlash(c, { message: "The authenticator is off. You were signed out everywhere else." });
    return seeOther(c, "/me/sign-in");
  });
  app.post("/me/sign-in/recovery-codes", async (c) =>
    recoveryCodesPage(c, site, await renewRecoveryCodes(site.db, confirmed(c, authenticatorPath), site)),
  );
}

// Longer than any that is taken: it is told to be too long, not that the form is broken.
const passwordForm = z.object({ password: z.string().max(1000).default("") });

async function problemsOf(change: () => Promise<void>): Promise<readonly Problem[]> {
  try {
    await change();
    return [];
  } catch (error) {
    if (error instanceof InvalidInput) return error.problems;
    throw error;
  }
}

async function passwordPage(c: WebContext, site: PeopleSite, problems: readonly Problem[]) {
  const viewer = confirmed(c, passwordPath);
  const { passwordChangedAt } = await signInSettings(site.db, viewer.accountId);
  return c.html(
    <PasswordPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      hasPassword={passwordChangedAt !== undefined}
      email={viewer.email}
      shortest={shortestPassword}
      problems={problems}
    />,
  );
}

async function authenticatorPage(c: WebContext, site: PeopleSite, problems: readonly Problem[]) {
  const viewer = confirmed(c, authenticatorPath);
  return c.html(
    <AuthenticatorPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      problems={problems}
      state={await authenticatorState(c, site, viewer)}
    />,
  );
}

async function authenticatorState(
  c: WebContext,
  site: PeopleSite,
  viewer: Viewer,
): Promise<AuthenticatorState> {
  const settings = await signInSettings(site.db, viewer.accountId);
  const { authenticatorConfirmedAt, unconfirmedSecret, unusedRecoveryCodeCount } = settings;
  if (authenticatorConfirmedAt !== undefined) return { kind: "on", unusedRecoveryCodeCount };
  const secret =
    unconfirmedSecret && open(site.secret, authenticatorPurpose(viewer.accountId), unconfirmedSecret);
  if (secret === undefined) return { kind: "none" };
  const names = { issuer: site.shell(c).siteName, label: viewer.email ?? viewer.name };
  const setUp = authenticatorSetUp(secret, names);
  return { kind: "begun", ...setUp, qrCode: qrCode(setUp.address) };
}

function recoveryCodesPage(c: WebContext, site: PeopleSite, codes: readonly string[]) {
  c.header("cache-control", "no-store");
  return c.html(<RecoveryCodesPage shell={site.shell(c)} codes={codes} />);
}
