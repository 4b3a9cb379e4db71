import {
  Breadcrumb,
  Button,
  ButtonLink,
  Card,
  Checkbox,
  EmptyState,
  FlashNotice,
  Meter,
  Notice,
  Page,
  PostForm,
  type Shell,
  type ShownFlash,
} from "#ui";
import { Prose } from "../reading/prose.tsx";

export interface TrailPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly flash: ShownFlash | undefined;
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly isOpen: boolean;
  readonly mayWrite: boolean;
  readonly steps: readonly {
    readonly id: string;
    readonly title: string;
    readonly isDone: boolean;
    /** Posts that the reader may read. */
    readonly posts: number;
  }[];
  /** How one goes it oneself; undefined for who has not joined. */
  readonly own: { readonly showsProgress: boolean } | undefined;
  readonly joined: number;
}

/** A trail: its steps, how far one is, and who else goes it. */
export function TrailPage(props: TrailPageProps) {
  const { about, csrfToken, flash, id, isOpen, mayWrite, own, shell, steps, title } = props;
  return (
    <Page
      shell={shell}
      title={title}
      current="/reflections"
      isUnlisted
      actions={
        mayWrite && (
          <>
            <ButtonLink href={`/trails/${id}/steps/new`} tone="primary">
              Add a step
            </ButtonLink>
            <ButtonLink href={`/trails/${id}/change`}>Change the trail</ButtonLink>
          </>
        )
      }
      notices={
        <>
          <Breadcrumb trail={[{ href: "/trails", label: "Trails" }]} />
          {flash && <FlashNotice flash={flash} csrfToken={csrfToken} />}
          {!isOpen && (
            <Notice tone="attention" title="Not open yet">
              <p>Only those who write trails see it. Open it under “Change the trail”.</p>
            </Notice>
          )}
        </>
      }
    >
      <div class="split split--end">
        <div class="stack">
          {about !== "" && <Prose body={about} headingLevel={2} />}
          {steps.length === 0 ? (
            <EmptyState title="No steps yet">
              <p>
                {mayWrite ? "Add the first: something small to look at, and to try." : "Look again soon."}
              </p>
            </EmptyState>
          ) : (
            <Steps {...props} />
          )}
        </div>
        <div class="stack">
          {own !== undefined && steps.length > 0 && <Progress {...props} />}
          <Joining {...props} />
        </div>
      </div>
    </Page>
  );
}

function Steps({ id, own, steps }: TrailPageProps) {
  return (
    <section class="stack" aria-labelledby="steps">
      <h2 id="steps">Steps</h2>
      <ol>
        {steps.map((step) => (
          <li>
            <a href={`/trails/${id}/steps/${step.id}`}>{step.title}</a>
            <span class="quiet">
              {own !== undefined && step.isDone && " · done"}
              {step.posts > 0 && ` · ${step.posts === 1 ? "1 post" : `${step.posts} posts`}`}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Progress({ steps }: TrailPageProps) {
  const done = steps.filter(({ isDone }) => isDone).length;
  return (
    <Meter
      label="Steps done"
      done={done}
      needed={steps.length}
      figure={String(done)}
      words={`of ${steps.length} ${steps.length === 1 ? "step" : "steps"} done`}
    />
  );
}

function Joining({ csrfToken, id, joined, own }: TrailPageProps) {
  return (
    <Card heading={own === undefined ? "Come along" : "You are on this trail"}>
      <p class="quiet">
        {joined === 0
          ? "Nobody is on it yet."
          : joined === 1
            ? "One person is on it."
            : `${joined} people are on it.`}{" "}
        <a href={`/trails/${id}/people`}>Who wrote what, step by step</a>
      </p>
      <PostForm action={`/trails/${id}/joining`} csrfToken={csrfToken} class="stack">
        <Checkbox
          name="shows"
          value="yes"
          label="Show the others which steps I did"
          isChosen={own?.showsProgress ?? false}
        />
        <p class="quiet">Otherwise they see what they may read of your posts, and nothing else.</p>
        <p class="row">
          <Button tone={own === undefined ? "primary" : "quiet"}>
            {own === undefined ? "Join" : "Keep this"}
          </Button>
          {own !== undefined && (
            <Button tone="text" action={`/trails/${id}/joining/removal`}>
              Leave the trail
            </Button>
          )}
        </p>
      </PostForm>
    </Card>
  );
}
