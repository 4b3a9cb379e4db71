import { InvalidInput } from "#platform/errors";
import type { WebContext } from "#platform/http";
import type { Directory } from "../../actions/scim/keep-user.ts";
import { directoryOfToken } from "../../queries/scim/tokens.ts";
import { ScimRefusal } from "../../rules/scim/refusal.ts";
import type { PeopleSite } from "../site.ts";
import { refused, scimError } from "./answers.ts";

/** The path an employer's directory is given, below the site's address. */
export const scimRoot = "/api/scim/v2";

/** The whole address of it. */
export function baseUrlOf(site: PeopleSite): string {
  return site.publicUrl + scimRoot;
}

/** Answers a directory that shows a token of ours, in SCIM's own shape whatever happens. */
export async function answering(
  c: WebContext,
  site: PeopleSite,
  answer: (directory: Directory) => Promise<Response>,
): Promise<Response> {
  const [, token] = /^Bearer +(\S+)$/iu.exec(c.req.header("authorization") ?? "") ?? [];
  const directory = token === undefined ? undefined : await directoryOfToken(site.db, token);
  if (directory === undefined) {
    c.header("www-authenticate", 'Bearer realm="Carrel directory"');
    return scimError(c, 401, {
      detail: "Send a token that an administrator made: Authorization: Bearer carrel_scim_…",
    });
  }
  try {
    return await answer(directory);
  } catch (error) {
    return refused(c, error);
  }
}

/** The body that was sent. @throws ScimRefusal when it is not JSON. */
export async function sentJson(c: WebContext): Promise<unknown> {
  try {
    // NUL stands in no name, and PostgreSQL takes no text with it.
    return JSON.parse(await c.req.text(), (_key, value: unknown) =>
      typeof value === "string" ? value.replaceAll("\0", "") : value,
    );
  } catch (cause) {
    if (cause instanceof InvalidInput) throw cause;
    throw new ScimRefusal("invalidSyntax", "The body is not JSON.", { cause });
  }
}
