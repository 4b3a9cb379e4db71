import {
  Breadcrumb,
  Button,
  Disclosure,
  EmptyState,
  ErrorSummary,
  errorFor,
  type FieldProblem,
  Notice,
  Page,
  PostForm,
  RadioList,
  type Shell,
} from "#ui";

export interface PreviewPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly id: string;
  readonly name: string;
  readonly problems: readonly FieldProblem[];
  /** What would come, newest first. */
  readonly coming: readonly {
    readonly title: string;
    readonly on: string;
    readonly excerpt: string;
    readonly pictures: number;
  }[];
  readonly count: number;
  readonly known: number;
  /** Where several wrote: whose are the reader's? */
  readonly authors: readonly { readonly name: string; readonly count: number }[];
  readonly notes: readonly string[];
}

const mostNotes = 100;

/** What would come of a file, and what would not. */
export function PreviewPage(props: PreviewPageProps) {
  const { count, known, name, problems, shell } = props;
  return (
    <Page
      shell={shell}
      title="What would come"
      current="/journal"
      isUnlisted
      lede={`${posts(count)} from ${name}. Nothing has come yet, and only you will read them.`}
      notices={
        <>
          <Breadcrumb
            trail={[
              { href: "/journal", label: "Your journal" },
              { href: "/journal/import", label: "Bring a journal along" },
            ]}
          />
          <ErrorSummary problems={problems} />
        </>
      }
    >
      <div class="stack">
        {known > 0 && <Notice>{posts(known)} came before and will not come twice.</Notice>}
        <Notes {...props} />
        <Coming {...props} />
        <Answers {...props} />
      </div>
    </Page>
  );
}

function Notes({ notes }: PreviewPageProps) {
  if (notes.length === 0) return null;
  return (
    <Notice tone="attention" title="What does not come as it is">
      <ul>
        {notes.slice(0, mostNotes).map((note) => (
          <li>{note}</li>
        ))}
        {notes.length > mostNotes && <li>And {notes.length - mostNotes} more of this kind.</li>}
      </ul>
    </Notice>
  );
}

function Coming({ coming, count }: PreviewPageProps) {
  if (count === 0)
    return (
      <EmptyState title="Nothing new in it">
        <p>Everything that can be read of this file is in your journal already, or there is nothing.</p>
      </EmptyState>
    );
  return (
    <Disclosure summary={count > coming.length ? `The newest ${coming.length}` : posts(count)} isOpen>
      <ul>
        {coming.map(({ excerpt, on, pictures, title }) => (
          <li>
            <strong>{title || "Without a title"}</strong>{" "}
            <span class="quiet">
              {on}
              {pictures > 0 && `, ${pictures === 1 ? "1 picture" : `${pictures} pictures`}`}
            </span>
            <br />
            {excerpt}
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}

function Answers({ authors, count, csrfToken, id, problems }: PreviewPageProps) {
  return (
    <div class="stack">
      {count > 0 && (
        <PostForm action={`/journal/import/${id}`} csrfToken={csrfToken} class="stack">
          {authors.length > 1 && (
            <RadioList
              name="author"
              legend="Several people wrote in it. Who are you?"
              hint="What others wrote stays theirs and does not come."
              choices={authors.map((each) => ({ value: each.name, label: each.name, count: each.count }))}
              error={errorFor(problems, "author")}
            />
          )}
          <div class="row">
            <Button>
              {authors.length > 1 ? "Bring mine along" : `Bring ${count === 1 ? "it" : "them"} along`}
            </Button>
          </div>
        </PostForm>
      )}
      <PostForm action={`/journal/import/${id}/dropping`} csrfToken={csrfToken}>
        <Button tone="text">Leave it</Button>
      </PostForm>
    </div>
  );
}

function posts(count: number): string {
  return count === 1 ? "1 post" : `${count.toLocaleString("en-US")} posts`;
}
