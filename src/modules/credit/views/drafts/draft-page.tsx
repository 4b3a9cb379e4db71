import {
  Breadcrumb,
  Button,
  errorFor,
  ErrorSummary,
  Field,
  type FieldProblem,
  Page,
  PostForm,
  type Shell,
} from "#ui";

export interface DraftPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly text: string;
  readonly problems: readonly FieldProblem[];
}

/** Pasting or choosing a certificate, for a draft to be made of it. */
export function DraftPage({ shell, csrfToken, text, problems }: DraftPageProps) {
  return (
    <Page
      shell={shell}
      current="/record"
      title="From a certificate"
      lede="Paste its words, or choose the e-mail it came with. Carrel proposes title, day, length and provider; nothing counts until you have looked it over."
      notices={
        <>
          <Breadcrumb trail={[{ href: "/record", label: "My record" }]} />
          <ErrorSummary title="Not read yet" problems={problems} />
        </>
      }
    >
      <PostForm action="/record/drafts" csrfToken={csrfToken} hasFiles class="stack">
        <Field name="text" label="The words of the certificate or e-mail" rows={8} value={text} />
        <Field
          name="file"
          type="file"
          label="Or its file"
          accept=".eml,.txt,.pdf,.jpg,.jpeg,.png,.webp"
          error={errorFor(problems, "file")}
          hint="A PDF or saved e-mail (.eml) is read, and kept as proof with what is attached to it. A picture, or a scan, is kept as proof; Carrel cannot read its words, so paste them or type them in."
        />
        <p>
          <Button>Propose an entry</Button>
        </p>
      </PostForm>
    </Page>
  );
}
