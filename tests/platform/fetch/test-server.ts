/* Only for tests: a real server on the loopback interface that behaves as badly as it is told to. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { createServer as createRawServer, type AddressInfo, type Socket } from "node:net";
import type { QueueClock } from "#platform/fetch";

export interface TestServer {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  readonly host: string;
  /** Paths asked for, in order, robots.txt left out. */
  readonly asked: string[];
  readonly requests: IncomingMessage[];
  readonly close: () => Promise<void>;
}

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** A server with a handler per path; any other path is 404. */
export async function startServer(routes: Readonly<Record<string, Handler>>): Promise<TestServer> {
  const asked: string[] = [];
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? "";
    if (path !== "/robots.txt") {
      asked.push(path);
      requests.push(request);
    }
    const handler = routes[path];
    if (handler) handler(request, response);
    else response.writeHead(404).end();
  });
  return { ...(await listening(server)), asked, requests };
}

/** A server that answers each connection with raw bytes, robots.txt with 404. */
export async function startRawServer(
  answer: (socket: Socket) => void,
): Promise<Omit<TestServer, "asked" | "requests">> {
  const server = createRawServer((socket) => {
    socket.on("error", () => undefined);
    socket.once("data", (head) => {
      if (head.toString("latin1").startsWith("GET /robots.txt")) {
        socket.end("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
      } else answer(socket);
    });
  });
  return listening(server);
}

async function listening(
  server: Server | ReturnType<typeof createRawServer>,
): Promise<Omit<TestServer, "asked" | "requests">> {
  const sockets = new Set<Socket>();
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    });
  return { origin: `http://127.0.0.1:${port}`, host: `127.0.0.1:${port}`, close };
}

/** A clock that only moves when somebody sleeps on it. */
export function sleepingClock(start = 1_800_000_000_000): QueueClock & { readonly naps: number[] } {
  const naps: number[] = [];
  let time = start;
  return {
    naps,
    now: () => time,
    sleep: async (milliseconds) => {
      naps.push(milliseconds);
      time += milliseconds;
    },
  };
}
