import { Breadcrumb, EmptyState, Page, type Shell, Table } from "#ui";

export interface UsedPageProps {
  readonly shell: Shell;
  readonly employers: readonly {
    /** Absent where there is but one to speak of. */
    readonly name: string | undefined;
    readonly topics: readonly { readonly name: string; readonly share: string; readonly people: string }[];
  }[];
}

/** What got used where one works, by topic; nobody can be known by it. */
export function UsedPage({ employers, shell }: UsedPageProps) {
  return (
    <Page
      shell={shell}
      title="What got used"
      current="/reflections"
      isUnlisted
      lede="Of those who chose to be counted, by topic, up to last month. Where fewer than five people answered, nothing is told."
      notices={<Breadcrumb trail={[{ href: "/reflections", label: "Reflections" }]} />}
    >
      <div class="stack">
        {employers.map(({ name, topics }) =>
          topics.length === 0 ? (
            <EmptyState title={`Nothing can be told yet at ${name ?? "your library"}`}>
              <p>
                Fewer than five people let themselves be counted on any one topic.{" "}
                <a href="/journal/used">Say whether you want to be</a>.
              </p>
            </EmptyState>
          ) : (
            <Table
              caption={name ?? "Your library"}
              columns={[{ heading: "Topic" }, { heading: "Used" }, { heading: "Asked" }]}
              rows={topics.map((each) => [each.name, each.share, each.people])}
            />
          ),
        )}
      </div>
    </Page>
  );
}
