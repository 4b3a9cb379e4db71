import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Provider } from "oidc-provider";

/** Who signs in at the provider, and what it says of them. */
export interface ProviderPerson {
  readonly sub: string;
  readonly email?: string;
  readonly email_verified?: boolean;
  readonly name?: string;
  readonly employee_id?: string;
  /** Presses "cancel" there. */
  readonly cancels?: boolean;
}

/** A real OpenID provider on a free port. */
export interface TestProvider {
  readonly issuer: string;
  readonly host: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Goes there as a person who signs in at once; the address it sends back to. */
  readonly visit: (address: string, person: ProviderPerson) => Promise<string>;
  readonly close: () => Promise<void>;
}

/** Starts it; `redirects` are the addresses it may send people back to. */
export async function startOpenidProvider(redirects: () => readonly string[]): Promise<TestProvider> {
  const people = new Map<string, ProviderPerson>();
  let next: ProviderPerson = { sub: "nobody" };
  let callback: ((request: IncomingMessage, response: ServerResponse) => void) | undefined;
  const server = createServer((request, response) => callback?.(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const issuer = `http://127.0.0.1:${port}`;
  const [clientId, clientSecret] = ["carrel", "a client secret of some length"];
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: ["http://localhost:8080/placeholder"],
      },
    ],
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name", "employee_id"] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
    cookies: { keys: ["a key for cookies"] },
    pkce: { required: () => true },
    findAccount: (_context, id) => ({
      accountId: id,
      claims: () => {
        const { cancels: _cancels, ...claims } = people.get(id) ?? { sub: id };
        return { ...claims };
      },
    }),
  });
  // The address holds the id of a row that is made later.
  Object.defineProperty(provider.Client.prototype, "redirectUriAllowed", {
    value: (address: string) => redirects().includes(address),
  });
  callback = (request, response) => {
    if (request.url?.startsWith("/interaction/") === true)
      void interact(provider, next, { request, response });
    else void provider.callback()(request, response);
  };
  return {
    issuer,
    host: `127.0.0.1:${port}`,
    clientId,
    clientSecret,
    visit: async (address, person) => {
      next = person;
      people.set(person.sub, person);
      return travel(address, issuer);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Says at once who they are and that they agree. */
async function interact(
  provider: Provider,
  person: ProviderPerson,
  { request, response }: { readonly request: IncomingMessage; readonly response: ServerResponse },
): Promise<void> {
  const { prompt, params, session, grantId } = await provider.interactionDetails(request, response);
  if (person.cancels === true) {
    const refusal = { error: "access_denied", error_description: "The person pressed cancel." };
    await provider.interactionFinished(request, response, refusal);
  } else if (prompt.name === "login") {
    await provider.interactionFinished(request, response, { login: { accountId: person.sub } });
  } else {
    const known = grantId === undefined ? undefined : await provider.Grant.find(grantId);
    const grant =
      known ??
      new provider.Grant({
        accountId: session?.accountId ?? person.sub,
        clientId: String(params["client_id"]),
      });
    grant.addOIDCScope("openid email profile");
    await provider.interactionFinished(
      request,
      response,
      { consent: { grantId: await grant.save() } },
      { mergeWithLastSubmission: true },
    );
  }
}

/** Follows the provider's own redirects, with its cookies, up to the first address that is not its own. */
async function travel(start: string, issuer: string): Promise<string> {
  const cookies = new Map<string, string>();
  let address = start;
  for (let steps = 0; steps < 12; steps += 1) {
    if (!address.startsWith(issuer)) return address;
    const response = await fetch(address, {
      redirect: "manual",
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; ") },
    });
    for (const header of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/u.exec(header) ?? [];
      cookies.set(name, value);
    }
    const location = response.headers.get("location");
    if (location === null) throw new Error(`The provider stopped at ${address}: ${await response.text()}`);
    address = new URL(location, address).href;
  }
  throw new Error("The provider leads in a circle.");
}
