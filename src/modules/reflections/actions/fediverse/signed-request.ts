import type { ServiceAnswer } from "#platform/fetch";
import type { FediverseProgram } from "../../queries/fediverse/program.ts";

/** Who signs: the private key, and the address at which other servers find the public one. */
export interface Signer {
  readonly key: CryptoKey;
  readonly keyId: string;
}

interface Question {
  readonly method: "GET" | "POST";
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/**
 * Asks another server with a signature, at a public address and within bounds of size and time. First as nearly every server
 * understands it; who refuses that is asked again by the newer standard (RFC 9421).
 *
 * @throws FetchFailure
 */
export async function askSigned(
  { fetch, publicUrl }: Pick<FediverseProgram, "fetch" | "publicUrl">,
  question: Question,
  signer: Signer | undefined,
): Promise<ServiceAnswer> {
  const { body, method, url } = question;
  const headers = { ...question.headers, "user-agent": `Carrel/0.1 (+${publicUrl})` };
  const send = async (signed: Readonly<Record<string, string>>) =>
    fetch.askService({ url, method, headers: signed, ...(body === undefined ? {} : { body }) });
  if (signer === undefined) return send(headers);
  const answer = await send(
    await signedHeaders({ ...question, headers }, signer, "draft-cavage-http-signatures-12"),
  );
  if (answer.status !== 401 && answer.status !== 403) return answer;
  return send(await signedHeaders({ ...question, headers }, signer, "rfc9421"));
}

async function signedHeaders(
  { body, headers, method, url }: Question,
  { key, keyId }: Signer,
  spec: "draft-cavage-http-signatures-12" | "rfc9421",
): Promise<Readonly<Record<string, string>>> {
  // Half a second of loading that a site without such journals never spends.
  const { signRequest } = await import("@fedify/fedify");
  const request = new Request(url, { method, headers, ...(body === undefined ? {} : { body }) });
  const signed = await signRequest(request, key, new URL(keyId), { spec });
  return Object.fromEntries(signed.headers);
}
