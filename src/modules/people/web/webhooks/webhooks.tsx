import { z } from "zod";
import { InvalidInput, type Problem } from "#platform/errors";
import {
  csrfToken,
  listOf,
  parseForm,
  readForm,
  seeOther,
  type SentValues,
  setFlash,
  takeFlash,
  type WebApp,
  type WebContext,
} from "#platform/http";
import {
  makeWebhook,
  removeWebhook,
  switchWebhook,
  testWebhook,
} from "../../actions/webhooks/change-webhooks.ts";
import { redeliver } from "../../actions/webhooks/deliver.ts";
import { webhook, webhooksOf } from "../../queries/webhooks/webhooks.ts";
import { webhookEventsOf } from "../../rules/webhooks/events.ts";
import {
  NewWebhookPage,
  type WebhookFormValues,
  WebhookPage,
  WebhooksPage,
} from "../../views/webhooks/webhook-pages.tsx";
import { employerFor } from "../retention/employer-for.ts";
import { confirmed } from "../sign-in/confirmed.ts";
import type { PeopleSite } from "../site.ts";

const act = "manage webhooks";
const one = "/organisation/webhooks/:id{[0-9a-f-]{36}}";

/** An organisation's webhooks. */
export function addWebhookRoutes(app: WebApp, site: PeopleSite): void {
  const form = webhookForm(site);
  app.get("/organisation/webhooks", async (c) =>
    c.html(await webhooksPage(c, site, { values: { events: [] }, problems: [] })),
  );
  app.post("/organisation/webhooks", async (c) => {
    const { tenantId } = employerFor(c, act);
    const viewer = confirmed(c, `/organisation/webhooks?employer=${tenantId}`);
    const sent = await readForm(c);
    try {
      const asked = await parseForm(c, form, { address: "Address", events: "Tell it when" });
      const made = await makeWebhook(site, viewer, tenantId, asked);
      c.header("cache-control", "no-store");
      return c.html(<NewWebhookPage shell={site.shell(c)} employer={tenantId} {...made} />);
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      return c.html(await webhooksPage(c, site, { values: sentValues(sent), problems: error.problems }), 422);
    }
  });
  app.get(one, async (c) => {
    const { viewer, tenantId } = employerFor(c, act);
    return c.html(
      <WebhookPage
        shell={site.shell(c)}
        csrfToken={csrfToken(c)}
        flash={takeFlash(c)}
        employer={tenantId}
        {...await webhook(site.db, tenantId, c.req.param("id"))}
        zone={viewer.zone ?? site.zone}
      />,
    );
  });
  addChangeRoutes(app, site);
}

function addChangeRoutes(app: WebApp, site: PeopleSite): void {
  app.post(`${one}/test`, async (c) => {
    const { viewer, tenantId } = employerFor(c, act);
    await testWebhook(site.db, viewer, { tenantId, id: c.req.param("id") });
    return back(c, tenantId, "A test is on its way. Look at this page again in a moment.");
  });
  app.post(`${one}/pause`, async (c) => {
    const { viewer, tenantId } = employerFor(c, act);
    await switchWebhook(site.db, viewer, { tenantId, id: c.req.param("id") }, "off");
    return back(c, tenantId, "Switched off. What happens meanwhile is not kept for it.");
  });
  app.post(`${one}/resumption`, async (c) => {
    const { viewer, tenantId } = employerFor(c, act);
    await switchWebhook(site.db, viewer, { tenantId, id: c.req.param("id") }, "on");
    return back(c, tenantId, "Switched on.");
  });
  app.post(`${one}/removal`, async (c) => {
    const { viewer, tenantId } = employerFor(c, act);
    await removeWebhook(site.db, viewer, { tenantId, id: c.req.param("id") });
    setFlash(c, { message: "Removed the webhook and its log." });
    return seeOther(c, `/organisation/webhooks?employer=${tenantId}`);
  });
  app.post(`${one}/deliveries/:delivery{[0-9a-f-]{36}}/redelivery`, async (c) => {
    const { viewer, tenantId } = employerFor(c, act);
    const key = { webhookId: c.req.param("id"), deliveryId: c.req.param("delivery") };
    await redeliver(site.db, viewer, tenantId, key);
    return back(c, tenantId, "It is sent again. Look at this page again in a moment.");
  });
}

function webhookForm(site: PeopleSite) {
  const names = webhookEventsOf(site).map(({ name }) => name);
  return z.object({
    address: z
      .url({ protocol: /^https?$/u, error: "Write a whole address, like https://hr.example.org/carrel." })
      .max(2000),
    events: listOf(z.string().refine((name) => names.includes(name), "Choose from the list.")).refine(
      (chosen) => chosen.length > 0,
      "Choose at least one thing to tell of.",
    ),
  });
}

function back(c: WebContext, tenantId: string, message: string): Response {
  setFlash(c, { message });
  return seeOther(c, `/organisation/webhooks/${c.req.param("id") ?? ""}?employer=${tenantId}`);
}

async function webhooksPage(
  c: WebContext,
  site: PeopleSite,
  { values, problems }: { readonly values: WebhookFormValues; readonly problems: readonly Problem[] },
) {
  const { viewer, tenantId } = employerFor(c, act);
  return (
    <WebhooksPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      flash={takeFlash(c)}
      employer={tenantId}
      zone={viewer.zone ?? site.zone}
      webhooks={await webhooksOf(site.db, tenantId)}
      events={webhookEventsOf(site)}
      values={values}
      problems={problems.map((each) => ({ ...each, where: each.where.split(".")[0] ?? "" }))}
    />
  );
}

function sentValues(sent: SentValues): WebhookFormValues {
  const { address, events } = sent;
  return {
    address: typeof address === "string" ? address : undefined,
    events: Array.isArray(events) ? events.map(String) : typeof events === "string" ? [events] : [],
  };
}
