import { InvalidInput } from "#platform/errors";
import type { WebContext } from "./web-context.ts";

/** The hidden field that carries the token against forged changes. */
export const csrfField = "csrf";

/**
 * The fields of a form that was sent; the body is read once, however often this is asked.
 *
 * @throws InvalidInput when the body is no form, or broken.
 */
export async function formBody(c: WebContext): Promise<FormData> {
  try {
    return await c.req.formData();
  } catch (cause) {
    throw new InvalidInput("What was sent could not be read as a form. Go back and send it again.", {
      cause,
    });
  }
}
