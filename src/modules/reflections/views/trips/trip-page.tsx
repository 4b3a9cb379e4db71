import {
  Breadcrumb,
  Button,
  ButtonLink,
  EmptyState,
  FlashNotice,
  Page,
  PostForm,
  type Shell,
  type ShownFlash,
} from "#ui";
import type { Digest, DigestEntry } from "../../rules/trips/digest.ts";
import { Prose } from "../reading/prose.tsx";
import { OwnOfTrip, type ShownOwn } from "./own-of-trip.tsx";

export interface TripPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly flash: ShownFlash | undefined;
  readonly id: string;
  readonly title: string;
  /** Where and when. */
  readonly lede: string;
  readonly digest: Digest;
  /** Few enough words that all of them stand on the page. */
  readonly isWhole: boolean;
  readonly topicName: (topic: string) => string;
  readonly writeHref: string;
  readonly own: readonly ShownOwn[];
  readonly mayChange: boolean;
}

/** What the team brought back from a trip: to try, by session, by topic. */
export function TripPage(props: TripPageProps) {
  const { csrfToken, digest, flash, id, shell } = props;
  const isEmpty = digest.sessions.length === 0;
  return (
    <Page
      shell={shell}
      title={props.title}
      current="/reflections"
      isUnlisted
      lede={isEmpty ? props.lede : `${props.lede} · ${writersWords(digest.writers)}`}
      actions={
        <>
          <ButtonLink href={props.writeHref} tone="primary">
            Write about it
          </ButtonLink>
          <ButtonLink href={`/trips/${id}/reflections`}>Bring what you wrote</ButtonLink>
        </>
      }
      notices={
        <>
          <Breadcrumb trail={[{ href: "/trips", label: "Trips" }]} />
          {flash && <FlashNotice flash={flash} csrfToken={csrfToken} />}
        </>
      }
    >
      <div class="split split--end">
        <div class="stack">
          {isEmpty ? (
            <EmptyState
              title={
                props.own.length > 0
                  ? "Nobody else sees anything here yet"
                  : "Nobody has brought anything yet"
              }
            >
              <p>
                Or what was brought is not for you to read: each decides that for themselves. Three sentences
                about one session are enough to begin.
              </p>
            </EmptyState>
          ) : (
            <DigestParts {...props} />
          )}
        </div>
        <div class="stack">
          <OwnOfTrip id={id} own={props.own} csrfToken={csrfToken} />
          <Around {...props} />
        </div>
      </div>
    </Page>
  );
}

function writersWords(writers: number): string {
  return writers === 1 ? "one of you wrote" : `${writers} of you wrote`;
}

function Around({ csrfToken, digest, id, mayChange }: TripPageProps) {
  return (
    <section class="stack" aria-label="This trip">
      {digest.sessions.length > 0 && (
        <p>
          <a href={`/trips/${id}/digest.md`} download>
            All of it as Markdown
          </a>
          <span class="quiet"> Or print this page.</span>
        </p>
      )}
      {mayChange && (
        <PostForm action={`/trips/${id}/removal`} csrfToken={csrfToken} class="row">
          <a href={`/trips/${id}/change`}>Change the trip</a>
          <Button tone="text">Remove it</Button>
        </PostForm>
      )}
    </section>
  );
}

function DigestParts({ digest: { sessions, topics, tries }, isWhole, topicName }: TripPageProps) {
  return (
    <>
      {tries.length > 0 && (
        <section class="card stack" aria-labelledby="tries">
          <h2 id="tries">What we want to try</h2>
          <ul>
            {tries.map(({ names, what }) => (
              <li>
                {what} <span class="quiet">{names.join(", ")}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {sessions.map(({ entries, name }) => (
        <section class="stack">
          <h2>{name === "" ? "Of the whole trip" : name}</h2>
          {entries.map((entry) => (
            <Entry entry={entry} isWhole={isWhole} />
          ))}
        </section>
      ))}
      {topics.length > 0 && (
        <section class="stack" aria-labelledby="topics">
          <h2 id="topics">By topic</h2>
          <ul>
            {topics.map(({ entries, topic }) => (
              <li>
                {`${topicName(topic)}: `}
                {entries.map(({ authorName, headline, id }, place) => (
                  <>
                    {place > 0 && ", "}
                    <a href={`/reflections/${id}`}>{headline}</a>
                    <span class="quiet"> {authorName}</span>
                  </>
                ))}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Entry({ entry, isWhole }: { readonly entry: DigestEntry; readonly isWhole: boolean }) {
  const { authorName, body, excerpt, handle, headline, id } = entry;
  return (
    <article class="card stack">
      <h3>
        <a href={`/reflections/${id}`}>{headline}</a>
      </h3>
      <p class="quiet">
        {handle === undefined ? authorName : <a href={`/journals/${handle}`}>{authorName}</a>}
      </p>
      {isWhole ? <Prose body={body} headingLevel={4} /> : <p>{excerpt}</p>}
    </article>
  );
}
