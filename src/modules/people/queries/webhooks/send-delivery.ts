import { createHmac } from "node:crypto";
import { FetchFailure, type Fetcher } from "#platform/fetch";
import { now, nowMilliseconds } from "#platform/time";
import { signatureHeader, signatureValue, signedText } from "../../rules/webhooks/signature.ts";
import type { WebhookTry } from "../../rules/webhooks/tries.ts";

/** Where a delivery goes, and the secret it is signed with. */
export interface Receiver {
  readonly address: string;
  readonly secret: string;
}

/** Something to be delivered: what is signed and sent, to the byte. */
export interface Delivery {
  readonly id: string;
  readonly event: string;
  readonly body: string;
}

/**
 * Sends a delivery once, signed, behind the guard of every fetch. Only an answer of 2xx within 15 seconds counts as arrived:
 * a redirect is none, since the signature is for this receiver.
 */
export async function sendDelivery(
  fetch: Fetcher,
  { address, secret }: Receiver,
  { id, event, body }: Delivery,
): Promise<WebhookTry> {
  const [at, began] = [now(), nowMilliseconds()];
  const took = () => nowMilliseconds() - began;
  const hmac = createHmac("sha256", secret).update(signedText(at, body)).digest("hex");
  try {
    const { status } = await fetch.askService({
      url: address,
      method: "POST",
      isSecure: true,
      headers: {
        "content-type": "application/json",
        "user-agent": "Carrel-Webhook/1",
        "carrel-event": event,
        "carrel-delivery": id,
        [signatureHeader]: signatureValue(at, hmac),
      },
      body,
    });
    const problem = status >= 200 && status < 300 ? undefined : problemOf(status);
    return { at, status, milliseconds: took(), ...(problem === undefined ? {} : { problem }) };
  } catch (error) {
    if (!(error instanceof FetchFailure)) throw error;
    return { at, problem: error.message, milliseconds: took() };
  }
}

function problemOf(status: number): string {
  if (status >= 300 && status < 400) return "It led on to another address. Give the one it leads to.";
  if (status === 401 || status === 403) return "The receiver refused it. Check the secret there.";
  if (status === 404 || status === 410) return "The receiver has nothing at this address.";
  return status >= 500 ? "Something went wrong at the receiver." : "The receiver did not take it.";
}
