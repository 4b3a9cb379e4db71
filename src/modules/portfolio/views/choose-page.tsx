import { longDay } from "#platform/words";
import { Breadcrumb, Button, ButtonLink, CheckList, EmptyState, Page, PostForm, type Shell } from "#ui";
import { type Evidence, type ItemKind, kindWords } from "../rules/portfolio.ts";

export interface ChoosePageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly kind: ItemKind;
  readonly offered: readonly Evidence[];
  readonly chosen: ReadonlySet<string>;
}

/** Things of one kind, to choose from. */
export function ChoosePage({ chosen, csrfToken, kind, offered, shell }: ChoosePageProps) {
  const [, several] = kindWords[kind];
  return (
    <Page
      shell={shell}
      title={`Choose ${several.toLowerCase()}`}
      current="/portfolio"
      isUnlisted
      notices={<Breadcrumb trail={[{ href: "/portfolio", label: "Your portfolio" }]} />}
    >
      {offered.length === 0 ? (
        <EmptyState title={`No ${several.toLowerCase()} yet`}>
          <p>When you have some, you can choose them here.</p>
          <ButtonLink href="/portfolio">Back to your portfolio</ButtonLink>
        </EmptyState>
      ) : (
        <PostForm action={`/portfolio/choose/${kind}`} csrfToken={csrfToken} class="stack">
          <CheckList
            name="item"
            legend={`${several}, the newest first`}
            choices={offered.map(({ id, on, title }) => ({
              value: id,
              label: `${title} (${longDay(on)})`,
              isChosen: chosen.has(id),
            }))}
          />
          <div class="row">
            <Button>Keep this choice</Button>
          </div>
        </PostForm>
      )}
    </Page>
  );
}
