import { Conflict, InvalidInput, NotAllowed, NotFound, type Problem, SourceFailure } from "#platform/errors";
import { HTTPException } from "hono/http-exception";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { isApiRequest, type WebContext } from "./web-context.ts";

/** An error as a reader is told of it. */
export interface ErrorDescription {
  readonly status: ContentfulStatusCode;
  /** What happened, as a heading. */
  readonly title: string;
  /** What it means and what to do, as sentences. */
  readonly message: string;
  /** Every single thing to put right; empty unless something was sent wrongly. */
  readonly problems: readonly Problem[];
}

/** Draws an error page. Given by the composition root: this folder knows no pages. */
export type ErrorRenderer = (c: WebContext, error: ErrorDescription) => string | Promise<string>;

/** The five kinds of error and Hono's own, as a reader is told of them; undefined when it is our bug. */
export function describeError(error: unknown): ErrorDescription | undefined {
  const describe = (status: ContentfulStatusCode, title: string, problems: readonly Problem[] = []) => ({
    status,
    title,
    message: error instanceof Error ? error.message : "",
    problems,
  });
  if (error instanceof InvalidInput)
    return {
      ...describe(422, "Something in what was sent cannot be used", error.problems),
      message: "Go back, put it right and send it again.",
    };
  if (error instanceof NotAllowed) return describe(403, "This is not allowed");
  if (error instanceof NotFound) return describe(404, "This page is not here");
  if (error instanceof Conflict) return describe(409, "Something changed in the meantime");
  if (error instanceof SourceFailure) return describe(502, "Another site did not answer as it should");
  if (error instanceof HTTPException && error.status < 500)
    return {
      ...describe(
        error.status,
        error.status === 401 ? "Carrel does not know who asks" : "This request could not be read",
      ),
      message: error.message || "What was sent is not in a form this page understands.",
    };
  return undefined;
}

/** Our own bug, as a reader is told of it: nothing of what went wrong is shown. */
export const unexpectedError: ErrorDescription = {
  status: 500,
  title: "Something went wrong here",
  message: "It is our mistake, not yours, and it is written down. Try again in a moment.",
  problems: [],
};

/** Answers with an error: a page to people, problem+json to programs. */
export async function sendError(
  c: WebContext,
  render: ErrorRenderer,
  error: ErrorDescription,
): Promise<Response> {
  c.header("cache-control", "no-store");
  if (!isApiRequest(c)) return c.html(await render(c, error), error.status);
  const problem = {
    type: "about:blank",
    title: error.title,
    status: error.status,
    detail: error.message,
    instance: `urn:request:${c.var.requestId}`,
    // A problem may know more of itself than the documented shape says.
    ...(error.problems.length > 0
      ? { errors: error.problems.map(({ where, message }) => ({ where, message })) }
      : {}),
  };
  return c.body(JSON.stringify(problem), error.status, { "content-type": "application/problem+json" });
}
