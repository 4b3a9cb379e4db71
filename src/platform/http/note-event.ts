import type { WebContext } from "./web-context.ts";

/**
 * Tells the log of something that the person who runs the site should be able to follow, such as a sign-in that was
 * refused; the request's id ties it to the rest. Nothing personal belongs into the fields: no name, no address, no text
 * that someone typed.
 */
export function noteEvent(
  c: WebContext,
  message: string,
  fields: Readonly<Record<string, string | number>>,
): void {
  c.var.site.note(message, { requestId: c.var.requestId, ...fields });
}
