import {
  Breadcrumb,
  Button,
  Card,
  CheckList,
  EmptyState,
  ErrorSummary,
  errorFor,
  FactList,
  Field,
  type FieldProblem,
  Notice,
  Page,
  PostForm,
  type Shell,
  Table,
} from "#ui";
import type { WebhookEvent } from "../../rules/webhooks/events.ts";
import type { KeptDelivery, KeptWebhook } from "../../rules/webhooks/kept-webhook.ts";
import type { WebhookTry } from "../../rules/webhooks/tries.ts";
import { whenWords } from "../../rules/when-words.ts";
import { FlashNotice } from "../flash-notice.tsx";
import { StateTag } from "./state-tag.tsx";

export interface WebhookFormValues {
  readonly address?: string | undefined;
  readonly events: readonly string[];
}

export interface WebhooksPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly flash: { readonly message: string } | undefined;
  readonly employer: string;
  readonly zone: string;
  readonly webhooks: readonly KeptWebhook[];
  readonly events: readonly WebhookEvent[];
  readonly values: WebhookFormValues;
  readonly problems: readonly FieldProblem[];
}

/** An organisation's webhooks, and the form that makes one. */
export function WebhooksPage(props: WebhooksPageProps) {
  return (
    <Page
      shell={props.shell}
      title="Webhooks"
      current="/organisation/webhooks"
      lede="Other programs of yours, told at once when something changes here. What they are told is signed."
      notices={
        props.problems.length > 0 ? (
          <ErrorSummary problems={props.problems} />
        ) : (
          <FlashNotice flash={props.flash} />
        )
      }
      isUnlisted
    >
      <div class="split split--end">
        <WebhookList {...props} />
        <WebhookForm {...props} />
      </div>
    </Page>
  );
}

function WebhookList({ webhooks, employer, zone }: WebhooksPageProps) {
  if (webhooks.length === 0)
    return (
      <EmptyState title="No webhooks yet">
        <p>
          A payroll or a staff directory of yours could follow changes here. Its makers know the address to
          give.
        </p>
      </EmptyState>
    );
  return (
    <Table
      caption="Webhooks"
      columns={[{ heading: "Address" }, { heading: "Told of" }, { heading: "Made by" }, { heading: "State" }]}
      rows={webhooks.map((hook) => [
        <a href={`/organisation/webhooks/${hook.id}?employer=${employer}`}>{shortAddress(hook.address)}</a>,
        hook.events.join(", "),
        hook.ownerName,
        <StateTag webhook={hook} zone={zone} />,
      ])}
    />
  );
}

function WebhookForm({ csrfToken, employer, events, values, problems }: WebhooksPageProps) {
  return (
    <PostForm action={`/organisation/webhooks?employer=${employer}`} csrfToken={csrfToken} class="card stack">
      <h2>Add a webhook</h2>
      <Field
        name="address"
        label="Address"
        type="url"
        hint="Begins with https. A test is sent there right away."
        isRequired
        value={values.address}
        error={errorFor(problems, "address")}
      />
      <CheckList
        name="events"
        legend="Tell it when"
        choices={events.map(({ name, description }) => ({
          value: name,
          label: description,
          isChosen: values.events.includes(name),
        }))}
        error={errorFor(problems, "events")}
      />
      <Button>Add it</Button>
    </PostForm>
  );
}

export interface NewWebhookPageProps {
  readonly shell: Shell;
  readonly employer: string;
  readonly id: string;
  readonly secret: string;
  readonly test: WebhookTry;
}

/** A webhook just made: its secret, this once, and what came of the test. */
export function NewWebhookPage({ shell, employer, id, secret, test }: NewWebhookPageProps) {
  return (
    <Page
      shell={shell}
      title="Your new webhook"
      current="/organisation/webhooks"
      lede="Give this secret to the receiver now: it is shown this once. With it the receiver knows that we are the sender."
      notices={
        <Breadcrumb trail={[{ href: `/organisation/webhooks?employer=${employer}`, label: "Webhooks" }]} />
      }
      isUnlisted
    >
      <div class="stack">
        <Field name="secret" label="Secret" value={secret} autocomplete="off" rows={2} />
        <Notice tone={test.problem === undefined ? "good" : "attention"} title="The test">
          <p>
            {test.problem === undefined
              ? `It arrived (${tryWords(test)}).`
              : `It did not arrive yet (${tryWords(test)}). ${test.problem}`}
          </p>
        </Notice>
        <p>
          <a href={`/organisation/webhooks/${id}?employer=${employer}`}>Done, I copied it</a>
        </p>
      </div>
    </Page>
  );
}

