import { EmptyState, Page, type Shell } from "#ui";

export interface RecordPageProps {
  readonly shell: Shell;
}

/** Will I renew? */
export function RecordPage({ shell }: RecordPageProps) {
  return (
    <Page shell={shell} current="/record" title="My record">
      <EmptyState title="Nothing is on your record yet">
        <p>What you did and plan will stand here.</p>
      </EmptyState>
    </Page>
  );
}
