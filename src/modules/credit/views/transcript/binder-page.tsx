import { Breadcrumb, ButtonLink, Page, type Shell, Table } from "#ui";
import type { BinderFile } from "../../rules/transcript/binder-files.ts";

/** What an audit asks for, in one file. */
export function BinderPage({
  shell,
  files,
  query,
}: {
  readonly shell: Shell;
  readonly files: readonly BinderFile[];
  readonly query: string;
}) {
  return (
    <Page
      shell={shell}
      current="/record"
      title="Audit binder"
      lede="A ZIP with the transcript as PDF, CSV and JSON, every certificate and other proof in the order of the entries, what you wrote about them, and an index that names each file with its SHA-256. Or one PDF, with pictures and e-mails of proof printed in it; what is a PDF itself is named there, and comes in the ZIP alone."
      notices={<Breadcrumb trail={[{ href: "/record", label: "My record" }]} />}
      actions={
        <>
          <ButtonLink href={`/record/binder.zip${query}`} tone="primary">
            Download the ZIP
          </ButtonLink>
          <ButtonLink href={`/record/binder.pdf${query}`}>One PDF</ButtonLink>
        </>
      }
    >
      {files.length === 0 ? (
        <p>No proof is on these entries yet; the transcript comes alone.</p>
      ) : (
        <Table
          caption="Proof in it"
          columns={[{ heading: "File" }, { heading: "Entry" }]}
          rows={files.slice(0, 100).map(({ path, title }) => [path, title])}
        />
      )}
    </Page>
  );
}
