import {
  Button,
  ButtonLink,
  Card,
  DateCard,
  EmptyState,
  Field,
  FlashNotice,
  type FlashProps,
  Meter,
  Page,
  PostForm,
  type Shell,
  Stamp,
} from "#ui";
import type { Child } from "hono/jsx";
import type { Day, ShownPick } from "../rules/day.ts";
import { UseCard } from "./use-card.tsx";
import { PutAwayButton } from "./put-away-button.tsx";
import { Aside } from "./today-aside.tsx";

export interface TodayPageProps extends FlashProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly day: Day;
  /** That the offerings are made up, where they are. */
  readonly sample?: Child;
  /** What waits for their answer, where something does. */
  readonly waiting?: Child;
  /** `Good morning`. */
  readonly greeting: string;
  /** What is wrong with the line that was sent, and the line. */
  readonly wrong?: { readonly problem: string; readonly line: string } | undefined;
}

/** One page for today: what is due, what is next, what one could take, and what others do. */
export function TodayPage(props: TodayPageProps) {
  const { shell, day, greeting } = props;
  const [first] = day.renewals;
  return (
    <Page
      shell={shell}
      title="Today"
      heading={greeting}
      current="/"
      actions={first?.stamp && <Stamp lines={first.stamp} />}
      notices={
        <>
          <FlashNotice {...props} />
          {props.sample}
          {props.waiting}
        </>
      }
    >
      <div class="split split--end">
        <div class="stack">
          <Renewals {...props} />
          <Week {...props} />
          <Prompt {...props} />
          {day.use && <UseCard question={day.use} csrfToken={props.csrfToken} />}
        </div>
        <Aside {...props} />
      </div>
    </Page>
  );
}

function Renewals({ day: { renewals } }: TodayPageProps) {
  if (renewals.length === 0)
    return (
      <Card heading="Your renewal">
        <p>
          Say which certificate or license you renew, and this page tells what it still needs and what fills
          it.
        </p>
        <p>
          <ButtonLink href="/record/credentials/new">Add what you renew</ButtonLink>
        </p>
      </Card>
    );
  return (
    <>
      {renewals.map(({ credentialId, name, state, meter, requirements }, place) => (
        <Card
          heading={renewals.length === 1 ? "Your renewal" : name}
          aside={<a href={`/record?credential=${credentialId}`}>{place === 0 ? "Your record" : "See it"}</a>}
        >
          {meter && <Meter id={`renewal-${place}`} {...meter} />}
          <p>{state}</p>
          {requirements.length > 0 && <p class="quiet">{requirements.join(" · ")}</p>}
        </Card>
      ))}
    </>
  );
}

function Week({ day, csrfToken }: TodayPageProps) {
  const { commitments, picks, knowsSchedule } = day;
  return (
    <section class="stack" aria-labelledby="week">
      <h2 id="week">{knowsSchedule ? "This week, in the hours you're off the desk" : "This week"}</h2>
      {commitments.map(({ url, ...card }) =>
        DateCard({
          ...card,
          actions:
            url === undefined
              ? undefined
              : ButtonLink({ href: url, isExternal: true, about: card.title, children: "Join" }),
        }),
      )}
      {commitments.length > 0 && picks.length > 0 && <p class="quiet">You could also take:</p>}
      {picks.map((pick) => PickCard(pick, csrfToken))}
      {commitments.length + picks.length === 0 && <NoPicks knowsSchedule={knowsSchedule} />}
      {!knowsSchedule && picks.length > 0 && (
        <p class="quiet">
          Nothing is known of your hours: <a href="/me/hours">say when you are off the desk</a>, and only what
          you can be at is shown here.
        </p>
      )}
    </section>
  );
}

function PickCard({ id, ...card }: ShownPick, csrfToken: string) {
  return DateCard({
    ...card,
    href: `/offerings/${id}`,
    actions: (
      <>
        <ButtonLink href={`/record/entries/new?offering=${id}&plan=yes`} about={card.title}>
          Plan this
        </ButtonLink>
        <PutAwayButton thing={`offering:${id}`} title={card.title} csrfToken={csrfToken} />
      </>
    ),
  });
}

function NoPicks({ knowsSchedule }: { readonly knowsSchedule: boolean }) {
  return (
    <EmptyState title="Nothing this week">
      <p>
        {knowsSchedule
          ? "Nothing in the catalog fits the hours you are off the desk."
          : "Nothing in the catalog is held this week."}{" "}
        <a href="/find">Look further ahead in Find</a>, or <a href="/sources">add a calendar to learn from</a>
        .
      </p>
    </EmptyState>
  );
}

function Prompt({ day: { prompt }, csrfToken, wrong }: TodayPageProps) {
  if (prompt === undefined) return null;
  return (
    <Card heading="Say a line about it">
      <p class="quiet">
        You attended <b>{prompt.title}</b>. Three sentences make it stick, and turn it into evidence. Only you
        can read it until you say otherwise.
      </p>
      <PostForm action="/today/line" csrfToken={csrfToken} class="stack">
        <input type="hidden" name="entry" value={prompt.id} />
        <Field
          name="line"
          label="What will you do differently on Monday?"
          rows={3}
          value={wrong?.line}
          error={wrong?.problem}
        />
        <p class="row">
          <Button>Keep</Button>
          <ButtonLink href={`/journal/write?entry=${prompt.id}`} tone="text">
            Write more
          </ButtonLink>
        </p>
      </PostForm>
      <PostForm action="/today/prompt/dismissal" csrfToken={csrfToken}>
        <input type="hidden" name="entry" value={prompt.id} />
        <Button tone="text" about={prompt.title}>
          Don't ask about it
        </Button>
      </PostForm>
    </Card>
  );
}
