import type { WebhookTry } from "./tries.ts";

/** A webhook as its owner sees it. */
export interface KeptWebhook {
  readonly id: string;
  readonly address: string;
  readonly events: readonly string[];
  readonly ownerId: string;
  readonly ownerName: string;
  /** `disabled` by us, after days of failure; `off` by its owner. */
  readonly state: "on" | "off" | "disabled";
  readonly failingSince: string | undefined;
  readonly madeAt: string;
}

/** Something that was, or is to be, delivered. */
export interface KeptDelivery {
  readonly id: string;
  readonly event: string;
  readonly state: "waiting" | "delivered" | "failed";
  readonly tries: readonly WebhookTry[];
  readonly madeAt: string;
}
