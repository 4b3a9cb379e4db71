import { Breadcrumb, Button, ButtonLink, Meter, Notice, Page, PostForm, type Shell } from "#ui";
import { sizeWords } from "../../rules/my-data/cell-text.ts";

export interface ExportPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly id: string;
  readonly state: "waiting" | "ready" | "failed" | "taken" | "ended";
  readonly sizeBytes: number | undefined;
  readonly done: number;
  readonly total: number | undefined;
  /** Where the ZIP is, once. */
  readonly address: string | undefined;
}

/** An export: how far it is, then its download. */
export function ExportPage(props: ExportPageProps) {
  return (
    <Page
      shell={props.shell}
      title="Your record as a ZIP"
      current="/me/data"
      notices={
        <Breadcrumb
          trail={[
            { href: "/me", label: "My account" },
            { href: "/me/data", label: "My data" },
          ]}
        />
      }
      isUnlisted
    >
      <div class="stack">
        <ExportState {...props} />
      </div>
    </Page>
  );
}

function ExportState({ state, id, done, total, address, sizeBytes, csrfToken }: ExportPageProps) {
  switch (state) {
    case "waiting":
      return (
        <>
          <Notice title="It is being packed">
            <p>This takes a moment. You can leave this page and come back to it.</p>
          </Notice>
          {total !== undefined && (
            <Meter label="Packed" done={done} needed={total} words={`${done} of ${total} kinds of record`} />
          )}
          <p>
            <ButtonLink tone="primary" href={`/me/data/exports/${id}`}>
              Look again
            </ButtonLink>
          </p>
        </>
      );
    case "ready":
      return (
        <>
          <p>
            It is ready{sizeBytes === undefined ? "" : ` (${sizeWords(sizeBytes)})`}. The address below works
            once, for you alone, and for two days. Keep the ZIP where nobody else opens it.
          </p>
          <p>
            <ButtonLink tone="primary" href={address ?? ""}>
              Download the ZIP
            </ButtonLink>
          </p>
        </>
      );
    case "taken":
      return <Over title="It was downloaded" words="Its address works once." csrfToken={csrfToken} />;
    case "ended":
      return <Over title="It is gone" words="A ZIP is kept for two days." csrfToken={csrfToken} />;
    case "failed":
      return <Over title="It could not be packed" words="It is our mistake." csrfToken={csrfToken} />;
    default:
      return state satisfies never;
  }
}

function Over({
  title,
  words,
  csrfToken,
}: {
  readonly title: string;
  readonly words: string;
  readonly csrfToken: string;
}) {
  return (
    <>
      <Notice title={title}>
        <p>{words} You can ask for a new one as often as you like.</p>
      </Notice>
      <PostForm action="/me/data/exports" csrfToken={csrfToken}>
        <Button tone="quiet">Pack a new one</Button>
      </PostForm>
    </>
  );
}
