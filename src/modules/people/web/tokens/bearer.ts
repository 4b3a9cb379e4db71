import { HTTPException } from "hono/http-exception";
import type { WebContext } from "#platform/http";
import { viewerOfToken } from "../../queries/tokens/token-viewer.ts";
import type { TodayIn } from "../../queries/viewer.ts";
import { readTokenText } from "../../rules/tokens/token-text.ts";
import type { Viewer } from "../../rules/viewer.ts";
import type { PeopleSite } from "../site.ts";

/** SCIM below `/api/scim/` has tokens of its own, an employer's. */
const beginnings = ["/api/v1/"];
/** An employer's directory shows a token of its own, which speaks for no account. */
const forDirectories = "/api/scim/";

/** Whether a request is a program's. There a token says who is asking, and a browser's session says nothing. */
export function isForPrograms(c: WebContext): boolean {
  return beginnings.some((start) => c.req.path.startsWith(start));
}

/**
 * Whom a program's token speaks for; undefined when it sent none.
 *
 * @throws HTTPException 401 when it sent one that is not taken, saying whether it ended or was revoked.
 */
export async function viewerOfProgram(
  c: WebContext,
  { db, zone }: Pick<PeopleSite, "db" | "zone">,
  todayIn: TodayIn,
): Promise<Viewer | undefined> {
  const header = c.req.header("authorization");
  if (header === undefined || c.req.path.startsWith(forDirectories)) return undefined;
  const [, text = ""] = /^Bearer +(\S+) *$/iu.exec(header) ?? [];
  const token = readTokenText(text);
  if (token === undefined)
    refuseProgram(
      c,
      "This is no token of ours, or a character of it is missing. It begins with carrel_.",
      "invalid_token",
    );
  const answer = await viewerOfToken(db, token, { todayIn, zone });
  if ("refused" in answer) refuseProgram(c, answer.refused, "invalid_token");
  return answer.viewer;
}

/**
 * Refuses for want of a token, with the challenge of RFC 6750 §3.
 *
 * @throws HTTPException 401, always.
 */
export function refuseProgram(c: WebContext, message: string, error?: "invalid_token"): never {
  c.header("www-authenticate", `Bearer realm="Carrel"${error === undefined ? "" : `, error="${error}"`}`);
  throw new HTTPException(401, { message });
}
