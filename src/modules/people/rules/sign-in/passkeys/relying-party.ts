/** The site as authenticators know it. */
export interface RelyingParty {
  /** The name of the site's host, which every passkey is bound to. */
  readonly id: string;
  readonly origin: string;
}

/** The site as authenticators know it; undefined where browsers allow no passkeys: without TLS, or at a bare address. */
export function relyingParty(publicUrl: string): RelyingParty | undefined {
  const { hostname, origin, protocol } = new URL(publicUrl);
  const isBareAddress = /^[\d.]+$|:|\[/u.test(hostname);
  if (isBareAddress || (protocol !== "https:" && hostname !== "localhost")) return undefined;
  return { id: hostname, origin };
}
