import { type Agent, request as send } from "undici";
import { FetchFailure, failureFrom, statusFailure } from "./fetch-failure.ts";
import type { FetchLimits } from "./fetch-limits.ts";
import type { DocumentRequest, FetchedDocument } from "./documents.ts";
import { checkAnnouncedLength, limitedBody } from "./limited-body.ts";
import { retryAfter } from "./retry-after.ts";

export interface Question {
  readonly url: URL;
  readonly request: DocumentRequest;
  readonly contact: string;
}

/** What one request came to, redirects not followed. */
export type Answer =
  | { readonly kind: "document"; readonly document: Omit<FetchedDocument, "kind" | "url" | "movedTo"> }
  | { readonly kind: "not-modified" }
  | { readonly kind: "redirect"; readonly location: string; readonly isPermanent: boolean };

type Response = Awaited<ReturnType<typeof send>>;

const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const DEFAULT_ACCEPT =
  "text/calendar, application/rss+xml, application/atom+xml, application/feed+json, application/json;q=0.9, application/xml;q=0.9, text/xml;q=0.9, text/html;q=0.8, */*;q=0.5";

/** Asks one address once. `now` is when, for Retry-After. @throws FetchFailure */
export async function askOnce(
  question: Question,
  limits: FetchLimits,
  agent: Agent,
  now: number,
): Promise<Answer> {
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(tooSlow(question.url)), limits.totalMilliseconds);
  try {
    const response = await send(question.url, {
      method: "GET",
      dispatcher: agent,
      signal: deadline.signal,
      headers: headersOf(question),
    });
    return await answerOf(response, question, limits, now);
  } catch (error) {
    throw failureFrom(error, question.url.host);
  } finally {
    clearTimeout(timer);
  }
}

function tooSlow(url: URL): FetchFailure {
  return new FetchFailure("too-slow", `The document did not arrive whole in time (${url.host}).`);
}

function headersOf({ request, contact }: Question): Record<string, string> {
  return {
    "user-agent": `Carrel/0.1 (library learning calendar; ${printable(contact)})`,
    accept: request.accept ?? DEFAULT_ACCEPT,
    "accept-encoding": "gzip, deflate, br",
    ...(request.etag === undefined ? {} : { "if-none-match": printable(request.etag) }),
    ...(request.lastModified === undefined ? {} : { "if-modified-since": printable(request.lastModified) }),
  };
}

/** A validator is another server's text: what cannot stand in a header does not go back out. */
function printable(text: string): string {
  return text.replace(/[^\u0020-\u007e]/g, "");
}

async function answerOf(
  response: Response,
  question: Question,
  limits: FetchLimits,
  now: number,
): Promise<Answer> {
  const { statusCode, headers, body } = response;
  const location = headerOf(headers["location"]);
  if (statusCode === 200 || statusCode === 204) return documentOf(response, limits);
  // The rest of an answer we do not want is not waited for.
  body.on("error", () => undefined).destroy();
  if (statusCode === 304) return { kind: "not-modified" };
  if (REDIRECTS.has(statusCode) && location !== undefined) {
    return { kind: "redirect", location, isPermanent: statusCode === 301 || statusCode === 308 };
  }
  throw statusFailure(statusCode, question.url.host, retryAfter(headerOf(headers["retry-after"]), now));
}

async function documentOf({ headers, body }: Response, limits: FetchLimits): Promise<Answer> {
  checkAnnouncedLength(headerOf(headers["content-length"]), limits);
  const bytes = await limitedBody(body, headerOf(headers["content-encoding"]), limits);
  const contentType = headerOf(headers["content-type"]);
  const etag = headerOf(headers["etag"]);
  const lastModified = headerOf(headers["last-modified"]);
  return {
    kind: "document",
    document: {
      body: bytes,
      ...(contentType === undefined ? {} : { contentType }),
      ...(etag === undefined ? {} : { etag }),
      ...(lastModified === undefined ? {} : { lastModified }),
    },
  };
}

/** The first of a header sent several times. */
function headerOf(value: string | string[] | undefined): string | undefined {
  return typeof value === "string" ? value : value?.[0];
}
