import * as openid from "openid-client";
import { SourceFailure } from "#platform/errors";
import type { Fetcher } from "#platform/fetch";
import { open } from "#platform/secrets";
import type { KeptProvider } from "../../../queries/sign-in/providers/providers.ts";
import { misfit, SignInRefusal } from "../providers/refusal.ts";

/** What a client secret is sealed for. */
export function clientSecretPurpose(providerId: string): string {
  return `client secret of provider ${providerId}`;
}

/** An issuer as it describes itself now, and our name and secret there. Asked through the guard of every fetch. */
export async function discovered(
  fetch: Pick<Fetcher, "askService">,
  client: { readonly issuer: string; readonly clientId: string; readonly clientSecret: string },
): Promise<openid.Configuration> {
  const issuer = new URL(client.issuer);
  return speaking(issuer.host, () =>
    openid.discovery(issuer, client.clientId, client.clientSecret, undefined, {
      [openid.customFetch]: guardedFetch(fetch),
      timeout: 30,
      // Over plain HTTP only what the operator allows to be fetched at all can answer: a test, or this very machine.
      execute: issuer.protocol === "http:" ? [openid.allowInsecureRequests] : [],
    }),
  );
}

/** The same for a kept provider. */
export async function discoveredProvider(
  site: { readonly fetch: Pick<Fetcher, "askService">; readonly secret: string },
  provider: KeptProvider,
): Promise<openid.Configuration> {
  const { issuer, clientId = "", sealedClientSecret = "" } = provider;
  const clientSecret = open(site.secret, clientSecretPurpose(provider.id), sealedClientSecret);
  if (clientSecret === undefined)
    throw new SourceFailure(
      `The secret for ${provider.name} cannot be read any more: its administrator must enter it again.`,
    );
  return discovered(site.fetch, { issuer, clientId, clientSecret });
}

/**
 * Asks an issuer something, and says what went wrong by whose doing it was.
 *
 * @throws SourceFailure when the issuer gave no usable answer; SignInRefusal when the person or a check of ours said no.
 */
export async function speaking<Answer>(host: string, ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ask();
  } catch (error) {
    throw meaning(host, error);
  }
}

function meaning(host: string, error: unknown): unknown {
  const failure = causes(error).find((cause) => cause instanceof SourceFailure);
  if (failure !== undefined) return failure;
  if (error instanceof openid.AuthorizationResponseError)
    return error.error === "access_denied"
      ? new SignInRefusal("You stopped the sign-in, or it was refused there. Nothing has changed here.", {
          cause: error,
        })
      : new SourceFailure(`${host} could not sign you in (${error.error}).`, { cause: error });
  // The code is not for this sign-in: not ours, used before, or without its verifier.
  if (error instanceof openid.ResponseBodyError && error.error === "invalid_grant") return misfit(error);
  if (error instanceof openid.ResponseBodyError)
    return new SourceFailure(
      `${host} does not accept what Carrel knows it by (${error.error}). Tell the person who set it up.`,
      { cause: error },
    );
  if (!(error instanceof openid.ClientError)) return error;
  return isOfServer(error)
    ? new SourceFailure(
        `${host} answered in a way that cannot be used for signing in. Tell the person who set it up.`,
        {
          cause: error,
        },
      )
    : misfit(error);
}

// What the issuer says of itself or sends badly, as opposed to claims that do not fit this sign-in.
function isOfServer({ code }: openid.ClientError): boolean {
  return [
    "OAUTH_RESPONSE_IS_NOT_CONFORM",
    "OAUTH_RESPONSE_IS_NOT_JSON",
    "OAUTH_PARSE_ERROR",
    "OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED",
    "OAUTH_MISSING_SERVER_METADATA",
    "OAUTH_INVALID_SERVER_METADATA",
    "OAUTH_HTTP_REQUEST_FORBIDDEN",
  ].includes(code ?? "");
}

function causes(error: unknown): readonly unknown[] {
  const found: unknown[] = [];
  for (let each = error; each instanceof Error && found.length < 8; each = each.cause) found.push(each);
  return found;
}

function guardedFetch(fetch: Pick<Fetcher, "askService">): openid.CustomFetch {
  return async (url, { method, headers, body }) => {
    const answer = await fetch.askService({
      url,
      method: method === "POST" ? "POST" : "GET",
      headers,
      // All that is sent in this exchange are forms.
      ...(body instanceof URLSearchParams ? { body: body.toString() } : {}),
    });
    const { "content-encoding": _unpacked, "content-length": _packed, ...plain } = answer.headers;
    const hasBody = answer.status !== 204 && answer.status !== 304;
    return new Response(hasBody ? new Uint8Array(answer.body) : null, {
      status: answer.status,
      headers: plain,
    });
  };
}
