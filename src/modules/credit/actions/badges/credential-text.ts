import {
  type CredentialJws,
  type JsonObject,
  looksLikeJws,
  readJsonObject,
  readJws,
} from "#platform/credentials";

/** A credential as it can be judged: what it says, and the JWS it came in, if it came in one. */
export interface ReadCredential {
  readonly document: JsonObject;
  readonly jws?: CredentialJws;
}

/** Reads JSON or a compact JWS; the problem, in a sentence, when it is neither. */
export function readCredentialText(text: string): ReadCredential | { readonly problem: string } {
  const trimmed = text.trim();
  if (looksLikeJws(trimmed)) {
    const jws = readJws(trimmed);
    return jws === undefined
      ? { problem: "It is a JWT whose header or claims are damaged." }
      : { document: jws.credential, jws };
  }
  if (trimmed !== "" && !trimmed.startsWith("{")) return { problem: "It is neither JSON nor a whole JWT." };
  return readJsonObject(trimmed);
}
