import { resolve } from "../markup/address.ts";

const secretNames =
  /^(?:authtoken|auth|token|access_token|api_?key|key|secret|signature|sig|password|pwd|pass)$/iu;
const hidden = "hidden";

/** An address to show and to log: passwords, tokens and private calendar paths are blotted out. */
export function redactedAddress(address: string): string {
  const url = resolve(address);
  if (url === undefined) return address;
  if (url.username !== "") url.username = hidden;
  if (url.password !== "") url.password = hidden;
  for (const name of url.searchParams.keys()) if (secretNames.test(name)) url.searchParams.set(name, hidden);
  // Google's secret address of a calendar, and calendars published from Outlook or iCloud, hold it in their path.
  url.pathname = url.pathname
    .replace(/\/private-[\da-f]{8,}/iu, `/private-${hidden}`)
    .replace(/^(\/owa\/calendar\/[^/]+\/)[^/]{16,}/u, `$1${hidden}`)
    .replace(/^(\/published\/\d\/)[\w-]{16,}/u, `$1${hidden}`);
  return url.href;
}

/** True when the address itself lets its holder in, so that it must be kept like a password. */
export function holdsSecret(address: string): boolean {
  const url = resolve(address);
  return url !== undefined && redactedAddress(address) !== url.href;
}
