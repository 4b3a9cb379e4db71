import {
  Breadcrumb,
  Button,
  Card,
  CopyLink,
  FlashNotice,
  Page,
  PostForm,
  type Shell,
  type ShownFlash,
} from "#ui";

export interface CalendarPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly flash: ShownFlash | undefined;
  /** Whole, and only just after it was made: afterwards nobody knows it. */
  readonly address: string | undefined;
  /** Since when there is one. */
  readonly made: string | undefined;
}

/** The secret address of the plan's calendar. */
export function CalendarPage({ shell, csrfToken, flash, address, made }: CalendarPageProps) {
  return (
    <Page
      shell={shell}
      current="/plan"
      title="Your plan in your calendar"
      lede="Outlook, Google and Apple can follow your plan by a secret address. It changes there when it changes here."
      notices={
        <>
          <Breadcrumb trail={[{ href: "/plan", label: "Your plan" }]} />
          <FlashNotice flash={flash} csrfToken={csrfToken} />
        </>
      }
    >
      <div class="stack">
        {address !== undefined && (
          <Card heading="Your address">
            <p>
              Copy it now: it is shown once, and only its fingerprint is kept. Whoever has it can read your
              plan.
            </p>
            <p>
              <code>{address}</code>
            </p>
            <CopyLink url={address} label="Open the calendar" />
            <ul>
              <li>Google Calendar: “Other calendars”, plus, “From URL”.</li>
              <li>Outlook: “Add calendar”, “Subscribe from web”.</li>
              <li>Apple: “File”, “New Calendar Subscription”.</li>
            </ul>
          </Card>
        )}
        <Card heading={made === undefined ? "No address yet" : `There is an address since ${made}`}>
          <div class="row">
            <PostForm action="/plan/calendar" csrfToken={csrfToken}>
              <Button tone={made === undefined ? "primary" : "quiet"}>
                {made === undefined ? "Make an address" : "Make a new one instead"}
              </Button>
            </PostForm>
            {made !== undefined && (
              <PostForm action="/plan/calendar/removal" csrfToken={csrfToken}>
                <Button tone="danger">Take it back</Button>
              </PostForm>
            )}
          </div>
          {made !== undefined && (
            <p class="quiet">A calendar that follows the old one stops at its next look.</p>
          )}
        </Card>
      </div>
    </Page>
  );
}
