import {
  Breadcrumb,
  Button,
  ButtonLink,
  Card,
  FlashNotice,
  Page,
  PostForm,
  Select,
  type Shell,
  type ShownFlash,
} from "#ui";
import { Prose } from "../reading/prose.tsx";

export interface StepPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly flash: ShownFlash | undefined;
  readonly trail: { readonly id: string; readonly title: string };
  readonly step: { readonly id: string; readonly title: string; readonly body: string };
  /** `Step 2 of 7`. */
  readonly placeWords: string;
  readonly offeringHref: string | undefined;
  readonly isDone: boolean;
  readonly mayWrite: boolean;
  readonly writeHref: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
  readonly posts: readonly {
    readonly id: string;
    readonly headline: string;
    readonly authorName: string;
    readonly handle: string | undefined;
    readonly excerpt: string;
  }[];
  /** One's own posts of this step, whoever may read them. */
  readonly own: readonly { readonly id: string; readonly headline: string; readonly readBy: string }[];
  /** One's own reflections that could be posted here. */
  readonly choices: readonly { readonly id: string; readonly label: string }[];
}

/** One step: what to look at and to try, and what those who go the trail wrote. */
export function StepPage(props: StepPageProps) {
  const { csrfToken, flash, mayWrite, shell, step, trail } = props;
  const here = `/trails/${trail.id}/steps/${step.id}`;
  return (
    <Page
      shell={shell}
      title={step.title}
      current="/reflections"
      isUnlisted
      lede={props.placeWords}
      actions={
        <ButtonLink href={props.writeHref} tone="primary">
          Write about it
        </ButtonLink>
      }
      notices={
        <>
          <Breadcrumb
            trail={[
              { href: "/trails", label: "Trails" },
              { href: `/trails/${trail.id}`, label: trail.title },
            ]}
          />
          {flash && <FlashNotice flash={flash} csrfToken={csrfToken} />}
        </>
      }
    >
      <div class="split split--end">
        <div class="stack">
          {step.body !== "" && <Prose body={step.body} headingLevel={2} />}
          {props.offeringHref !== undefined && (
            <p>
              <a href={props.offeringHref}>To learn it from: in the catalog</a>
            </p>
          )}
          <Posts {...props} />
          <nav class="row row--apart" aria-label="Steps">
            {props.before === undefined ? <span /> : <ButtonLink href={props.before}>Step before</ButtonLink>}
            {props.after !== undefined && <ButtonLink href={props.after}>Next step</ButtonLink>}
          </nav>
        </div>
        <div class="stack">
          <Own {...props} />
          {mayWrite && (
            <PostForm action={`${here}/removal`} csrfToken={csrfToken} class="row">
              <a href={`${here}/change`}>Change this step</a>
              <Button tone="text">Take the step out</Button>
            </PostForm>
          )}
        </div>
      </div>
    </Page>
  );
}

function Posts({ posts }: StepPageProps) {
  return (
    <section class="stack" aria-labelledby="posts">
      <h2 id="posts">{posts.length === 0 ? "Nobody has posted for you to read yet" : "What people wrote"}</h2>
      {posts.map(({ authorName, excerpt, handle, headline, id }) => (
        <article class="card stack">
          <h3>
            <a href={`/reflections/${id}`}>{headline}</a>
          </h3>
          <p class="quiet">
            {handle === undefined ? authorName : <a href={`/journals/${handle}`}>{authorName}</a>}
          </p>
          <p>{excerpt}</p>
        </article>
      ))}
    </section>
  );
}

function Own({ choices, csrfToken, isDone, own, step, trail }: StepPageProps) {
  const here = `/trails/${trail.id}/steps/${step.id}`;
  return (
    <Card heading="Your step">
      {own.map(({ headline, id, readBy }) => (
        <PostForm action={`${here}/posts/${id}/removal`} csrfToken={csrfToken}>
          <a href={`/reflections/${id}`}>{headline}</a>
          <span class="quiet"> {readBy}</span>{" "}
          <Button tone="text" about={headline}>
            Take it out
          </Button>
        </PostForm>
      ))}
      {own.length === 0 && (
        <PostForm action={`${here}/done`} csrfToken={csrfToken}>
          <input type="hidden" name="done" value={isDone ? "" : "yes"} />
          <Button tone="quiet">{isDone ? "Not done after all" : "I did this step"}</Button>
        </PostForm>
      )}
      {choices.length > 0 && (
        <PostForm action={`${here}/posts`} csrfToken={csrfToken} class="stack">
          <Select
            name="reflection"
            label="Or post something you wrote"
            value=""
            options={[
              { value: "", label: "Choose one" },
              ...choices.map(({ id, label }) => ({ value: id, label })),
            ]}
          />
          <p>
            <Button tone="quiet">Post it</Button>
          </p>
        </PostForm>
      )}
    </Card>
  );
}
