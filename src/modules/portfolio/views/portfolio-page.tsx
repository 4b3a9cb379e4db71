import { longDay } from "#platform/words";
import {
  Button,
  ButtonLink,
  Card,
  EmptyState,
  ErrorSummary,
  errorFor,
  Field,
  type FieldProblem,
  FlashNotice,
  Page,
  PostForm,
  type Shell,
  type ShownFlash,
} from "#ui";
import { itemKinds, kindWords, type Portfolio } from "../rules/portfolio.ts";

export interface PortfolioPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly flash: ShownFlash | undefined;
  readonly problems: readonly FieldProblem[];
  readonly portfolio: Portfolio;
  /** As typed, where it is not kept yet. */
  readonly words: { readonly title: string; readonly introduction: string };
}

/** What one chose to show, by competency, and ways to take it along. */
export function PortfolioPage(props: PortfolioPageProps) {
  const { csrfToken, flash, portfolio, problems, shell } = props;
  const { groups } = portfolio;
  return (
    <Page
      shell={shell}
      title="Your portfolio"
      current="/portfolio"
      isUnlisted
      lede="What you chose to show of your learning, by competency. It is yours to take along; nobody sees it here."
      notices={
        <>
          <ErrorSummary problems={problems} />
          {flash && <FlashNotice flash={flash} csrfToken={csrfToken} />}
        </>
      }
    >
      <div class="split split--end">
        <div class="stack">
          <Groups groups={groups} />
        </div>
        <div class="stack">
          <Choosing />
          <Words {...props} />
          <TakingAlong />
        </div>
      </div>
    </Page>
  );
}

function Groups({ groups }: Pick<Portfolio, "groups">) {
  return (
    <>
      {groups.length === 0 && (
        <EmptyState title="Nothing chosen yet">
          <p>Choose a few things you are glad of. Three good ones say more than thirty.</p>
        </EmptyState>
      )}
      {groups.map(({ heading, items }) => (
        <Card heading={heading}>
          <ul>
            {items.map(({ id, kind, on, title }) => (
              <li>
                <a href={`/portfolio/items/${kind}/${id}`}>{title}</a>{" "}
                <span class="quiet">
                  {kindWords[kind][0]}, {longDay(on)}
                </span>
              </li>
            ))}
          </ul>
        </Card>
      ))}
    </>
  );
}

function Choosing() {
  return (
    <Card heading="Choose">
      <ul>
        {itemKinds.map((kind) => (
          <li>
            <a href={`/portfolio/choose/${kind}`}>{kindWords[kind][1]}</a>
          </li>
        ))}
        <li>
          <a href="/journal/import">Bring an older journal along</a>
        </li>
      </ul>
    </Card>
  );
}

function Words({ csrfToken, problems, words }: PortfolioPageProps) {
  return (
    <Card heading="What stands first">
      <PostForm action="/portfolio" csrfToken={csrfToken} class="stack">
        <Field name="title" label="Title" value={words.title} error={errorFor(problems, "title")} />
        <Field
          name="introduction"
          label="Introduction"
          hint="A few sentences about you, in Markdown."
          rows={5}
          value={words.introduction}
          error={errorFor(problems, "introduction")}
        />
        <Button>Keep</Button>
      </PostForm>
    </Card>
  );
}

function TakingAlong() {
  return (
    <Card heading="Take it along">
      <p class="quiet">With your pictures. The site needs no server: unpack it and open index.html.</p>
      <div class="row">
        <ButtonLink href="/portfolio/portfolio.zip">A site (ZIP)</ButtonLink>
        <ButtonLink href="/portfolio/portfolio.pdf">PDF</ButtonLink>
        <ButtonLink href="/portfolio/portfolio.json">JSON</ButtonLink>
      </div>
    </Card>
  );
}
