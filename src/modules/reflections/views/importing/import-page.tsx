import {
  Breadcrumb,
  Button,
  ErrorSummary,
  errorFor,
  Field,
  type FieldProblem,
  FlashNotice,
  Page,
  PostForm,
  type Shell,
  type ShownFlash,
  Table,
} from "#ui";

export interface ImportPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly flash: ShownFlash | undefined;
  readonly problems: readonly FieldProblem[];
  readonly imports: readonly {
    readonly id: string;
    readonly name: string;
    readonly on: string;
    readonly count: number;
    readonly state: "waiting" | "taken" | "undone";
  }[];
}

/** A file of an older journal, and what came with others. */
export function ImportPage({ csrfToken, flash, imports, problems, shell }: ImportPageProps) {
  return (
    <Page
      shell={shell}
      title="Bring a journal along"
      current="/journal"
      isUnlisted
      lede="A course blog, or years of notes. You see what would come before anything does, and only you read it afterwards."
      notices={
        <>
          <Breadcrumb trail={[{ href: "/journal", label: "Your journal" }]} />
          <ErrorSummary problems={problems} />
          {flash && <FlashNotice flash={flash} csrfToken={csrfToken} />}
        </>
      }
    >
      <div class="stack">
        <PostForm action="/journal/import" csrfToken={csrfToken} hasFiles class="stack">
          <Field
            name="file"
            label="The file"
            type="file"
            accept=".xml,.zip,application/xml,text/xml,application/zip"
            hint="From WordPress: Tools, Export, Posts gives one XML file. Or a ZIP with Markdown files (.md) and their pictures. At most 50 MB."
            isRequired
            error={errorFor(problems, "file")}
          />
          <div class="row">
            <Button>Look at it first</Button>
          </div>
        </PostForm>
        {imports.length > 0 && <Brought imports={imports} csrfToken={csrfToken} />}
      </div>
    </Page>
  );
}

function Brought({ csrfToken, imports }: Pick<ImportPageProps, "csrfToken" | "imports">) {
  return (
    <Table
      caption="What you brought"
      columns={[
        { heading: "File" },
        { heading: "When" },
        { heading: "Reflections", isNumber: true },
        { heading: "What to do" },
      ]}
      rows={imports.map(({ count, id, name, on, state }) => [
        name,
        on,
        String(count),
        state === "waiting" ? (
          <a href={`/journal/import/${id}`}>Look at it</a>
        ) : state === "taken" && count > 0 ? (
          <PostForm action={`/journal/import/${id}/removal`} csrfToken={csrfToken}>
            <Button tone="text">
              Take it back<span class="visually-hidden">: {name}</span>
            </Button>
          </PostForm>
        ) : (
          doneWords[state]
        ),
      ])}
    />
  );
}

const doneWords = { waiting: "", taken: "Nothing of it is here", undone: "Taken back" } as const;
