import { Breadcrumb, Button, EmptyState, ErrorSummary, Field, Page, type Shell } from "#ui";
import type { FoundOffering, ShownListing } from "../../rules/finding/found.ts";
import { OfferingCard } from "../offering-card.tsx";

export interface SameAsPageProps {
  readonly shell: Shell;
  readonly id: string;
  readonly title: string;
  /** What was typed. */
  readonly words: string;
  /** Whether words were looked for; else what is alike is shown. */
  readonly isAsked: boolean;
  readonly problem: string | undefined;
  readonly offerings: readonly FoundOffering<ShownListing>[];
  /** More were found than are shown. */
  readonly isMore: boolean;
  readonly zone: string;
}

/** Finds the offering that another one is the same as. */
export function SameAsPage(props: SameAsPageProps) {
  const { shell, id, title, words, problem } = props;
  const problems = problem === undefined ? [] : [{ where: "q", message: problem }];
  return (
    <Page
      shell={shell}
      title={`“${title}” is the same as …`}
      current="/find"
      lede="Find the other one, and see both side by side. Nothing is changed before you say so there."
      notices={
        <>
          <Breadcrumb trail={[{ href: `/offerings/${id}`, label: title }]} />
          <ErrorSummary problems={problems} />
        </>
      }
    >
      <div class="stack">
        <search>
          <form class="stack" action={`/offerings/${id}/same-as`}>
            <Field
              name="q"
              type="search"
              label="The other one"
              hint="Words of its title, or the address of its page here."
              value={words}
              error={problem}
            />
            <div class="row">
              <Button>Find it</Button>
            </div>
          </form>
        </search>
        <Results {...props} />
      </div>
    </Page>
  );
}

function Results({ id, isAsked, offerings, isMore, zone, problem }: SameAsPageProps) {
  if (offerings.length === 0) return isAsked ? <NothingFound /> : null;
  return (
    <section class="stack" aria-labelledby="candidates">
      <h2 id="candidates">{isAsked && problem === undefined ? "Found" : "Similar to it"}</h2>
      {offerings.map((found) =>
        OfferingCard({
          found: withoutLinks(found),
          zone,
          ownActions: [{ href: `/offerings/${id}/same-as/${found.id}`, label: "Compare" }],
        }),
      )}
      {isMore && <p class="quiet">There are more: add a word of the title or its date.</p>}
    </section>
  );
}

function NothingFound() {
  return (
    <EmptyState title="Nothing found">
      <p>
        Try fewer words, or open its page in <a href="/find">Find</a> and paste the address here.
      </p>
    </EmptyState>
  );
}

/** Nobody registers from here. */
function withoutLinks({ offering, ...found }: FoundOffering<ShownListing>): FoundOffering<ShownListing> {
  const { registrationUrl: _register, url: _url, ...rest } = offering;
  return { ...found, offering: rest };
}
