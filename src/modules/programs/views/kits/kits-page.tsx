import { dayWords } from "#platform/words";
import {
  Breadcrumb,
  ButtonLink,
  EmptyState,
  FlashNotice,
  Page,
  type Shell,
  type ShownFlash,
  Table,
} from "#ui";

/** A kit in the list. */
export interface ListedKitView {
  readonly id: string;
  readonly kind: "kit" | "presenter";
  readonly name: string;
  readonly home: string;
  readonly withBranch: { readonly name: string; readonly until: string } | undefined;
}

export interface KitsPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly done: ShownFlash | undefined;
  readonly kits: readonly ListedKitView[];
  readonly showsRetired: boolean;
  readonly today: string;
  /** They lead somewhere, so that they can add one. */
  readonly mayAdd: boolean;
}

/** Things and people that the branches of a system lend each other. */
export function KitsPage(props: KitsPageProps) {
  const { shell, kits, showsRetired, mayAdd, today } = props;
  return (
    <Page
      shell={shell}
      current="/programs"
      title="Kits and presenters"
      heading={showsRetired ? "Lent no more" : "Kits and presenters"}
      lede="Things and people that your branches lend each other. Choose one to see when it is free."
      actions={
        mayAdd && (
          <ButtonLink tone="primary" href="/programs/kits/new">
            Add one
          </ButtonLink>
        )
      }
      notices={
        <>
          <Breadcrumb trail={[{ href: "/programs", label: "Programs" }]} />
          <FlashNotice flash={props.done} csrfToken={props.csrfToken} />
        </>
      }
      isUnlisted
    >
      <div class="stack">
        {kits.length === 0 ? (
          <EmptyState title="Nothing here yet">
            <p>
              {mayAdd
                ? "The button maker in your cupboard would be of use next door: add it, and they can ask for it."
                : "Those who lead a branch add what it lends: a button maker, a telescope, someone who tells stories in Spanish."}
            </p>
          </EmptyState>
        ) : (
          <Table
            caption="Kits and presenters, by name"
            isCaptionHidden
            columns={[{ heading: "Name" }, { heading: "Lives at" }, { heading: "Now" }]}
            rows={kits.map(({ id, kind, name, home, withBranch }) => [
              <>
                <a href={`/programs/kits/${id}`}>{name}</a>
                {kind === "presenter" && " (presenter)"}
              </>,
              home,
              whereabouts(withBranch, today),
            ])}
          />
        )}
        <p>
          <a href={showsRetired ? "/programs/kits" : "/programs/kits?retired=yes"}>
            {showsRetired ? "Those that are lent" : "Those that are lent no more"}
          </a>
        </p>
      </div>
    </Page>
  );
}

function whereabouts(withBranch: ListedKitView["withBranch"], today: string): string {
  if (withBranch === undefined) return "At home";
  const { name, until } = withBranch;
  return until < today
    ? `At ${name}; was due back ${dayWords(until)}`
    : `At ${name}, back by ${dayWords(until)}`;
}