export interface WebhookPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly flash: { readonly message: string } | undefined;
  readonly employer: string;
  readonly webhook: KeptWebhook;
  readonly deliveries: readonly KeptDelivery[];
  readonly zone: string;
}

/** One webhook: what it is told, and what became of each delivery. */
export function WebhookPage(props: WebhookPageProps) {
  const { shell, flash, employer, webhook, zone } = props;
  return (
    <Page
      shell={shell}
      title={`Webhook to ${new URL(webhook.address).host}`}
      current="/organisation/webhooks"
      notices={
        <>
          <Breadcrumb trail={[{ href: `/organisation/webhooks?employer=${employer}`, label: "Webhooks" }]} />
          <FlashNotice flash={flash} />
        </>
      }
      isUnlisted
    >
      <div class="stack">
        <FactList
          facts={[
            { name: "Address", value: shortAddress(webhook.address) },
            { name: "Told of", value: webhook.events.join(", ") },
            { name: "Made", value: `${whenWords(webhook.madeAt, zone)}, by ${webhook.ownerName}` },
            { name: "State", value: <StateTag webhook={webhook} zone={zone} /> },
          ]}
        />
        <Changes {...props} />
        <Deliveries {...props} />
      </div>
    </Page>
  );
}

function Changes({ csrfToken, employer, webhook }: WebhookPageProps) {
  const base = `/organisation/webhooks/${webhook.id}`;
  return (
    <Card heading="Change">
      <div class="row">
        <ActionForm action={`${base}/test?employer=${employer}`} csrfToken={csrfToken} label="Send a test" />
        {webhook.state === "on" ? (
          <ActionForm
            action={`${base}/pause?employer=${employer}`}
            csrfToken={csrfToken}
            label="Switch off"
          />
        ) : (
          <ActionForm
            action={`${base}/resumption?employer=${employer}`}
            csrfToken={csrfToken}
            label="Switch on"
          />
        )}
        <ActionForm
          action={`${base}/removal?employer=${employer}`}
          csrfToken={csrfToken}
          label="Remove"
          tone="danger"
        />
      </div>
    </Card>
  );
}

function Deliveries({ csrfToken, employer, webhook, deliveries, zone }: WebhookPageProps) {
  const base = `/organisation/webhooks/${webhook.id}`;
  if (deliveries.length === 0) return <EmptyState title="Nothing was delivered yet" />;
  return (
    <Table
      caption="Deliveries, the newest first"
      columns={[
        { heading: "What" },
        { heading: "When" },
        { heading: "What became of it" },
        { heading: "Again" },
      ]}
      rows={deliveries.map((delivery) => [
        delivery.event,
        whenWords(delivery.madeAt, zone),
        outcomeWords(delivery, zone),
        <PostForm
          action={`${base}/deliveries/${delivery.id}/redelivery?employer=${employer}`}
          csrfToken={csrfToken}
        >
          <Button tone="text" about={`${delivery.event}, ${whenWords(delivery.madeAt, zone)}`}>
            Send again
          </Button>
        </PostForm>,
      ])}
    />
  );
}

function ActionForm({
  action,
  csrfToken,
  label,
  tone = "quiet",
}: {
  readonly action: string;
  readonly csrfToken: string;
  readonly label: string;
  readonly tone?: "quiet" | "danger";
}) {
  return (
    <PostForm action={action} csrfToken={csrfToken}>
      <Button tone={tone}>{label}</Button>
    </PostForm>
  );
}

function outcomeWords({ state, tries }: KeptDelivery, zone: string): string {
  const last = tries.at(-1);
  if (last === undefined) return state === "failed" ? "not sent: it was switched off" : "is about to be sent";
  const times = tries.length === 1 ? "1 try" : `${tries.length} tries`;
  if (state === "delivered") return `arrived ${whenWords(last.at, zone)} (${tryWords(last)}, ${times})`;
  const what = `${tryWords(last)}, ${times}: ${last.problem ?? ""}`;
  return state === "failed" ? `given up (${what})` : `is tried again (${what})`;
}

function tryWords({ status, milliseconds }: WebhookTry): string {
  return status === undefined ? "no answer" : `status ${status} in ${milliseconds} ms`;
}

/** Without its query: that is where secrets stand. */
function shortAddress(address: string): string {
  const { origin, pathname } = new URL(address);
  return origin + (pathname === "/" ? "" : pathname);
}
