import {
  Button,
  Card,
  CopyLink,
  ErrorSummary,
  errorFor,
  Field,
  type FieldProblem,
  FlashNotice,
  Page,
  PostForm,
  Select,
  type Shell,
  type ShownFlash,
} from "#ui";
import type { Often } from "../../rules/letters/letter-due.ts";
import { LettersCard } from "../letters/letters.tsx";

export interface SettingsPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly flash: ShownFlash | undefined;
  readonly problems: readonly FieldProblem[];
  readonly handle: string;
  readonly penName: string;
  readonly about: string;
  readonly ownName: string;
  readonly feeds: readonly { readonly id: string; readonly label: string; readonly madeOn: string }[];
  /** A secret address that was just made: shown once. */
  readonly address: string | undefined;
  readonly streams: readonly { readonly value: string; readonly label: string }[];
  /** How often what others said comes by e-mail; absent for who has no address. */
  readonly often: Often | undefined;
  readonly blocked: readonly { readonly id: string; readonly name: string }[];
}

/** How one is known where one writes, and addresses for feed readers. */
export function SettingsPage(props: SettingsPageProps) {
  const { csrfToken, flash, problems } = props;
  return (
    <Page
      shell={props.shell}
      title="Name, handle and feeds"
      current="/journal"
      isUnlisted
      islands={props.address === undefined ? [] : ["copy-link"]}
      lede="Your e-mail address is never shown to anyone."
      notices={
        flash || problems.length > 0 ? (
          <>
            <FlashNotice flash={flash} csrfToken={csrfToken} />
            <ErrorSummary problems={problems} />
          </>
        ) : undefined
      }
    >
      <div class="split split--end">
        <NameForm {...props} />
        <div class="stack">
          <Feeds {...props} />
          {props.often !== undefined && <LettersCard csrfToken={csrfToken} often={props.often} />}
          <Card heading="Followers elsewhere">
            <p>
              <a href="/journal/elsewhere">Let people on Mastodon follow your journal</a>, or see who does. It
              is off until you turn it on.
            </p>
          </Card>
          {props.blocked.length > 0 && (
            <Card heading="People you do not want to meet here">
              {props.blocked.map(({ id, name }) => (
                <PostForm
                  action={`/journal/blocks/${id}/removal`}
                  csrfToken={csrfToken}
                  class="row row--apart"
                >
                  <span>{name}</span>
                  <Button tone="text" about={name}>
                    Meet again
                  </Button>
                </PostForm>
              ))}
            </Card>
          )}
        </div>
      </div>
    </Page>
  );
}

function NameForm({ csrfToken, problems, ...props }: SettingsPageProps) {
  return (
    <PostForm action="/journal/settings" csrfToken={csrfToken} class="card stack">
      <h2>How others know you</h2>
      <Field
        name="handle"
        label="Handle"
        hint="Others name you by it: @reads-a-lot. Your journal’s address has it too."
        prefix="@"
        value={props.handle}
        error={errorFor(problems, "handle")}
      />
      <Field
        name="penName"
        label="Pen name"
        hint={`Leave it empty to write as ${props.ownName}. What you show a supervisor is under your own name always.`}
        value={props.penName}
        error={errorFor(problems, "penName")}
      />
      <Field
        name="about"
        label="About you"
        rows={3}
        value={props.about}
        error={errorFor(problems, "about")}
      />
      <p>
        <Button>Save</Button>
      </p>
    </PostForm>
  );
}

function Feeds({ address, csrfToken, feeds, streams }: SettingsPageProps) {
  return (
    <Card heading="Secret addresses for a feed reader">
      {address !== undefined && (
        <div class="stack">
          <p>This is shown once. Whoever has it reads what you may read.</p>
          <CopyLink url={address} label="The feed’s address" />
        </div>
      )}
      {feeds.map(({ id, label, madeOn }) => (
        <PostForm action={`/journal/feeds/${id}/removal`} csrfToken={csrfToken} class="row row--apart">
          <span>
            {label} <span class="quiet">since {madeOn}</span>
          </span>
          <Button tone="text" about={label}>
            Take it back
          </Button>
        </PostForm>
      ))}
      {streams.length > 0 && (
        <PostForm action="/journal/feeds" csrfToken={csrfToken} class="stack">
          <Select name="stream" label="Of" options={streams} />
          <Button tone="quiet">Make an address</Button>
        </PostForm>
      )}
    </Card>
  );
}
