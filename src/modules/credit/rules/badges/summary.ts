import type { Members } from "./badge-kind.ts";
import { datesOf } from "./dates.ts";

/** What a badge says of itself, for people to read. */
export interface BadgeSummary {
  readonly name: string | null;
  readonly issuer: { readonly id: string | null; readonly name: string | null };
  /** As the credential names its subject, an address or a hash; of a plain e-mail address only the outline. */
  readonly recipient: string | null;
  readonly issuedOn: string | null;
  readonly expiresOn: string | null;
}

/** Reads what can be read, of a badge that may be wrong in any way. */
export function summaryOf(document: Members): BadgeSummary {
  const subject = members(document["credentialSubject"]);
  const issuer = document["issuer"];
  const { from, until } = datesOf(document);
  return {
    name: textIn(document["name"]) ?? textIn(members(subject["achievement"])["name"]),
    issuer: { id: issuerIdOf(document) ?? null, name: textIn(members(issuer)["name"]) },
    recipient: recipientOf(subject),
    issuedOn: from ?? null,
    expiresOn: until ?? null,
  };
}

/** The issuer's `id`, whether it is named by it or described. */
export function issuerIdOf(document: Members): string | undefined {
  const issuer = document["issuer"];
  return (textIn(issuer) ?? textIn(members(issuer)["id"])) || undefined;
}

function recipientOf(subject: Members): string | null {
  const identifier = members([subject["identifier"]].flat()[0]);
  const named = textIn(subject["id"]) ?? textIn(identifier["identityHash"]);
  return named === null ? null : outlined(named);
}

/** An e-mail address to its first letter and its domain: enough to know one's own, too little to learn another's. */
function outlined(named: string): string {
  return named.replace(/^(mailto:)?([^@\s])[^@\s]*@([^@\s]+)$/u, "$1$2…@$3");
}

function textIn(value: unknown): string | null {
  return typeof value === "string" ? value.slice(0, 500) : null;
}

function members(value: unknown): Members {
  return isMembers(value) ? value : {};
}

function isMembers(value: unknown): value is Members {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
