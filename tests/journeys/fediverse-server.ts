import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { createFederation, generateCryptoKeyPair, MemoryKvStore, signRequest } from "@fedify/fedify";
import { Activity, Note, Person, type Recipient } from "@fedify/vocab";

/** A document as it came. */
export type Received = Readonly<Record<string, unknown>>;

/** Another server of the fediverse, with one person on it: real documents, real signatures, over HTTP. */
export interface FediverseServer {
  readonly host: string;
  /** Address of its person. */
  readonly actor: string;
  /** What arrived with a signature that holds, oldest first. */
  readonly received: readonly Received[];
  /** Sends something to an inbox, signed by its person. */
  readonly send: (activity: Activity, inbox: string) => Promise<void>;
  /** Signs a request as its person. */
  readonly sign: (request: Request) => Promise<Request>;
  /** A note of its person. */
  readonly note: (id: string, values: ConstructorParameters<typeof Note>[0]) => Note;
  readonly close: () => Promise<void>;
}

export async function openFediverseServer(name: string): Promise<FediverseServer> {
  const received: Received[] = [];
  const pair = await generateCryptoKeyPair("RSASSA-PKCS1-v1_5");
  const federation = createFederation<undefined>({ kv: new MemoryKvStore(), allowPrivateAddress: true });
  federation
    .setActorDispatcher("/users/{identifier}", async (context, identifier) => {
      if (identifier !== name) return null;
      const [known] = await context.getActorKeyPairs(identifier);
      return new Person({
        id: context.getActorUri(identifier),
        preferredUsername: identifier,
        name: "Ben <b>Reader</b>",
        inbox: context.getInboxUri(identifier),
        ...(known === undefined ? {} : { publicKey: known.cryptographicKey }),
      });
    })
    .setKeyPairsDispatcher(() => [pair]);
  federation.setInboxListeners("/users/{identifier}/inbox").on(Activity, async (_context, activity) => {
    received.push((await activity.toJsonLd()) as Received);
  });
  const { host, server } = await listen(async (request) =>
    federation.fetch(request, { contextData: undefined }),
  );
  const context = federation.createContext(new URL(`http://${host}`), undefined);
  const actor = context.getActorUri(name);
  return {
    host,
    actor: actor.href,
    received,
    send: async (activity, inbox) => {
      const recipient: Recipient = { id: new URL(inbox), inboxId: new URL(inbox) };
      await context.sendActivity({ identifier: name }, recipient, activity);
    },
    sign: async (request) => signRequest(request, pair.privateKey, new URL(`${actor.href}#main-key`)),
    note: (id, values) => new Note({ id: new URL(`/notes/${id}`, actor), attribution: actor, ...values }),
    close: async () => new Promise((resolve) => void server.close(() => resolve())),
  };
}

async function listen(
  answer: (request: Request) => Promise<Response>,
): Promise<{ readonly host: string; readonly server: Server }> {
  const server = createServer((incoming, outgoing) => void respond(incoming, outgoing, answer));
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  server.unref();
  return { host: `127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}

async function respond(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  answer: (request: Request) => Promise<Response>,
): Promise<void> {
  const body = incoming.method === "POST" ? { body: Readable.toWeb(incoming), duplex: "half" } : {};
  const response = await answer(
    new Request(`http://${incoming.headers.host ?? ""}${incoming.url ?? ""}`, {
      method: incoming.method ?? "GET",
      headers: incoming.headers as Record<string, string>,
      ...body,
    } as RequestInit),
  );
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  outgoing.end(Buffer.from(await response.arrayBuffer()));
}
