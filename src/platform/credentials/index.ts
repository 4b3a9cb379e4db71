/**
 * Verifiable credentials: canonical form, keys, proofs, status lists, and the pictures they are baked into. Knows what a
 * signature stands on, and nothing of what a credential is about.
 */
export { bakePng } from "./baked-png.ts";
export { bakeSvg } from "./baked-svg.ts";
export { NotCanonical } from "./canonical.ts";
export { type CredentialFormat, unpackCredential, type UnpackedCredential } from "./container.ts";
export { CREDENTIALS_V1, CREDENTIALS_V2, isKnownContext, OPEN_BADGES_V3 } from "./contexts.ts";
export { didWebAddress, didWebOf } from "./did-web.ts";
export { openDocumentFolder, statusListsBeside } from "./document-folder.ts";
export { type DocumentAnswer, type DocumentSource, firstOf, noDocuments } from "./documents.ts";
export { checkEmbeddedProof, isKnownSuite, type SignatureAnswer, suiteOf } from "./embedded-proof.ts";
export { fetchedDocuments } from "./fetched-documents.ts";
export { isObject, type JsonObject, listOf, readJsonObject, textOf } from "./json.ts";
export { type CredentialJws, isAcceptedAlgorithm, jwsHolds, looksLikeJws, readJws } from "./jws.ts";
export {
  confirmedKey,
  findKey,
  type FoundKey,
  isMissing,
  type KeySearch,
  type MissingKey,
} from "./key-finding.ts";
export type { PublicKey } from "./public-keys.ts";
export { issuerDocument, newSigningKey, type PublishedKey, type SigningKey } from "./signing-keys.ts";
export { asJws, withProof } from "./signing.ts";
export {
  emptyStatusList,
  encodedStatusList,
  LEAST_STATUS_ENTRIES,
  statusAt,
  type StatusBits,
  statusBitsIn,
  withStatus,
} from "./status-list.ts";
