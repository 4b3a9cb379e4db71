/** What a provider, or whoever pretends to be one, sends about signing out. */
export interface LogoutMessage {
  readonly kind: "SAMLRequest" | "SAMLResponse";
  /** As it was sent, base64. */
  readonly text: string;
  readonly relayState: string;
  /** Of an address, where the signature is beside the message: what was signed, as it was written. */
  readonly signed?: SignedQuery;
}

interface SignedQuery {
  readonly query: string;
  readonly algorithm: string;
  readonly signature: string;
}

/**
 * The message in the query of an address; undefined when it is none, not signed, or signed by less than SHA-256. A name
 * that comes twice is refused: one of the two could be the signed one, and the other the one that is believed.
 */
export function logoutQuery(query: string): LogoutMessage | undefined {
  const given = new Map<string, string>();
  for (const part of query.split("&")) {
    const [name = "", ...rest] = part.split("=");
    if (!names.has(name)) continue;
    if (given.has(name)) return undefined;
    given.set(name, rest.join("="));
  }
  const kind = given.has("SAMLRequest") ? "SAMLRequest" : "SAMLResponse";
  const [text, algorithm, signature] = [kind, "SigAlg", "Signature"].map((name) => decoded(given.get(name)));
  const relayState = given.has("RelayState") ? decoded(given.get("RelayState")) : "";
  if (!text || !algorithm || !signature || relayState === undefined) return undefined;
  if ((given.has("SAMLRequest") && given.has("SAMLResponse")) || !safeAlgorithm.test(algorithm))
    return undefined;
  const signed = [kind, "SigAlg", "RelayState"]
    .filter((name) => given.has(name))
    .map((name) => `${name}=${given.get(name)}`);
  return { kind, text, relayState, signed: { query: signed.join("&"), algorithm, signature } };
}

const names = new Set(["SAMLRequest", "SAMLResponse", "RelayState", "SigAlg", "Signature"]);
const safeAlgorithm = /^http:\/\/www\.w3\.org\/2001\/04\/xmldsig-more#rsa-sha(?:256|384|512)$/u;

function decoded(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  try {
    return decodeURIComponent(value.replaceAll("+", " "));
  } catch {
    // Not what any program writes.
    return undefined;
  }
}

/** Where a message is sent to and when it was made, as its outermost element says; undefined when it is no such message. */
export function logoutHeading(
  xml: string,
): { readonly destination: string; readonly issueInstant: string } | undefined {
  const root = /^\s*(?:<\?xml[^>]*\?>\s*)?<(?:[\w-]+:)?Logout(?:Request|Response)\b([^<>]*)>/u.exec(xml)?.[1];
  const [destination, issueInstant] = ["Destination", "IssueInstant"].map(
    (name) => root && new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)["']`, "u").exec(root)?.[1],
  );
  return destination && issueInstant ? { destination, issueInstant } : undefined;
}
