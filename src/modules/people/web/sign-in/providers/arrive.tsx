import { clearCookie, readCookie, seeOther, type WebContext, writeCookie } from "#platform/http";
import { NotFound } from "#platform/errors";
import { attemptMinutes } from "../../../actions/sign-in/attempts/attempt.ts";
import type { Heard } from "../../../actions/sign-in/providers/heard.ts";
import { keepForJoining } from "../../../actions/sign-in/providers/joining.ts";
import { welcome } from "../../../actions/sign-in/providers/welcome.ts";
import { type KeptProvider, providerToAsk } from "../../../queries/sign-in/providers/providers.ts";
import { type ProviderKind, providerPath } from "../../../rules/sign-in/providers/provider.ts";
import { SignInRefusal } from "../../../actions/sign-in/providers/refusal.ts";
import { RefusedPage } from "../../../views/sign-in/providers/refused-page.tsx";
import type { PeopleSite } from "../../site.ts";
import { finishSignIn } from "../finish-sign-in.ts";

/** The provider of a route's `:provider`. @throws NotFound when it is not in use. */
export async function askedProvider(
  c: WebContext,
  site: PeopleSite,
  kind: ProviderKind,
): Promise<KeptProvider> {
  const provider = await providerToAsk(site.db, c.req.param("provider") ?? "");
  if (provider?.kind !== kind) throw new NotFound("There is no library’s sign-in at this address any more.");
  return provider;
}

/** Lets in, or leads on, someone whom a provider has vouched for. */
export async function arrive(
  c: WebContext,
  site: PeopleSite,
  provider: KeptProvider,
  { claims, then, provedSince: confirmedAt, session: providerSession }: Heard,
): Promise<Response> {
  const welcomed = await welcome(site.db, provider, claims);
  if (welcomed.kind === "let in")
    return finishSignIn(c, site, {
      accountId: welcomed.accountId,
      way: provider.kind,
      then,
      confirmedAt,
      providerSession,
    });
  const token = await keepForJoining(site.db, site.secret, { provider, claims, welcomed });
  writeCookie(c, "joining", token, attemptMinutes * 60);
  return seeOther(c, "/me/sign-in/joining");
}

/** Runs what may refuse someone, and says so on a page of its own. */
export async function orRefused(
  c: WebContext,
  site: PeopleSite,
  provider: KeptProvider,
  answer: () => Promise<Response>,
): Promise<Response> {
  try {
    return await answer();
  } catch (error) {
    if (!(error instanceof SignInRefusal)) throw error;
    return c.html(
      <RefusedPage shell={site.shell(c)} message={error.message} again={providerPath(provider)} />,
      403,
    );
  }
}

/** The secret of this browser's try, which is over with this. */
export function takenCookie(c: WebContext, name: string): string | undefined {
  const token = readCookie(c, name);
  clearCookie(c, name);
  return token;
}
