import {
  Button,
  Card,
  ErrorSummary,
  errorFor,
  Field,
  type FieldProblem,
  Page,
  PostForm,
  type Shell,
} from "#ui";

/** How something is added. */
export type AddingWay = "address" | "file" | "message" | "by-hand";

export interface NewSourcePageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly way: Exclude<AddingWay, "by-hand">;
  readonly problems: readonly FieldProblem[];
  /** What was typed, to be shown again. */
  readonly values: { readonly address?: string | undefined; readonly message?: string | undefined };
}

/** One field to begin with: an address, a file or an e-mail. */
export function NewSourcePage({ shell, csrfToken, way, problems, values }: NewSourcePageProps) {
  const errorOf = (name: string) => errorFor(problems, name);
  return (
    <Page
      shell={shell}
      title={problems.length > 0 ? "Error: Add a source" : "Add a source"}
      heading="Add a source"
      current="/sources/new"
      lede="You see what is found before anything is kept."
      notices={<ErrorSummary problems={problems} />}
    >
      <div class="stack">
        <AddingWays current={way} />
        {way === "address" && (
          <AddressForm csrfToken={csrfToken} address={values.address} error={errorOf("address")} />
        )}
        {way === "file" && <FileForm csrfToken={csrfToken} error={errorOf("file")} />}
        {way === "message" && (
          <MessageForm
            csrfToken={csrfToken}
            message={values.message}
            messageError={errorOf("message")}
            fileError={errorOf("file")}
          />
        )}
      </div>
    </Page>
  );
}

const ways: readonly { readonly way: AddingWay; readonly href: string; readonly label: string }[] = [
  { way: "address", href: "/sources/new", label: "An address" },
  { way: "file", href: "/sources/new/file", label: "A file" },
  { way: "message", href: "/sources/new/message", label: "An e-mail" },
  { way: "by-hand", href: "/sources/by-hand/new", label: "One offering by hand" },
];

/** The ways of adding something, the present one marked. */
export function AddingWays({ current }: { readonly current: AddingWay }) {
  return (
    <nav class="breadcrumb" aria-label="Ways to add">
      <ul class="row">
        {ways.map(({ way, href, label }) => (
          <li>{way === current ? <b aria-current="page">{label}</b> : <a href={href}>{label}</a>}</li>
        ))}
        <li>
          <a href="/sources/starter-pack">From the starter pack</a>
        </li>
      </ul>
    </nav>
  );
}

interface AddressFormProps {
  readonly csrfToken: string;
  readonly address: string | undefined;
  readonly error: string | undefined;
}

function AddressForm({ csrfToken, address, error }: AddressFormProps) {
  return (
    <Card>
      <PostForm class="stack" action="/sources/previews" csrfToken={csrfToken}>
        <Field
          name="address"
          label="Paste any address"
          hint="A calendar (also webcal:), a feed, or just the page where the events are listed. It can take half a minute to look."
          value={address}
          error={error}
          inputMode="url"
          autocomplete="url"
          isRequired
        />
        <Button>See what is there</Button>
      </PostForm>
    </Card>
  );
}

const fileKinds = ".ics,.ical,.csv,.tsv,.xlsx,.xml,.rss,.atom,.rdf,.json,.html,.htm,.eml,.txt";

function FileForm({ csrfToken, error }: { readonly csrfToken: string; readonly error: string | undefined }) {
  return (
    <Card>
      <PostForm class="stack" action="/sources/previews" csrfToken={csrfToken} hasFiles>
        <Field
          name="file"
          type="file"
          label="Choose a file"
          hint="A calendar (ICS), a table (CSV, Excel), a feed, a saved page, or an e-mail (EML). At most 20 MB."
          accept={fileKinds}
          error={error}
          isRequired
        />
        <input type="hidden" name="way" value="file" />
        <Button>See what is in it</Button>
      </PostForm>
    </Card>
  );
}

interface MessageFormProps {
  readonly csrfToken: string;
  readonly message: string | undefined;
  readonly messageError: string | undefined;
  readonly fileError: string | undefined;
}

function MessageForm({ csrfToken, message, messageError, fileError }: MessageFormProps) {
  return (
    <Card>
      <PostForm class="stack" action="/sources/messages" csrfToken={csrfToken} hasFiles>
        <Field
          name="message"
          label="Paste the e-mail"
          hint="With its subject line if you can. Names and addresses of people in it are not kept."
          rows={12}
          value={message}
          error={messageError}
        />
        <Field
          name="file"
          type="file"
          label="Or choose the saved e-mail"
          hint="An EML file keeps a calendar that came attached."
          accept=".eml,.txt"
          error={fileError}
        />
        <Button>See what it announces</Button>
      </PostForm>
    </Card>
  );
}
