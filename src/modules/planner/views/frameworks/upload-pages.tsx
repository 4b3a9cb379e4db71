import {
  Breadcrumb,
  Button,
  Disclosure,
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
import type { Framework } from "../../rules/frameworks/framework.ts";
import { changeWords, type FrameworkChanges } from "../../rules/frameworks/heading-changes.ts";

const crumbs = [{ href: "/frameworks", label: "Frameworks" }];

export interface UploadPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  /** The framework whose place the file takes. */
  readonly replaces: Pick<Framework, "id" | "name"> | undefined;
  readonly facts: {
    readonly name: string;
    readonly publisher: string;
    readonly version: string;
    readonly licence: string;
  };
  readonly problems: readonly FieldProblem[];
  /** What is wrong in the file, by row. */
  readonly inFile: readonly string[];
}

/** A framework of one's own, from a file. */
export function UploadPage({ csrfToken, facts, inFile, problems, replaces, shell }: UploadPageProps) {
  return (
    <Page
      shell={shell}
      current="/frameworks"
      title={replaces === undefined ? "Add a framework of your own" : `Replace “${replaces.name}”`}
      lede="What it would change is shown first; nothing is kept before you say so."
      notices={
        <>
          <Breadcrumb trail={crumbs} />
          <ErrorSummary title="This cannot be kept yet" problems={problems} />
          {inFile.length > 0 && (
            <Notice
              tone="attention"
              title={
                inFile.length === 1
                  ? "One thing is wrong in the file"
                  : `${inFile.length} things are wrong in the file`
              }
            >
              <ul>
                {inFile.map((each) => (
                  <li>{each}</li>
                ))}
              </ul>
            </Notice>
          )}
        </>
      }
    >
      <PostForm action="/frameworks/own/preview" csrfToken={csrfToken} hasFiles class="stack">
        {replaces !== undefined && <input type="hidden" name="replaces" value={replaces.id} />}
        <Field
          name="file"
          label="File"
          type="file"
          accept=".json,.yaml,.yml,.csv,.xlsx"
          error={errorFor(problems, "file")}
          hint={
            <>
              CASE 1.0 as JSON, a pack as YAML, or a table (CSV, Excel) with the columns <code>code</code> and{" "}
              <code>heading</code>, and if you like <code>level</code>, <code>parent</code>,{" "}
              <code>crosswalk</code>. A level is how deep a heading stands: 1 for the topmost.
            </>
          }
        />
        <Facts facts={facts} problems={problems} />
        <p>
          <Button>Look at it</Button>
        </p>
      </PostForm>
    </Page>
  );
}

function Facts({ facts, problems }: Pick<UploadPageProps, "facts" | "problems">) {
  return (
    <Disclosure
      summary="What a table cannot say of itself"
      isOpen={problems.some(({ where }) => where === "name")}
    >
      <div class="stack">
        <Field name="name" label="Name" value={facts.name} error={errorFor(problems, "name")} />
        <Field name="publisher" label="Who made it" value={facts.publisher} />
        <Field name="version" label="Version" value={facts.version} width="medium" />
        <Field name="licence" label="What may be done with it" value={facts.licence} />
      </div>
    </Disclosure>
  );
}

export interface PreviewPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly replaces: Pick<Framework, "id" | "name"> | undefined;
  readonly framework: Framework;
  readonly changes: FrameworkChanges;
  /** What could not be taken along, and edges that lead nowhere here. */
  readonly notes: readonly string[];
  /** The framework as it will be kept. */
  readonly text: string;
}

/** What a file would change, before it does. */
export function PreviewPage({
  changes,
  csrfToken,
  framework,
  notes,
  replaces,
  shell,
  text,
}: PreviewPageProps) {
  const { about } = changes;
  return (
    <Page
      shell={shell}
      current="/frameworks"
      title={
        replaces === undefined ? `What “${framework.name}” brings` : `What “${framework.name}” would change`
      }
      lede={changeWords({ ...changes, isNew: replaces === undefined })}
      notices={
        <>
          <Breadcrumb trail={crumbs} />
          {notes.length > 0 && (
            <Notice tone="attention" title="To know before you keep it">
              <ul>
                {notes.map((each) => (
                  <li>{each}</li>
                ))}
              </ul>
            </Notice>
          )}
        </>
      }
    >
      <div class="stack">
        {about.length > 0 && (
          <ul>
            {about.map((each) => (
              <li>{each}</li>
            ))}
          </ul>
        )}
        <Changes changes={changes} />
        <PostForm action="/frameworks/own" csrfToken={csrfToken}>
          {replaces !== undefined && <input type="hidden" name="replaces" value={replaces.id} />}
          <input type="hidden" name="text" value={text} />
          <p class="row">
            <Button>{replaces === undefined ? "Add it" : "Replace it"}</Button>
            <a href="/frameworks">Leave it</a>
          </p>
        </PostForm>
      </div>
    </Page>
  );
}

function Changes({ changes }: Pick<PreviewPageProps, "changes">) {
  const { added, gone, moved, renamed } = changes;
  const rows = [
    ...renamed.map(({ code, is, was }) => [code, `${was} → ${is}`, "renamed"]),
    ...gone.map(({ code, heading }) => [code, heading, "gone"]),
    ...moved.map(({ code, heading }) => [code, heading, "moved"]),
    ...added.map(({ code, heading }) => [code, heading, "new"]),
  ];
  if (rows.length === 0) return <p>No heading changes.</p>;
  return (
    <Table
      caption={
        rows.length > mostRows
          ? `The first ${mostRows} of ${rows.length} headings, and what becomes of them`
          : "Headings, and what becomes of them"
      }
      columns={[{ heading: "Code" }, { heading: "Heading" }, { heading: "Change" }]}
      rows={rows.slice(0, mostRows)}
    />
  );
}

// A page is read by people: the rest is in the file.
const mostRows = 200;
