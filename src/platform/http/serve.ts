import { Conflict } from "#platform/errors";
import { createAdaptorServer, type ServerType } from "@hono/node-server";
import type { WebApp } from "./web-context.ts";

export interface ServeOptions {
  /** 0 takes any free port. */
  readonly port: number;
  /** The interface to listen on; this machine only, unless said otherwise. */
  readonly host?: string | undefined;
}

/** A server that is answering. */
export interface RunningServer {
  /** Where it can be reached from this machine: `http://localhost:8080`. */
  readonly url: string;
  /** Stops taking requests, lets those under way finish, and resolves when all is closed. */
  readonly close: () => Promise<void>;
}

// A request under way at the end gets this long; then its connection is cut.
const farewellMilliseconds = 5000;

/**
 * Answers requests until `close`.
 *
 * @throws Conflict when something else listens on the port.
 */
export async function serve(app: WebApp, { port, host = "127.0.0.1" }: ServeOptions): Promise<RunningServer> {
  const server = createAdaptorServer({ fetch: app.fetch, hostname: host });
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(listenError(error, port)));
    server.listen(port, host, resolve);
  });
  const address = server.address();
  const boundPort = typeof address === "object" && address !== null ? address.port : port;
  const shownHost = ["127.0.0.1", "::1", "0.0.0.0", "::"].includes(host) ? "localhost" : host;
  return {
    url: `http://${shownHost.includes(":") ? `[${shownHost}]` : shownHost}:${boundPort}`,
    close: () => closeServer(server),
  };
}

function closeServer(server: ServerType): Promise<void> {
  return new Promise((resolve, reject) => {
    // Browsers keep connections open after the answer: each is closed as soon as it has nothing under way.
    const closeIdle = setInterval(
      () => "closeIdleConnections" in server && server.closeIdleConnections(),
      20,
    );
    const cut = setTimeout(
      () => "closeAllConnections" in server && server.closeAllConnections(),
      farewellMilliseconds,
    );
    server.close((error) => {
      clearInterval(closeIdle);
      clearTimeout(cut);
      if (error) reject(error);
      else resolve();
    });
  });
}

function listenError(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code !== "EADDRINUSE") return error;
  return new Conflict(`Port ${port} is in use: stop what uses it, or set PORT to another.`, { cause: error });
}
