import {
  Breadcrumb,
  Button,
  ButtonLink,
  ErrorSummary,
  errorFor,
  Field,
  type FieldProblem,
  Notice,
  Page,
  PostForm,
  type Shell,
  Table,
} from "#ui";
import type { BroughtLine, Fate } from "../../rules/my-data/brought-record.ts";

const trail = [
  { href: "/me", label: "My account" },
  { href: "/me/data", label: "My data" },
];

export interface ImportPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly problems: readonly FieldProblem[];
}

/** The form for a ZIP from another installation. */
export function ImportPage({ shell, csrfToken, problems }: ImportPageProps) {
  return (
    <Page
      shell={shell}
      title="Bring a record along"
      current="/me/data"
      lede="Give the ZIP that you downloaded at “My data” somewhere else. You see what would happen before anything does."
      notices={
        <>
          <Breadcrumb trail={trail} />
          <ErrorSummary problems={problems} />
        </>
      }
      isUnlisted
    >
      <PostForm action="/me/data/import" csrfToken={csrfToken} hasFiles class="stack">
        <Field
          name="file"
          label="The ZIP"
          type="file"
          accept=".zip,application/zip"
          isRequired
          error={errorFor(problems, "file")}
        />
        <div class="row">
          <Button>Look at it first</Button>
        </div>
      </PostForm>
    </Page>
  );
}

export interface ImportPreviewProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly id: string;
  readonly source: string;
  readonly madeOn: string;
  readonly lines: readonly BroughtLine[];
}

/** What would happen, class by class, with every row that cannot be taken. */
export function ImportPreviewPage({ shell, csrfToken, id, source, madeOn, lines }: ImportPreviewProps) {
  const problems = lines.flatMap(({ label, problems: each }) =>
    each.map((problem) => `${label}: ${problem}`),
  );
  return (
    <Page
      shell={shell}
      title="What you bring along"
      current="/me/data"
      lede={`From ${source}, taken on ${madeOn}. Nothing is changed yet.`}
      notices={<Breadcrumb trail={trail} />}
      isUnlisted
    >
      <div class="stack">
        <Table
          caption="What happens to each kind of record"
          columns={[{ heading: "What" }, { heading: "Rows", isNumber: true }, { heading: "What happens" }]}
          rows={lines.map(({ label, rows, fate }) => [label, rows.toLocaleString("en-US"), fateWords[fate]])}
        />
        {problems.length > 0 && (
          <Notice tone="attention" title="These rows cannot be read and are left out">
            <ul>
              {problems.map((problem) => (
                <li>{problem}</li>
              ))}
            </ul>
          </Notice>
        )}
        <PostForm action={`/me/data/import/${id}/confirmation`} csrfToken={csrfToken}>
          <div class="row">
            <Button>Add it to my record</Button>
            <ButtonLink tone="text" href="/me/data">
              Leave it
            </ButtonLink>
          </div>
        </PostForm>
      </div>
    </Page>
  );
}

const fateWords: Readonly<Record<Fate, string>> = {
  yours: "Becomes part of your record. What is there already is not added twice.",
  copy: "Kept for you as a copy from elsewhere. Nobody here vouches for it.",
  left: "Meant something only where it was. It stays in your ZIP.",
};
