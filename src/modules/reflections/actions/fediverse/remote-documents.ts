import type { FederationOptions } from "@fedify/fedify";
import { FetchFailure } from "#platform/fetch";
import type { FediverseProgram } from "../../queries/fediverse/program.ts";
import { askSigned, type Signer } from "./signed-request.ts";

/** Reads a document of another server. */
export type DocumentLoader = ReturnType<
  NonNullable<FederationOptions<FediverseProgram>["documentLoaderFactory"]>
>;

const mostRedirects = 3;
const accept =
  'application/activity+json, application/ld+json; profile="https://www.w3.org/ns/activitystreams", application/ld+json;q=0.9, application/json;q=0.8';

/**
 * Reads documents of other servers through the guarded fetcher alone: never of a private address, also not by a redirect, and
 * within bounds of size and time. Contexts that are known are not asked for.
 */
export async function documentLoader(
  program: Pick<FediverseProgram, "fetch" | "publicUrl">,
  signer?: Signer,
): Promise<DocumentLoader> {
  const { preloadedContexts } = await import("@fedify/fedify");
  return async (address) => {
    const known = preloadedContexts[address];
    if (known !== undefined) return { contextUrl: null, document: known, documentUrl: address };
    let url = address;
    for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
      const { body, headers, status } = await askSigned(
        program,
        { method: "GET", url, headers: { accept } },
        signer,
      );
      const location = headers["location"];
      if (status >= 300 && status < 400 && location !== undefined && URL.canParse(location, url))
        url = new URL(location, url).href;
      else if (status === 200 && isJson(headers["content-type"]))
        return { contextUrl: null, document: parsed(body, url), documentUrl: url };
      else throw unreadable(url, status);
    }
    throw new FetchFailure("too-many-redirects", `The address leads on more than ${mostRedirects} times.`);
  };
}

function isJson(contentType: string | undefined): boolean {
  return /^application\/(?:[\w.-]+\+)?json\b/iu.test(contentType ?? "");
}

function parsed(body: Uint8Array, url: string): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch (error) {
    throw new FetchFailure("broken-response", `What ${new URL(url).host} gave is no JSON.`, { cause: error });
  }
}

function unreadable(url: string, status: number): FetchFailure {
  return new FetchFailure("http-status", `${new URL(url).host} gave no document (${status}).`, {
    httpStatus: status,
  });
}
