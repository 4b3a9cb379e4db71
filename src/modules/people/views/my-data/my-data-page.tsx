import { Breadcrumb, Button, ButtonLink, Card, Page, PostForm, type Shell, Table } from "#ui";
import type { RecordClassName } from "../../rules/my-data/record-class.ts";
import { FlashNotice } from "../flash-notice.tsx";

export interface MyDataPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly flash: { readonly message: string } | undefined;
  readonly counts: readonly { readonly recordClass: RecordClassName; readonly count: number }[];
  readonly isClosing: boolean;
}

/** Everything that is held about the reader, class by class, and what they can do about it. */
export function MyDataPage({ shell, csrfToken, flash, counts, isClosing }: MyDataPageProps) {
  const of = (owner: "person" | "employer") =>
    counts.filter(({ recordClass }) => recordClass.owner === owner);
  return (
    <Page
      shell={shell}
      title="My data"
      current="/me/data"
      lede="Everything that is held about you here, who looked at it, and how to take it along."
      notices={
        <>
          <Breadcrumb trail={[{ href: "/me", label: "My account" }]} />
          <FlashNotice flash={flash} />
        </>
      }
      isUnlisted
    >
      <div class="split split--end">
        <div class="stack">
          <ClassTable caption="Yours: it goes where you go" counts={of("person")} />
          {of("employer").some(({ count }) => count > 0) && (
            <ClassTable caption="Your employer’s: you can see it, they keep it" counts={of("employer")} />
          )}
        </div>
        <div class="stack">
          <Card heading="Take it along">
            <p class="quiet">
              One ZIP with everything on this page: for programs, for spreadsheets, and your files.
            </p>
            <PostForm action="/me/data/exports" csrfToken={csrfToken}>
              <Button>Download everything</Button>
            </PostForm>
            <p>
              <a href="/portfolio">Make a portfolio to show: a site, a PDF</a>
            </p>
            <p>
              <a href="/me/data/import">Bring a record along from elsewhere</a>
            </p>
          </Card>
          <Card heading="Close the account">
            <p class="quiet">
              {isClosing
                ? "Your account is being closed. You can still change your mind."
                : "What is yours is destroyed after 30 days. Until then you can come back."}
            </p>
            <ButtonLink href="/me/data/closing">
              {isClosing ? "Keep my account" : "Close my account …"}
            </ButtonLink>
          </Card>
        </div>
      </div>
    </Page>
  );
}

function ClassTable({ caption, counts }: Pick<MyDataPageProps, "counts"> & { readonly caption: string }) {
  return (
    <Table
      caption={caption}
      columns={[{ heading: "What" }, { heading: "Rows", isNumber: true }, { heading: "What for" }]}
      rows={counts.map(({ recordClass: { name, label, description }, count }) => [
        <a href={`/me/data/records/${name}`}>{label}</a>,
        count.toLocaleString("en-US"),
        description,
      ])}
    />
  );
}
