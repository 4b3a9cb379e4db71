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

export interface PartnersPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly done: ShownFlash | undefined;
  readonly partners: readonly {
    readonly id: string;
    readonly name: string;
    readonly about: string;
    readonly branch: string;
  }[];
  readonly showsHidden: boolean;
}

/** Organisations that the branches of a system work with. */
export function PartnersPage({ shell, csrfToken, done, partners, showsHidden }: PartnersPageProps) {
  return (
    <Page
      shell={shell}
      current="/programs"
      title="Partners"
      heading={showsHidden ? "Hidden partners" : "Partners"}
      lede="Who your branches work with, what was done together, and which colleague knows them."
      actions={
        <>
          <ButtonLink tone="primary" href="/programs/partners/new">
            Add a partner
          </ButtonLink>
          <ButtonLink href="/programs/map?show=partners">On a map</ButtonLink>
        </>
      }
      notices={
        <>
          <Breadcrumb trail={[{ href: "/programs", label: "Programs" }]} />
          <FlashNotice flash={done} csrfToken={csrfToken} />
        </>
      }
      isUnlisted
    >
      <div class="stack">
        {partners.length === 0 ? (
          <EmptyState title="Nobody here yet">
            <p>
              The gardening club, the radio station, the school next door: a name is enough to begin with.
            </p>
          </EmptyState>
        ) : (
          <Table
            caption="Partners, by name"
            isCaptionHidden
            columns={[{ heading: "Name" }, { heading: "Works with" }, { heading: "What they do" }]}
            rows={partners.map(({ id, name, about, branch }) => [
              <a href={`/programs/partners/${id}`}>{name}</a>,
              branch,
              firstWords(about),
            ])}
          />
        )}
        <p>
          <a href={showsHidden ? "/programs/partners" : "/programs/partners?hidden=yes"}>
            {showsHidden ? "Those in the list" : "Hidden ones"}
          </a>
        </p>
      </div>
    </Page>
  );
}

function firstWords(about: string): string {
  return about.length <= 120 ? about : `${about.slice(0, 120).replace(/\s+\S*$/u, "")} …`;
}
