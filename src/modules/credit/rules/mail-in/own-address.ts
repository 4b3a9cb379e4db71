import { lettersOf } from "../sessions/plain-letters.ts";

const tokenLength = 24;
const form = new RegExp(`^log\\+([a-z]{${tokenLength}})@(.+)$`, "u");

/** What makes an address somebody's own, of 24 random bytes: letters that no mail server changes, 105 bits of them. */
export function mailTokenOf(random: Uint8Array): string {
  const text = [0, 8, 16].map((at) => lettersOf(random.subarray(at), 8)).join("");
  return text.slice(0, tokenLength).toLowerCase();
}

/** The address that mail for a record goes to. */
export function addressOf(token: string, domain: string): string {
  return `log+${token}@${domain}`;
}

/** What makes an address somebody's own; undefined when it is none of ours. Case is let go, as most mail servers do. */
export function tokenIn(address: string, domain: string): string | undefined {
  const [, token, of] = form.exec(address.trim().toLowerCase()) ?? [];
  return of === domain.toLowerCase() ? token : undefined;
}
