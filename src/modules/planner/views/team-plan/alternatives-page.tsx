import { Breadcrumb, Button, Card, EmptyState, Page, PostForm, type Shell, Table } from "#ui";
import { placeWords, priceWords } from "../../rules/team-plan/proposed-words.ts";
import type { Proposed } from "../../rules/team-plan/team-facts.ts";
import { hoursNumber } from "../../rules/words/amount-words.ts";
import { dayAndTime } from "../../rules/words/day-words.ts";

export interface AlternativesPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly id: string;
  readonly content: Proposed;
  readonly alternatives: readonly (Proposed & { readonly session: string })[];
}

/** What somebody could take in place of what is proposed to them. */
export function AlternativesPage({ shell, csrfToken, id, content, alternatives }: AlternativesPageProps) {
  return (
    <Page
      shell={shell}
      current="/plan"
      title={`Instead of “${content.title}”`}
      lede={
        alternatives.length === 0
          ? undefined
          : "Each of these fits your team’s desks and money as they stand, and changes nothing for anybody else."
      }
      notices={<Breadcrumb trail={[{ href: "/plan/proposals", label: "Proposed to you" }]} />}
      isUnlisted
    >
      {alternatives.length === 0 ? (
        <EmptyState title="Nothing else would fit in its place">
          <p>
            Every other session would leave a desk short, cost more than there is, or meet what you have
            already. You can still say no: the plan is then made again with it.
          </p>
        </EmptyState>
      ) : (
        <Card>
          <Table
            caption="To take instead"
            isCaptionHidden
            columns={[
              { heading: "What" },
              { heading: "When" },
              { heading: "Hours", isNumber: true },
              { heading: "Cost", isNumber: true },
              { heading: "Swap" },
            ]}
            rows={alternatives.map((each) => [
              <>
                <a href={`/offerings/${each.offeringId}`}>{each.title}</a>
                <div class="quiet">{[each.provider, placeWords(each)].filter(Boolean).join(" · ")}</div>
              </>,
              whenOf(each),
              hoursNumber(each.minutes),
              priceWords(each),
              <PostForm action={`/plan/proposals/${id}/alternatives`} csrfToken={csrfToken}>
                <input type="hidden" name="instead" value={each.session} />
                <Button tone="quiet" about={each.title}>
                  Take this
                </Button>
              </PostForm>,
            ])}
          />
        </Card>
      )}
    </Page>
  );
}

function whenOf({ sittings, zone }: Proposed): string {
  const [first] = sittings;
  if (first === undefined) return "";
  const more = sittings.length > 1 ? `, and ${sittings.length - 1} more` : "";
  return `${dayAndTime(first.start, zone)}${more}`;
}
