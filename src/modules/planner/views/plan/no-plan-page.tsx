import { ButtonLink, EmptyState, Page, type Shell } from "#ui";

/** Before anything can be planned. */
export function NoPlanPage({ shell }: { readonly shell: Shell }) {
  return (
    <Page shell={shell} current="/plan" title="Your plan">
      <EmptyState title="No plan yet">
        <p>Look around for something you would like to learn.</p>
        <ButtonLink href="/find">Find something</ButtonLink>
      </EmptyState>
    </Page>
  );
}
