import { HTTPException } from "hono/http-exception";
import { ownPath, type WebContext } from "#platform/http";
import { now } from "#platform/time";
import { isRecentProof } from "../../rules/sign-in/session-life.ts";
import type { Viewer } from "../../rules/viewer.ts";
import { signedIn } from "../viewer.ts";

/**
 * Who is asking, for a sensitive act: someone who proved in the last 15 minutes who they are. Others are led to do so, and
 * then back: to the page they wanted, or to `back`, the page with the form, whose fields are not kept.
 */
export function confirmed(c: WebContext, back?: string): Viewer {
  const viewer = signedIn(c);
  if (isRecentProof(viewer.confirmedAt, now())) return viewer;
  const wanted = c.req.method === "GET" ? c.req.path + new URL(c.req.url).search : ownPath(back);
  throw new HTTPException(303, {
    res: new Response(undefined, {
      status: 303,
      headers: { location: `/sign-in/confirm?then=${encodeURIComponent(wanted ?? "/me")}` },
    }),
  });
}
