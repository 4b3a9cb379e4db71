import {
  Breadcrumb,
  Button,
  EmptyState,
  FlashNotice,
  type FlashProps,
  Page,
  PostForm,
  type Shell,
  Table,
} from "#ui";

export interface PutAwayPageProps extends FlashProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  /** The latest first; days in words. */
  readonly things: readonly { readonly thing: string; readonly title: string; readonly on: string }[];
}

/** What someone put away, to be taken back. */
export function PutAwayPage(props: PutAwayPageProps) {
  const { shell, csrfToken, things } = props;
  return (
    <Page
      shell={shell}
      title="What you put away"
      current="/"
      lede="It is not proposed to you again, until you take it back."
      notices={
        <>
          <Breadcrumb trail={[{ href: "/", label: "Today" }]} />
          <FlashNotice {...props} />
        </>
      }
    >
      {things.length === 0 ? (
        <EmptyState title="Nothing is put away">
          <p>
            “Not for me” on <a href="/">Today</a> puts something away. It waits here in case you change your
            mind.
          </p>
        </EmptyState>
      ) : (
        <Table
          caption="Put away"
          isCaptionHidden
          columns={[{ heading: "What" }, { heading: "Since" }, { heading: "" }]}
          rows={things.map(({ thing, title, on }) => [
            title,
            on,
            <PostForm action="/today/take-back" csrfToken={csrfToken}>
              <input type="hidden" name="thing" value={thing} />
              <Button about={title}>Take back</Button>
            </PostForm>,
          ])}
        />
      )}
    </Page>
  );
}
