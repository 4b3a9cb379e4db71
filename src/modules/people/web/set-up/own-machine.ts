import type { WebContext } from "#platform/http";

/**
 * Whether the reader sits at the machine that the server runs on. Not so when something stands between, such as a proxy on
 * the same machine: its address would say so for the whole world.
 */
export function isOwnMachine(c: WebContext, publicUrl: string): boolean {
  const address = c.env?.incoming?.socket.remoteAddress ?? "";
  const isLoopback = /^(?:127\.|::1$|::ffff:127\.)/u.test(address);
  const isForwarded = ["forwarded", "x-forwarded-for", "x-forwarded-host", "via"].some(
    (name) => c.req.header(name) !== undefined,
  );
  const { hostname } = new URL(publicUrl);
  return isLoopback && !isForwarded && ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
}
