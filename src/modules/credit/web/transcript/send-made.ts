import type { WebContext } from "#platform/http";
import { madeHeaders } from "../send-file.ts";

/** A file that was made just now, for its owner alone. */
export function sendMade(
  c: WebContext,
  { bytes, type, name }: { readonly bytes: Uint8Array; readonly type: string; readonly name: string },
): Response {
  return c.body(new Uint8Array(bytes), 200, madeHeaders(type, name));
}
