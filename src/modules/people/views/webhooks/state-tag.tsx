import { Tag } from "#ui";
import type { KeptWebhook } from "../../rules/webhooks/kept-webhook.ts";
import { onDay } from "../../rules/on-day.ts";

/** Whether a webhook is told of anything, and how well it takes it. */
export function StateTag({ webhook, zone }: { readonly webhook: KeptWebhook; readonly zone: string }) {
  const { state, failingSince } = webhook;
  if (state === "disabled") return <Tag label="switched off: nothing arrived for days" tone="stop" />;
  if (state === "off") return <Tag label="switched off" />;
  if (failingSince !== undefined)
    return <Tag label={`failing since ${onDay(failingSince, zone)}`} tone="attention" />;
  return <Tag label="on" tone="good" />;
}
