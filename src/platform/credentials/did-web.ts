/**
 * The address of the document of a `did:web`, or undefined when the identifier names none.
 *
 * @see https://w3c-ccg.github.io/did-method-web/#read-resolve
 */
export function didWebAddress(did: string): string | undefined {
  const rest = /^did:web:([A-Za-z0-9._%:-]+)$/u.exec(did)?.[1];
  if (rest === undefined) return undefined;
  const [host = "", ...path] = rest.split(":").map(decoded);
  if (!/^[A-Za-z0-9.-]+(?::\d{1,5})?$/u.test(host)) return undefined;
  if (path.some((part) => part === "" || part.includes("/") || part.includes(".."))) return undefined;
  return path.length === 0
    ? `https://${host}/.well-known/did.json`
    : `https://${host}/${path.map(encodeURIComponent).join("/")}/did.json`;
}

/** The `did:web` whose document is served at an address ending in `/did.json`; the other way round. */
export function didWebOf(host: string, path: readonly string[] = []): string {
  return ["did:web", encodeURIComponent(host), ...path.map(encodeURIComponent)].join(":");
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return "";
  }
}
