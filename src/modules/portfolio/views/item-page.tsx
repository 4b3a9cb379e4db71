import {
  Breadcrumb,
  Button,
  ErrorSummary,
  errorFor,
  Field,
  type FieldProblem,
  Page,
  PostForm,
  RadioList,
  type Shell,
} from "#ui";
import type { Chosen } from "../rules/portfolio.ts";

export interface ItemPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly problems: readonly FieldProblem[];
  readonly title: string;
  readonly item: Chosen;
  /** Competencies that one grows in, and those already in use. */
  readonly headings: readonly string[];
}

/** Where something stands in the portfolio, and why it is there. */
export function ItemPage({ csrfToken, headings, item, problems, shell, title }: ItemPageProps) {
  const action = `/portfolio/items/${item.kind}/${item.id}`;
  const isListed = item.heading === "" || headings.includes(item.heading);
  return (
    <Page
      shell={shell}
      title={title}
      current="/portfolio"
      isUnlisted
      notices={
        <>
          <Breadcrumb trail={[{ href: "/portfolio", label: "Your portfolio" }]} />
          <ErrorSummary problems={problems} />
        </>
      }
    >
      <div class="stack">
        <PostForm action={action} csrfToken={csrfToken} class="stack">
          <RadioList
            name="heading"
            legend="Which competency does it show?"
            choices={[
              { value: "", label: "By its topics", isChosen: item.heading === "" },
              ...headings.map((heading) => ({
                value: heading,
                label: heading,
                isChosen: heading === item.heading,
              })),
            ]}
          />
          <Field
            name="other"
            label="Or another, in your words"
            width="medium"
            value={isListed ? "" : item.heading}
            error={errorFor(problems, "other")}
          />
          <Field
            name="words"
            label="Why is it here?"
            hint="What it shows, and what you would do again. In Markdown."
            rows={5}
            value={item.words}
            error={errorFor(problems, "words")}
          />
          <div class="row">
            <Button>Keep</Button>
          </div>
        </PostForm>
        <PostForm action={`${action}/removal`} csrfToken={csrfToken}>
          <Button tone="text">Take it out of the portfolio</Button>
        </PostForm>
      </div>
    </Page>
  );
}
