import { type Agent, request as send } from "undici";
import { type AllowedHosts, checkedAddress, isAllowedHost } from "./checked-address.ts";
import { FetchFailure, failureFrom } from "./fetch-failure.ts";
import type { FetchLimits } from "./fetch-limits.ts";
import { checkAnnouncedLength, limitedBody } from "./limited-body.ts";

/** A question to a program on another server, such as an identity provider: not a document that is read for harvest. */
export interface ServiceRequest {
  readonly url: string;
  readonly method: "GET" | "POST";
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** Set when what is sent must not be read on the way: then http is for hosts that the operator allows. */
  readonly isSecure?: boolean;
}

/** What the program answered, whatever its status; redirects are not followed. */
export interface ServiceAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

const SERVICE_BYTES = 1_000_000;
const SERVICE_MILLISECONDS = 15_000;

/**
 * Asks once, at once, behind the same guard as every fetch: public addresses only, within size and time. Someone waits for
 * the answer, so there is no queue, and robots.txt does not speak of it.
 *
 * @throws FetchFailure
 */
export async function askService(
  question: ServiceRequest,
  { agent, allowedHosts, limits }: ServiceGuard,
): Promise<ServiceAnswer> {
  const url = checkedAddress(question.url, allowedHosts);
  if (
    question.isSecure === true &&
    url.protocol !== "https:" &&
    !isAllowedHost(url.hostname, url.port, allowedHosts)
  )
    throw new FetchFailure(
      "bad-address",
      "Give an address that begins with https: what is sent there is private.",
    );
  const bounds = { ...limits, wireBytes: SERVICE_BYTES, documentBytes: SERVICE_BYTES };
  const deadline = AbortSignal.timeout(Math.min(SERVICE_MILLISECONDS, limits.totalMilliseconds));
  try {
    const { statusCode, headers, body } = await send(url, {
      method: question.method,
      dispatcher: agent,
      signal: deadline,
      headers: { ...question.headers, "accept-encoding": "gzip, deflate, br" },
      ...(question.body === undefined ? {} : { body: question.body }),
    });
    const plain = plainHeaders(headers);
    checkAnnouncedLength(plain["content-length"], bounds);
    const bytes = await limitedBody(body, plain["content-encoding"], bounds);
    return { status: statusCode, headers: plain, body: bytes };
  } catch (error) {
    if (deadline.aborted)
      throw new FetchFailure("too-slow", `The server did not answer in time (${url.host}).`, {
        cause: error,
      });
    throw failureFrom(error, url.host);
  }
}

interface ServiceGuard {
  readonly agent: Agent;
  readonly allowedHosts: AllowedHosts;
  readonly limits: FetchLimits;
}

function plainHeaders(
  headers: Readonly<Record<string, string | string[] | undefined>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name.toLowerCase(), typeof value === "string" ? value : value.join(", ")]],
    ),
  );
}
